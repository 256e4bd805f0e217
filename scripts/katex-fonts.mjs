// Cuts the large fonts of KaTeX into pieces that a page loads only when a formula has a character of theirs.
// Every character of a font is in exactly one of its pieces, with the outline and hinting that it had.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import subsetFont from 'subset-font'

const SPACES = [0x20, 0xa0]
/** What any formula may have: ASCII, the spaces, and marks of punctuation. */
const BASIC = [...range(0x20, 0x7e), 0xa0, 0xb7, 0x2026, 0x2032]
/** Signs of ordinary algebra, calculus and logic; U+E020 is the stroke of ≠ and ∉. Mirrored pairs stay together. */
const SIGNS = [...chars('±×÷−∗∘⋅∈∋∣∥∼≈≡≤≥⊂⊃⊆⊇∪∩∞∂∇∀∃∅→ℓ⟨⟩⊤⋯'), 0xe020]
/** Seen less often, and then several of them: capital Greek, arrows, brackets of integers, products. */
const MORE_SIGNS = chars('ΓΔΘΛΞΠΣΥΦΨΩ⇒⇔⟹⟺⟶↦←↔∧∨√∝⊥⊕⊗⊙≪≫∖⌈⌉⌊⌋⋆∫–’¨˙')
const LETTERS = [...range(0x41, 0x5a), ...range(0x61, 0x7a)]
/** Capital Greek is upright in Main and slanted in Math. */
const SMALL_GREEK = [...range(0x3b1, 0x3c9), 0x3d1, 0x3d5, 0x3f5]

/** The pieces of each font by name; what none of them has is in the piece “rest”. The first keeps the font's name. */
const PIECES = {
  'KaTeX_AMS-Regular': [
    ['', [...SPACES, ...range(0x41, 0x5a), 0x6b]],
    ['signs', chars('□■▲△◊★⊨≜≲≳⩽⩾∖∄ℏ∴∵⇝↠')],
  ],
  'KaTeX_Main-Regular': [
    ['', [...BASIC, ...chars('ˉˆ˜'), ...SIGNS]],
    ['signs', MORE_SIGNS],
  ],
  'KaTeX_Main-Bold': [['', BASIC]],
  'KaTeX_Main-Italic': [['', BASIC]],
  'KaTeX_Main-BoldItalic': [['', BASIC]],
  'KaTeX_Math-Italic': [['', [...SPACES, ...LETTERS, ...SMALL_GREEK]]],
  'KaTeX_Math-BoldItalic': [['', [...SPACES, ...LETTERS]]],
}

/**
 * The rules and files that take the place of one @font-face of KaTeX: its style sheet names only woff2 files.
 * The browser picks the piece by `unicode-range`; a character that no piece has falls through as before.
 */
export async function cutFontFace(rule, folder) {
  const name = /fonts\/([\w-]+)\.woff2/.exec(rule)?.[1] ?? ''
  const pieces = await piecesOf(join(folder, `${name}.woff2`), name)
  const css = pieces.map(({ name: piece, codePoints }) => {
    const own = rule.replace(`${name}.woff2`, `${piece}.woff2`)
    return codePoints === null ? own : own.replace('}', `;unicode-range:${unicodeRange(codePoints)}}`)
  })
  return { css: css.join(''), pieces }
}

/** The pieces of a font: name without ending, content, and code points (null: all, it is not cut). */
export async function piecesOf(path, name) {
  const font = await readFile(path)
  const named = PIECES[name]
  if (named === undefined) return [{ name, font, codePoints: null }]
  const left = new Set(codePointsOf(font))
  const pieces = []
  for (const [part, wanted] of [...named, ['rest', [...left]]]) {
    const codePoints = wanted.filter((codePoint) => left.delete(codePoint)).sort((a, b) => a - b)
    const text = String.fromCodePoint(...codePoints)
    pieces.push({
      name: part === '' ? name : `${name}-${part}`,
      font: await subsetFont(font, text, { targetFormat: 'woff2' }),
      codePoints,
    })
  }
  return pieces
}

/** Code points as the value of `unicode-range`: neighbours are joined. */
function unicodeRange(codePoints) {
  const runs = []
  for (const codePoint of codePoints) {
    const last = runs.at(-1)
    if (last?.[1] === codePoint - 1) last[1] = codePoint
    else runs.push([codePoint, codePoint])
  }
  const hex = (codePoint) => codePoint.toString(16)
  return runs.map(([from, to]) => (from === to ? `u+${hex(from)}` : `u+${hex(from)}-${hex(to)}`)).join(',')
}

/** The code points that a woff2 font has a glyph for, read from its character map (formats 4 and 12). */
export function codePointsOf(font) {
  const map = characterMap(font)
  const found = new Set()
  for (let index = 0; index < map.readUInt16BE(2); index++) {
    const table = map.subarray(map.readUInt32BE(4 + 8 * index + 4))
    const format = table.readUInt16BE(0)
    const spans = format === 4 ? spansOfFormat4(table) : format === 12 ? spansOfFormat12(table) : []
    for (const [from, to] of spans) for (const codePoint of range(from, to)) found.add(codePoint)
  }
  found.delete(0xffff)
  return [...found].sort((a, b) => a - b)
}

/** The table “cmap”: https://www.w3.org/TR/WOFF2/#table_dir_format. Only glyf, loca and hmtx may be transformed. */
function characterMap(font) {
  let at = 48
  let offset = 0
  let place = null
  const number = () => {
    let value = 0
    for (;;) {
      const byte = font[at++]
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
  }
  const [CMAP, GLYF, LOCA, OTHER_TAG] = [0, 10, 11, 63]
  for (let count = font.readUInt16BE(12); count > 0; count--) {
    const flags = font[at++]
    const tag = flags & 63
    if (tag === OTHER_TAG) at += 4
    const transformed = tag === GLYF || tag === LOCA ? flags >> 6 !== 3 : flags >> 6 !== 0
    let length = number()
    if (transformed) length = number()
    if (tag === CMAP) place = [offset, offset + length]
    offset += length
  }
  const tables = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)))
  if (place === null) throw new Error('A font has no character map.')
  return tables.subarray(...place)
}

function spansOfFormat4(table) {
  const count = table.readUInt16BE(6) / 2
  return Array.from({ length: count }, (_, index) => [
    table.readUInt16BE(16 + 2 * count + 2 * index),
    table.readUInt16BE(14 + 2 * index),
  ])
}

function spansOfFormat12(table) {
  return Array.from({ length: table.readUInt32BE(12) }, (_, index) => [
    table.readUInt32BE(16 + 12 * index),
    table.readUInt32BE(20 + 12 * index),
  ])
}

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function chars(text) {
  return [...text].map((char) => char.codePointAt(0) ?? 0)
}
