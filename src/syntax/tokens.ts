/** The micromark tokens of Obsidian's inline and comment syntax, added to micromark's own by module augmentation. */
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikilink: 'wikilink'
    embed: 'embed'
    tag: 'tag'
    highlight: 'highlight'
    highlightText: 'highlightText'
    highlightSequence: 'highlightSequence'
    /** A `==` that is not known to be a marker yet. */
    highlightSequenceTemporary: 'highlightSequenceTemporary'
    inlineFootnote: 'inlineFootnote'
    inlineFootnoteText: 'inlineFootnoteText'
    inlineFootnoteMarker: 'inlineFootnoteMarker'
    /** A `^[` that is not known to be a marker yet. */
    inlineFootnoteStart: 'inlineFootnoteStart'
    commentText: 'commentText'
    /** A stretch of a comment on one line. */
    commentData: 'commentData'
    /** A `%%` that has no partner in its paragraph. */
    commentOpening: 'commentOpening'
    commentFlow: 'commentFlow'
    commentFlowUnclosed: 'commentFlowUnclosed'
    formulaText: 'formulaText'
    /** A stretch of a formula on one line. */
    formulaData: 'formulaData'
    /** A `$$` that has no partner in its paragraph. */
    formulaOpening: 'formulaOpening'
    formulaFlow: 'formulaFlow'
    formulaFlowUnclosed: 'formulaFlowUnclosed'
  }
}

export {}
