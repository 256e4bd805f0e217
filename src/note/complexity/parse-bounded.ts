/**
 * Parsing with bounded work (TR-15, trust.md 4.1): a note is measured in one pass, cut between top-level blocks
 * and parsed piece by piece. What exceeds a bound is shown as it is written, with a warning; nothing is lost.
 *
 * For a note within the bounds the tree equals that of `parseMarkdown`, positions included.
 */
import type { Root, RootContent } from 'mdast'
import type { NoteDiagnostic } from '../../diagnostics/diagnostic.ts'
import { hideSpanningComments } from '../../syntax/comment/spanning.ts'
import { indexBelow, indexMarkers, type MarkerIndex, NO_MARKERS } from '../../syntax/marker-index.ts'
import type { Comment } from '../../syntax/nodes.ts'
import { markdownSyntax, type ParseOptions, parseMarkdown } from '../../syntax/parse-markdown.ts'
import { createSource, type Source } from '../../syntax/tree/source.ts'
import { append } from '../../syntax/tree/walk.ts'
import {
  costOf,
  DOUBTFUL_INLINE_COST,
  type Excess,
  excessOfBlocks,
  excessOfContent,
  LONGEST_EXACT,
  NOTE_BUDGET,
  type TextLimits,
  tooComplex,
} from './bounds.ts'
import { type Counts, countNodes, excessOfCounts, NOTHING } from './counts.ts'
import { findCuts } from './cuts.ts'
import { areEmpty, collectLabels, createLabels, knownLabels, type Labels } from './definitions.ts'
import { type Measure, measure, sumOf } from './measure.ts'
import { measureContent } from './measure-content.ts'
import { isClosed, shift } from './pieces.ts'
import { endOfHidden, plainText } from './plain-text.ts'

/** A note's tree, and what of it could not be parsed. */
export interface BoundedTree {
  readonly tree: Root
  readonly diagnostics: readonly NoteDiagnostic[]
}

/** Where a piece ends if nothing speaks against it: what is quadratic in a parser stays small. */
const PIECE_LENGTH = 16 * 1024
const PIECE_RESTARTS = 100

/** Parses a note whose frontmatter has been blanked; its lines end in LF. */
export function parseBounded(source: string, limits: TextLimits): BoundedTree {
  return parseInPieces(source, limits, PIECE_LENGTH)
}

/** The same with another length of pieces, for tests. */
export function parseInPieces(source: string, limits: TextLimits, pieceLength: number): BoundedTree {
  const cuts = findCuts(source)
  const parts = cuts.slice(1).map((end, i) => measure(source.slice(cuts[i], end), limits.nesting))
  const markers = /%%|\$\$/.test(source) ? indexMarkers(source, 1) : NO_MARKERS
  const note: Note = { source: createSource(source), limits, pieceLength, cuts, parts, markers }
  const labels = createLabels()
  const first = parsePieces(note, null, labels)
  // A reference may stand before its definition and in another piece.
  if (first.pieces < 2 || areEmpty(labels)) return first
  return parsePieces(note, labels, createLabels())
}

interface Note {
  readonly source: Source
  readonly limits: TextLimits
  readonly pieceLength: number
  /** Part `i` is what stands between cuts `i` and `i + 1`. */
  readonly cuts: readonly number[]
  readonly parts: readonly Measure[]
  readonly markers: MarkerIndex
}

interface ParsedPieces extends BoundedTree {
  readonly pieces: number
}

/**
 * Parses all pieces.
 *
 * @param known the labels that the whole note defines, or null to parse each piece with its own
 * @param found takes the labels that the pieces define
 */
function parsePieces(note: Note, known: Labels | null, found: Labels): ParsedPieces {
  const { source, cuts, limits } = note
  const children: RootContent[] = []
  const diagnostics: NoteDiagnostic[] = []
  const last = cuts.length - 1
  let pieces = 0
  let used = NOTHING_USED
  let leastLength = 0
  const openings = new WeakSet<Comment>()
  for (let from = 0; from < last; ) {
    const piece = takePiece(note, from, leastLength)
    const options = optionsFor(note, piece, openings, known)
    const result = parsePiece(note, piece, used, options)
    pieces++
    used = result.used
    leastLength = result.kind === 'open' ? 2 * piece.measure.length : 0
    if (result.kind === 'open') continue
    from = piece.to
    if (result.kind === 'tree') {
      shift(result.tree.children, source.pointAt(piece.start))
      append(children, result.tree.children)
      const isAll = piece.text.length === source.text.length
      if (known === null && !isAll) collectLabels(piece.text, markdownSyntax(piece.text, options), found)
      continue
    }
    const end =
      result.excess === 'note' ? source.text.length : endOfHidden(source.text, piece.start, piece.end)
    while ((cuts[from] ?? source.text.length) < end) from++
    append(children, plainText(source, piece.start, cuts[from] ?? source.text.length))
    diagnostics.push(tooComplex(result.excess, placeOf(note, piece.start), limits))
  }
  const position = { start: source.pointAt(0), end: source.pointAt(source.text.length) }
  const tree: Root = { type: 'root', children, position }
  if (source.text.includes('%%')) hideSpanningComments(tree, openings)
  return { tree, diagnostics, pieces }
}

/** What the parser of a piece must know of the rest of the note. */
function optionsFor(
  { source, markers }: Note,
  piece: Piece,
  openings: WeakSet<Comment>,
  known: Labels | null,
): ParseOptions {
  const linesAbove = source.pointAt(piece.start).line - 1
  return {
    surroundings: { markers: indexBelow(markers, linesAbove), openings },
    extensions: known === null ? [] : [knownLabels(known)],
  }
}

/** A stretch of the note from one cut to another. */
interface Piece {
  /** Index of the cut at its end. */
  readonly to: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly measure: Measure
}

/** The parts from a cut on that are parsed together: at least so many characters, and no doubtful part with others. */
function takePiece(note: Note, from: number, leastLength: number): Piece {
  const { cuts, parts, source } = note
  const [head] = parts.slice(from, from + 1)
  if (head === undefined) throw new Error('There is no piece behind the last cut.')
  let total = head
  let to = from + 1
  let isDoubtful = exceedsSome(head, note.limits)
  for (let part = parts[to]; part !== undefined; part = parts[++to]) {
    const sum = sumOf(total, part)
    const isForced = total.length < leastLength
    if (!isForced) {
      isDoubtful ||= exceedsSome(part, note.limits)
      if (isDoubtful || sum.length > note.pieceLength || sum.restarts > PIECE_RESTARTS) break
    }
    total = sum
  }
  const start = cuts[from] ?? 0
  const end = cuts[to] ?? source.text.length
  return { to, start, end, text: source.text.slice(start, end), measure: total }
}

function exceedsSome(part: Measure, limits: TextLimits): boolean {
  return excessOfBlocks(part, limits) !== null || excessOfContent(part, limits) !== null
}

/** What has been used up of the note's budgets. */
interface Used {
  readonly cost: number
  readonly cells: number
  readonly counts: Counts
}

const NOTHING_USED: Used = { cost: 0, cells: 0, counts: NOTHING }

type PieceResult =
  | { readonly kind: 'tree'; readonly tree: Root; readonly used: Used }
  | { readonly kind: 'excess'; readonly excess: Excess; readonly used: Used }
  /** The last block goes on behind the piece: it must be longer. */
  | { readonly kind: 'open'; readonly used: Used }

function parsePiece(note: Note, piece: Piece, before: Used, options: ParseOptions): PieceResult {
  const { limits, source } = note
  const { text } = piece
  const blocks = excessOfBlocks(piece.measure, limits)
  if (blocks !== null) return { kind: 'excess', excess: blocks, used: before }
  const exact = measureExactly(piece, limits, options)
  const content = excessOfContent({ ...exact, cells: before.cells + exact.cells }, limits)
  if (content !== null) return { kind: 'excess', excess: content, used: before }
  const cost = before.cost + costOf(exact)
  if (cost > NOTE_BUDGET) return { kind: 'excess', excess: 'note', used: before }

  const tree = parseMarkdown(text, options)
  if (piece.end < source.text.length && !isClosed(tree, text))
    return { kind: 'open', used: { ...before, cost } }
  const { counts, isTooDeep } = countNodes(tree, before.counts)
  const excess = isTooDeep ? 'depth' : excessOfCounts(counts, limits)
  if (excess !== null) return { kind: 'excess', excess, used: { ...before, cost } }
  return { kind: 'tree', tree, used: { cost, cells: before.cells + exact.cells, counts } }
}

/** The measure of a piece, without what only looks like markup if that could make a difference. */
function measureExactly(piece: Piece, limits: TextLimits, options: ParseOptions): Measure {
  const { measure } = piece
  const isDoubtful = excessOfContent(measure, limits) !== null || measure.inlineCost > DOUBTFUL_INLINE_COST
  return isDoubtful && measure.length <= LONGEST_EXACT
    ? { ...measure, ...measureContent(piece.text, markdownSyntax(piece.text, options)) }
    : measure
}

/** Where the first character of a stretch stands that is no blank. */
function placeOf({ source }: Note, start: number): { line: number; column: number } {
  let at = start
  while (at < source.text.length && source.text[at]?.trim() === '') at++
  const { line, column } = source.pointAt(at)
  return { line, column }
}
