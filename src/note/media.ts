import { extension } from '../lib/paths.ts'

/** How an embedded file is shown (IMG-1, MED-1, MED-3, MED-4). */
export type Media = 'image' | 'audio' | 'video' | 'pdf' | 'file'

const MEDIA: ReadonlyMap<string, Media> = new Map([
  ...['avif', 'bmp', 'gif', 'jpeg', 'jpg', 'png', 'svg', 'webp'].map((e) => [e, 'image'] as const),
  ...['flac', 'm4a', 'mp3', 'ogg', 'wav', '3gp'].map((e) => [e, 'audio'] as const),
  ...['mkv', 'mov', 'mp4', 'ogv', 'webm'].map((e) => [e, 'video'] as const),
  ['pdf', 'pdf'],
])

/** The media type of a path by its extension, any case. */
export function mediaOf(path: string): Media {
  return MEDIA.get(extension(path)) ?? 'file'
}

/** The size of a picture: `N` or `NxM` (IMG-2). */
export interface PictureSize {
  readonly width: number | null
  readonly height: number | null
}

/** What the text of an embed or of a Markdown image says: words and a size (IMG-3, IMG-5). */
export interface PictureText extends PictureSize {
  readonly alt: string | null
}

/** Splits `text|100x145`, `100`, `text|100` and `text` into words and size; the size is the last part. */
export function readPictureText(text: string | null): PictureText {
  if (text === null) return { alt: null, width: null, height: null }
  const bar = text.lastIndexOf('|')
  const size = /^\s*(\d{1,5})(?:\s*x\s*(\d{1,5}))?\s*$/i.exec(bar === -1 ? text : text.slice(bar + 1))
  if (size === null) return { alt: text.trim() || null, width: null, height: null }
  return {
    alt: bar === -1 ? null : text.slice(0, bar).trim() || null,
    width: Number(size[1]),
    height: size[2] === undefined ? null : Number(size[2]),
  }
}
