/** Draws one link card. Runs in any thread; loads resvg, a WebAssembly program, and the faces. */
import { readFileSync } from 'node:fs'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { cardSvg, type SocialCard } from '../site/social/drawing.ts'
import { readCardFiles } from './card-files.ts'
import { digestOf } from './digest.ts'
import type { PageResult } from './page-task.ts'
import { stageFile } from './stage.ts'

export interface CardSettings {
  /** A folder of the build's own in which to leave what is drawn, or null to hand it over. */
  readonly stage: string | null
}

export interface CardTask {
  /** Tells it from all others of the stage. */
  readonly id: number
  readonly card: SocialCard
}

/** A card as PNG, or the file in which it lies. */
export type CardResult = Omit<PageResult, 'diagnostics'>

/** Makes a drawer of cards. */
export async function createCardDrawer({ stage }: CardSettings): Promise<(task: CardTask) => CardResult> {
  const files = readCardFiles()
  await startResvg(files.wasm)
  const font = { fontBuffers: files.fonts.map((file) => new Uint8Array(readFileSync(file))) }
  return ({ id, card }) => {
    const drawing = new Resvg(cardSvg(card, files), { font })
    const image = drawing.render()
    const bytes = Buffer.from(image.asPng())
    image.free()
    drawing.free()
    const content = stage === null ? bytes : stageFile(stage, id, bytes)
    return { content, size: bytes.length, digest: digestOf(bytes) }
  }
}

/** A thread has one such program; a later drawer finds it started. */
async function startResvg(file: string): Promise<void> {
  try {
    await initWasm(readFileSync(file))
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('Already initialized'))) throw error
  }
}
