import { escapeHtml } from '../html/escape.ts'
import type { Hole } from './object.ts'
import type { LinkTarget } from './target.ts'

type EmbedHole = Extract<Hole, { kind: 'embed' }>
type FileTarget = Extract<LinkTarget, { kind: 'file' }>

/** An embedded attachment: picture, sound, film, PDF, or a link to the file (IMG-1 to IMG-4, MED-1 to MED-4). */
export function fileEmbed(hole: EmbedHole, target: FileTarget, href: string): string {
  const src = escapeHtml(href)
  switch (target.media) {
    case 'image':
      return picture(hole, target, href)
    case 'audio':
      return `<audio controls preload="metadata" src="${src}"></audio>`
    case 'video':
      return `<video controls preload="metadata" src="${src}"${sizeOf(hole)}></video>`
    case 'pdf':
      return pdf(hole, target, href)
    case 'file':
      return block(
        hole,
        `<a class="internal-link file-link" href="${src}">${escapeHtml(hole.alt ?? target.name)}</a>`,
      )
    default:
      return target.media satisfies never
  }
}

/** A placeholder where an embed has nothing to show; `inner` is escaped already. */
export function embedMissing(hole: EmbedHole, className: string, inner: string): string {
  return block(hole, `<span class="${className}">${inner}</span>`)
}

function picture(hole: EmbedHole, target: FileTarget, href: string): string {
  const alt = escapeHtml(hole.alt ?? target.name.replace(/\.[^.]*$/, ''))
  // The subpath of a picture is no part of its address (IMG-6).
  const src = escapeHtml(href.split('#')[0] ?? href)
  const image = `<img src="${src}" alt="${alt}"${sizeOf(hole, target)} loading="lazy">`
  if (hole.context !== 'block') return image
  if (hole.alt === null) return `<p class="image">${image}</p>`
  // The caption is the alternative text, which need not be read out twice.
  return `<figure class="image">${image}<figcaption aria-hidden="true">${alt}</figcaption></figure>`
}

/** The author's size; else the picture's own, which lets the browser keep its place (PG-8). */
function sizeOf(hole: EmbedHole, target?: FileTarget): string {
  if (hole.width !== null)
    return ` width="${hole.width}"${hole.height === null ? '' : ` height="${hole.height}"`}`
  const size = target?.size
  return size === null || size === undefined ? '' : ` width="${size.width}" height="${size.height}"`
}

function pdf(hole: EmbedHole, target: FileTarget, href: string): string {
  // `height=N` is for the frame, everything else for the viewer (MED-3).
  const options = (target.fragment ?? '').split('&').filter((option) => option !== '')
  const height = /^height=(\d{1,5})$/.exec(options.find((option) => option.startsWith('height=')) ?? '')?.[1]
  const fragment = options.filter((option) => !option.startsWith('height=')).join('&')
  const src = escapeHtml(`${href.split('#')[0]}${fragment === '' ? '' : `#${fragment}`}`)
  const name = escapeHtml(hole.alt ?? target.name)
  const frame = `<iframe class="pdf-embed" src="${src}" title="${name}" height="${height ?? hole.height ?? 600}" loading="lazy"></iframe>`
  const link = `<a class="internal-link file-link" href="${src}">${name}</a>`
  return hole.context === 'block'
    ? `<figure class="pdf">${frame}<figcaption>${link}</figcaption></figure>`
    : frame
}

function block(hole: EmbedHole, html: string): string {
  return hole.context === 'block' ? `<p>${html}</p>` : html
}
