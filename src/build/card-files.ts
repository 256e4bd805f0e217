/** What link cards are drawn with: files of Lectern's package (`scripts/compile-cards.mjs`). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFace, type Face, type PieceData } from '../site/social/face.ts'
import { packageRoot } from '../source/package-root.ts'

export interface CardFiles {
  readonly title: Face
  readonly label: Face
  /** Says which faces and which drawing program these are. */
  readonly description: string
  /** The drawing program and the faces, as absolute paths. */
  readonly wasm: string
  readonly fonts: readonly string[]
}

interface Description {
  readonly files: readonly { readonly name: string; readonly digest: string }[]
  readonly title: readonly PieceData[]
  readonly label: readonly PieceData[]
}

/** Reads the description alone. */
export function readCardFiles(): CardFiles {
  const folder = join(packageRoot(), 'lib', 'cards')
  const description = readFileSync(join(folder, 'cards.json'), 'utf8')
  const { files, title, label } = JSON.parse(description) as Description
  const names = files.map(({ name }) => name)
  const wasm = names.find((name) => name.endsWith('.wasm')) ?? ''
  return {
    title: createFace(title),
    label: createFace(label),
    description,
    wasm: join(folder, wasm),
    fonts: names.filter((name) => name !== wasm).map((name) => join(folder, name)),
  }
}
