// Puts what draws link cards into lib/cards: resvg as WebAssembly, two faces in pieces by script, and cards.json
// with the width of every character that the faces have, by which lines are broken without opening a font.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

/** The packages whose files the folder holds. */
export const CARD_PACKAGES = ['@fontsource/inter', '@fontsource/source-serif-4', '@resvg/resvg-wasm']

/** Faces, each in pieces by script; a character is taken from the first piece that has it. */
const FACES = {
  title: { name: 'source-serif-4', weight: 600 },
  label: { name: 'inter', weight: 500 },
}
const PIECES = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese']

/** Writes the folder, which is emptied first. */
export function compileCards(folder = join(ROOT, 'lib/cards')) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const files = []
  const write = (name, bytes) => {
    writeFileSync(join(folder, name), bytes)
    files.push({ name, digest: createHash('sha256').update(bytes).digest('hex').slice(0, 16) })
  }
  write('resvg.wasm', readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  const faces = Object.entries(FACES).map(([role, { name, weight }]) => {
    const source = join(dirname(require.resolve(`@fontsource/${name}/package.json`)), 'files')
    const known = new Set()
    const pieces = PIECES.map((piece) => {
      const tables = readTables(readFileSync(join(source, `${name}-${piece}-${weight}-normal.woff`)))
      const family = `${role}-${piece}`
      // A family of its own, so that whoever draws need not look for the piece that has a character.
      write(`${name}-${piece}.ttf`, writeFont(new Map([...tables, ['name', nameTable(family)]])))
      const font = readWidths(tables)
      const widths = new Map([...font.widths].filter(([character]) => !known.has(character)))
      for (const character of widths.keys()) known.add(character)
      return { family, unitsPerEm: font.unitsPerEm, widths: runs(widths) }
    })
    return [role, pieces]
  })
  writeFileSync(join(folder, 'cards.json'), `${JSON.stringify({ files, ...Object.fromEntries(faces) })}\n`)
}

/** Neighbouring characters together: the first, then the width of each. */
function runs(widths) {
  const found = []
  let next = -1
  for (const character of [...widths.keys()].sort((a, b) => a - b)) {
    if (character !== next) found.push([character])
    found.at(-1).push(widths.get(character))
    next = character + 1
  }
  return found
}

/** The tables of a font in WOFF. */
function readTables(woff) {
  const tables = new Map()
  for (let index = 0; index < woff.readUInt16BE(12); index++) {
    const entry = 44 + index * 20
    const [offset, packed, size] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at))
    const bytes = woff.subarray(offset, offset + packed)
    tables.set(woff.toString('latin1', entry, entry + 4), packed < size ? inflateSync(bytes) : bytes)
  }
  return tables
}

/** Tables as TrueType; nobody who reads these files looks at checksums. */
function writeFont(tables) {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const head = Buffer.alloc(12 + sorted.length * 16)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(sorted.length, 4)
  const bodies = []
  let offset = head.length
  for (const [index, [tag, bytes]] of sorted.entries()) {
    head.write(tag, 12 + index * 16, 'latin1')
    head.writeUInt32BE(offset, 12 + index * 16 + 8)
    head.writeUInt32BE(bytes.length, 12 + index * 16 + 12)
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
    bodies.push(padded)
    offset += padded.length
  }
  return Buffer.concat([head, ...bodies])
}

/** Names of a font: family, style, whole name, PostScript name. */
function nameTable(family) {
  const names = [1, 2, 4, 6].map((id) => [id, Buffer.from(id === 2 ? 'Regular' : family, 'utf16le').swap16()])
  const head = Buffer.alloc(6 + names.length * 12)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  for (const [index, [id, bytes]] of names.entries()) {
    // Windows, Unicode, American English.
    const fields = [3, 1, 0x409, id, bytes.length, offset]
    for (const [at, field] of fields.entries()) head.writeUInt16BE(field, 6 + index * 12 + at * 2)
    offset += bytes.length
  }
  return Buffer.concat([head, ...names.map(([, bytes]) => bytes)])
}

/** The advance widths of a font's characters. */
function readWidths(tables) {
  const [hmtx, count] = [tables.get('hmtx'), tables.get('hhea').readUInt16BE(34)]
  const widths = new Map()
  for (const [character, glyph] of characters(tables.get('cmap'))) {
    if (glyph !== 0) widths.set(character, hmtx.readUInt16BE(Math.min(glyph, count - 1) * 4))
  }
  return { unitsPerEm: tables.get('head').readUInt16BE(18), widths }
}

/** Characters of the Basic Multilingual Plane with their glyphs: the subtable of format 4. */
function* characters(cmap) {
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    if (table.readUInt16BE(0) !== 4) continue
    const size = table.readUInt16BE(6)
    for (let segment = 0; segment < size; segment += 2) {
      const [end, start] = [table.readUInt16BE(14 + segment), table.readUInt16BE(16 + size + segment)]
      const delta = table.readUInt16BE(16 + 2 * size + segment)
      const rangeAt = 16 + 3 * size + segment
      const range = table.readUInt16BE(rangeAt)
      for (let character = start; character <= end && character < 0xffff; character++) {
        const found = range === 0 ? character : table.readUInt16BE(rangeAt + range + (character - start) * 2)
        yield [character, range !== 0 && found === 0 ? 0 : (found + delta) & 0xffff]
      }
    }
    return
  }
  throw new Error('The font has no table of characters of format 4.')
}
