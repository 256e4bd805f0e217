/**
 * The compile phase: one note's text → its summary (what others may know) and its object (HTML with holes).
 *
 * Pure, and reads nothing but its arguments: two notes with one text compile to one result, whatever they are
 * called and whatever else the vault holds.
 */
import type { Element, ElementContent } from 'hast'
import type { Heading, Nodes, Root } from 'mdast'
import { type NoteDiagnostic, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { parseBounded } from '../note/complexity/parse-bounded.ts'
import { findDefinitions } from '../note/definitions.ts'
import { readFrontmatter } from '../note/frontmatter.ts'
import type { NoteOptions } from '../note/options.ts'
import { summarise } from '../note/summarise.ts'
import type { LinkSummary, NotePlaces, NoteSummary } from '../note/summary.ts'
import { applyTransforms } from '../syntax/transforms.ts'
import { append } from '../syntax/tree/walk.ts'
import { adoptElement } from './adopt.ts'
import type { RenderContext } from './context.ts'
import { flatten } from './flatten.ts'
import { type Highlight, NO_HIGHLIGHT } from './highlight/highlight.ts'
import { createHoles, mapNodes, toParts } from './holes.ts'
import { keepHtmlLinks } from './html-links.ts'
import { leadOf } from './lead.ts'
import { createFormulaRenderer, type FormulaRenderer, wordsOf } from './math.ts'
import type { NoteObject, Parts } from './object.ts'
import { hasRawHtml, parseRawHtml } from './raw-html.ts'
import { firstExcessiveHtml, withoutTags } from './raw-html-bounds.ts'
import { runPlugins } from './run-plugins.ts'
import { markSections } from './sections.ts'
import type { Sentence } from './sentence-pieces.ts'
import { slicesOf } from './slices.ts'
import { extractCitations } from './sources/extract.ts'
import { placeSources } from './sources/place.ts'
import { countWords, sectionTexts } from './text.ts'
import { blocksToHast, createHandlers } from './to-hast.ts'

/** The author's plugins: remark ones see a note before it is summarised, rehype ones before it is linked. */
export interface NotePlugins {
  readonly remark: readonly ((tree: Root) => Root)[]
  readonly rehype: readonly ((nodes: ElementContent[]) => ElementContent[])[]
}

export const NO_PLUGINS: NotePlugins = { remark: [], rehype: [] }

export interface CompiledNote {
  readonly summary: NoteSummary
  readonly object: NoteObject
  /** Null unless the options ask for them (BKL-4). */
  readonly sentences: readonly Sentence[] | null
  readonly places: NotePlaces
  readonly diagnostics: readonly NoteDiagnostic[]
}

/** What notes of one vault share, so that it is made once. */
export interface CompileTools {
  /** The highlighter for this very text, from `createHighlighters`. */
  readonly highlight: Highlight
  /** Made with the same options as the note. */
  readonly formula: FormulaRenderer
}

/** Compiles the text of one note. Content problems are diagnostics; nothing in a note makes this throw. */
export function compileNote(
  text: string,
  options: NoteOptions,
  plugins: NotePlugins = NO_PLUGINS,
  { highlight, formula }: CompileTools = {
    highlight: NO_HIGHLIGHT,
    formula: createFormulaRenderer(options),
  },
): CompiledNote {
  const formulaWords = wordsOf(formula)
  const header = readFrontmatter(text, options.limits, formulaWords)
  const source = header.body
  const { tree: parsed, diagnostics: excesses } = parseBounded(source, options.limits)
  const diagnostics: NoteDiagnostic[] = [...header.diagnostics, ...excesses]
  append(diagnostics, applyTransforms(parsed, source, { strictLineBreaks: options.strictLineBreaks }))
  const tree = runPlugins(plugins.remark, parsed, diagnostics)
  const summarised = summarise(tree, source, header.frontmatter, header.places, {
    sourceKeys: options.sourceKeys,
    formulaWords,
  })
  append(diagnostics, summarised.diagnostics)

  const links: LinkSummary[] = [...summarised.summary.links]
  const linkPlaces = [...summarised.places.links]
  const definitions = findDefinitions(tree)
  const context: RenderContext = {
    source,
    options,
    highlight,
    formula,
    summary: summarised.summary,
    definitions: definitions.definitions,
    footnoteDefinitions: definitions.footnotes,
    holes: createHoles(),
    footnotes: [],
    linksMet: [],
    quotes: [],
    sentences: options.sentences === true ? [] : null,
    items: [],
    diagnostics,
    section: -1,
  }
  const taken = extractCitations(tree, { sourceKeys: options.sourceKeys, definitions: context.definitions })
  placeSources(tree, context.summary, taken)
  const handlers = createHandlers(context)
  const htmlRemoved = (node: Element) => {
    if (diagnostics.some((diagnostic) => diagnostic.code === 'html-removed')) return
    const start = node.position?.start
    const place = start === undefined ? null : { line: start.line, column: start.column }
    const message = `HTML that could take control of the page was removed, such as “<${node.tagName}>”.`
    diagnostics.push(noteDiagnostic('html-removed', place, message))
  }
  const withinHtmlBounds = (content: ElementContent[]): ElementContent[] => {
    const excessive = firstExcessiveHtml(content)
    if (excessive === null) return content
    const start = excessive.position?.start
    const place = start === undefined ? null : { line: start.line, column: start.column }
    const message = 'The HTML is nested too deeply here, so of all HTML only the text is shown.'
    diagnostics.push(noteDiagnostic('too-complex', place, message, 'Close the elements that are left open.'))
    return withoutTags(content)
  }
  const render = (nodes: readonly Nodes[]): ElementContent[] => {
    const made = withinHtmlBounds(blocksToHast(nodes, handlers))
    const clean = hasRawHtml(made)
      ? parseRawHtml(made, source, (node) => adoptElement(node, adoption), htmlRemoved)
      : made
    const shown = runPlugins(plugins.rehype, clean, diagnostics)
    if (links.length > htmlLinks.first) keepHtmlLinks(htmlLinks, shown, -1)
    return shown
  }
  const htmlLinks = {
    first: links.length,
    headings: context.summary.headings.length,
    holes: context.holes,
    quotes: context.quotes,
    place: (link: number, section: number) => {
      const known = links[link]
      if (known !== undefined) links[link] = { ...known, section }
    },
  }
  const adoption = {
    holes: context.holes,
    frameHosts: options.frameHosts,
    report: (diagnostic: NoteDiagnostic) => void diagnostics.push(diagnostic),
    addLink: (link: Omit<LinkSummary, 'section'>, place: NotePlaces['links'][number] | null) => {
      linkPlaces.push(place ?? { line: 1, column: 1 })
      return links.push({ ...link, section: -1 }) - 1
    },
  }

  const headings = headingParts(tree, context, handlers)
  const lead = leadOf(tree, context, handlers)
  // Headings and lead were extra copies: what they met counts where it stands.
  context.quotes.length = 0
  context.sentences?.splice(0)
  context.linksMet.length = 0
  context.footnotes.length = 0
  markSections(tree)
  if (summarised.summary.mergedHeading) dropMergedHeading(tree)
  const body = render(tree.children)
  const footnotes: Parts[] = []
  // Rendering a footnote may meet further footnotes.
  for (let next = context.footnotes[0]; next !== undefined; next = context.footnotes[footnotes.length]) {
    const content =
      next.type === 'inlineFootnote'
        ? [{ type: 'paragraph' as const, children: next.children }]
        : next.children
    footnotes.push(print(render(content as Nodes[]), context))
  }
  const texts = sectionTexts(body, context.holes, summarised.summary)
  return {
    summary: { ...summarised.summary, links },
    object: {
      body: print(body, context),
      slices: slicesOf(tree, context.summary),
      footnotes,
      headings,
      quotes: context.quotes,
      texts,
      lead,
      words: countWords(texts),
    },
    sentences: context.sentences,
    places: { ...summarised.places, links: linkPlaces },
    diagnostics,
  }
}

/** Serialises; links become an opening and a closing hole, since what element they are is the linker's choice. */
function print(nodes: readonly ElementContent[], context: RenderContext): Parts {
  const { holes } = context
  const linkable = (content: readonly ElementContent[]): ElementContent[] =>
    mapNodes(content, (node) => {
      const link = node.type === 'element' && node.tagName === 'a' ? node.data?.link : undefined
      if (link === undefined || node.type !== 'element') return undefined
      const { linkTitle = null, linkFragment: fragment } = node.data ?? {}
      const open = holes.node({ kind: 'open', link, title: linkTitle, ...(fragment && { fragment }) })
      return [open, ...linkable(node.children), holes.node({ kind: 'close', link })]
    })
  return toParts(linkable(nodes), holes)
}

type NoteHandlers = ReturnType<typeof createHandlers>

function headingParts(tree: Root, context: RenderContext, handlers: NoteHandlers): Parts[] {
  const found: { readonly index: number; readonly block: Heading }[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'heading' && node.data?.heading !== undefined) {
      // Without its data it is an ordinary heading, with no anchor and no section.
      found.push({ index: node.data.heading, block: { type: 'heading', depth: 1, children: node.children } })
    } else if ('children' in node) {
      node.children.forEach(visit)
    }
  }
  visit(tree)
  const parts: Parts[] = context.summary.headings.map(() => [])
  const made = blocksToHast(
    found.map(({ block }) => block),
    handlers,
  ).filter((node) => node.type === 'element')
  for (const [place, { index }] of found.entries()) {
    const inner = made[place]?.children ?? []
    parts[index] = toParts(flatten(inner, context.holes, 'plain'), context.holes)
  }
  return parts
}

/** The H1 that gives the title is shown by the page (TTL-4); its section stays a slice. */
function dropMergedHeading(tree: Root): void {
  const index = tree.children.findIndex((node) => node.type === 'heading')
  if (index !== -1) tree.children.splice(index, 1)
}
