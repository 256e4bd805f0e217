import type { Construct, Effects, ParseContext, State, TokenizeContext } from 'micromark-util-types'

/**
 * What a block that starts with `%%` or `$$` has to know of the lines below it.
 *
 * Micromark reads a document line by line: when a block starts, its tokenizer has not seen what follows, and
 * later it is too late to take the start back.
 */
export interface MarkerIndex {
  /** The last line that is `%%` and nothing else; 0 if there is none. */
  readonly lastCommentLine: number
  /** The lines with a `%%` after which the next `%%` of the note stands at the end of a later line. */
  readonly commentsClosedAtLineEnd: Pick<ReadonlySet<number>, 'has'>
  /** The last line with `$$`; 0 if there is none. */
  readonly lastFormulaLine: number
}

export interface MarkerIndexer {
  /**
   * Never matches. Put at a marker in document content, it is called at the first line that starts with one,
   * where the rest of the document is at hand.
   */
  readonly construct: Construct
  /** The index of the document that is being parsed. */
  indexOf(parser: ParseContext): MarkerIndex
}

/** The index of a text without markers. */
export const NO_MARKERS: MarkerIndex = {
  lastCommentLine: 0,
  commentsClosedAtLineEnd: new Set(),
  lastFormulaLine: 0,
}

/**
 * Creates an indexer that keeps one index for each document that is being parsed.
 *
 * @param given the index, if it is known: of a document that is a part of a longer one
 */
export function createMarkerIndexer(given?: MarkerIndex): MarkerIndexer {
  const indexes = new WeakMap<ParseContext, MarkerIndex>()
  return {
    construct: { name: 'markerIndex', tokenize },
    indexOf: (parser) => given ?? indexes.get(parser) ?? NO_MARKERS,
  }

  function tokenize(this: TokenizeContext, _effects: Effects, _ok: State, nok: State): State {
    if (given === undefined && !indexes.has(this.parser)) {
      indexes.set(this.parser, indexMarkers(restOfDocument(this), this.now().line))
    }
    return nok
  }
}

/** A document is given to its tokenizer in one piece, so all of its chunks are there; the last one is its end. */
function restOfDocument(context: TokenizeContext): string {
  const start = context.now()
  const everything = { ...start, _index: Number.MAX_SAFE_INTEGER, _bufferIndex: -1 }
  const chunks = context.sliceStream({ start, end: everything }).length
  return context.sliceSerialize({ start, end: { ...everything, _index: start._index + chunks - 1 } })
}

/** The index of a part of a text, by the numbers that its lines have there; `before` is the number of lines above it. */
export function indexBelow(index: MarkerIndex, before: number): MarkerIndex {
  return {
    lastCommentLine: index.lastCommentLine - before,
    lastFormulaLine: index.lastFormulaLine - before,
    commentsClosedAtLineEnd: { has: (line) => index.commentsClosedAtLineEnd.has(line + before) },
  }
}

/** Indexes the markers of a text whose first line has the given number, in one pass. */
export function indexMarkers(text: string, firstLine: number): MarkerIndex {
  let lastCommentLine = 0
  let lastFormulaLine = 0
  let commentBefore = 0
  const commentsClosedAtLineEnd = new Set<number>()
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const line = firstLine + index
    if (/(?:^|[^\\])(?:\\\\)*\$\$/.test(content)) lastFormulaLine = line
    const marker = content.indexOf('%%')
    if (marker === -1) continue
    if (content.slice(marker + 2).trim() === '') {
      if (commentBefore > 0) commentsClosedAtLineEnd.add(commentBefore)
      // The line may stand in quotes.
      if (/^[>\t ]*$/.test(content.slice(0, marker))) lastCommentLine = line
    }
    commentBefore = line
  }
  return { lastCommentLine, commentsClosedAtLineEnd, lastFormulaLine }
}
