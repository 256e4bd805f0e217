/** A link card as SVG: what a link to a page looks like where links are shown with a picture (WEB-1). */
import { escapeHtml } from '../../html/escape.ts'
import { type CardColors, contrast, readable } from './colors.ts'
import type { Face } from './face.ts'
import { setTitle, shortened } from './lines.ts'

/** All that a card shows; plain data. */
export interface SocialCard {
  readonly title: string
  /** What the page is part of: its course and unit, or its folders; null if it is part of nothing. */
  readonly above: string | null
  /** The name of the site, or null where the title is just that. */
  readonly site: string | null
  /** The site's address without its scheme. */
  readonly host: string
  readonly colors: CardColors
}

/** Pixels. */
export const CARD_SIZE = { width: 1200, height: 630 } as const

const MARGIN = 88
const COLUMN = CARD_SIZE.width - 2 * MARGIN
const BAR = 14
const LABEL = 32
const HOST = 27
const FOOT = 552
/** Between title and label. */
const GAP = 40
/** Heights in the unit of the size: of a line, and of capitals. */
const LEADING = 1.15
const CAPITALS = 0.67

/** The drawing of the site's icon, in a square of 32. */
const BOOK =
  'M7 9.500c3-1.200 6-1.200 9 .6 3-1.800 6-1.800 9-.6v13c-3-1.200-6-1.200-9 .6-3-1.800-6-1.800-9-.6z'
const SPINE = 'M16 10.100v13'

/** Draws a card with faces that have all of its characters. */
export function cardSvg(card: SocialCard, faces: { readonly title: Face; readonly label: Face }): string {
  const { paper, ink, soft, accent } = card.colors
  const { size, lines } = setTitle(faces.title, card.title, COLUMN)
  const label = card.above === null ? null : shortened(faces.label, card.above, LABEL, COLUMN)
  // Label and title as one block, a little above the middle of the room over the foot.
  const block = (label === null ? 0 : LABEL + GAP) + size * (CAPITALS + LEADING * (lines.length - 1))
  const top = Math.max(MARGIN, (FOOT - 56 - block) * 0.5)
  const first = top + (label === null ? 0 : LABEL + GAP) + size * CAPITALS
  const host = shortened(faces.label, card.host, HOST, COLUMN / 2)
  const hostWidth = faces.label.measure(host, HOST) ?? 0
  const onAccent = ['#ffffff', ink, paper].find((color) => contrast(accent, color) >= 2) ?? ink
  const nameRoom = COLUMN - 68 - hostWidth - 40
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_SIZE.width}" height="${CARD_SIZE.height}">`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    // A large book that fades before it reaches the foot.
    `<linearGradient id="fade" x2="0" y2=".5"><stop stop-color="${accent}" stop-opacity=".11"/>`,
    `<stop offset="1" stop-color="${accent}" stop-opacity="0"/></linearGradient>`,
    `<g transform="translate(736 130) scale(24)"><path d="${BOOK}" fill="url(#fade)"/>`,
    `<path d="${SPINE}" stroke="${paper}" stroke-width=".5"/></g>`,
    `<g fill="${accent}">`,
    `<rect width="${BAR}" height="100%"/>`,
    `<rect x="${MARGIN}" y="${FOOT - 37}" width="50" height="50" rx="11"/>`,
    '</g>',
    `<g transform="translate(${MARGIN} ${FOOT - 37}) scale(1.5625)">`,
    `<path d="${BOOK}" fill="${onAccent}"/>`,
    `<path d="${SPINE}" stroke="${accent}" stroke-width="1.500"/></g>`,
    label === null
      ? ''
      : text(faces.label, label, LABEL, MARGIN, top + LABEL * 0.73, readable(accent, paper, soft)),
    ...lines.map((line, index) =>
      text(faces.title, line, size, MARGIN, first + index * size * LEADING, ink, -0.01),
    ),
    card.site === null
      ? ''
      : text(faces.label, shortened(faces.label, card.site, LABEL, nameRoom), LABEL, MARGIN + 68, FOOT, ink),
    text(faces.label, host, HOST, CARD_SIZE.width - MARGIN - hostWidth, FOOT, soft),
    '</svg>',
  ].join('')
}

/**
 * Words on one line. Pieces of a face are elements of their own at places that are worked out here, without
 * kerning: resvg loses text that changes between fonts.
 */
function text(face: Face, words: string, size: number, x: number, y: number, fill: string, spacing = 0) {
  const runs = face.runs(words)
  const kerning = runs.length > 1 ? ' font-kerning="none"' : ''
  const tracking = spacing === 0 ? '' : ` letter-spacing="${round(spacing * size)}"`
  let left = x
  return runs
    .map(({ family, text }) => {
      const place = `x="${round(left)}" y="${round(y)}" xml:space="preserve"`
      const font = `font-family="${family}" font-size="${size}"${tracking}${kerning}`
      left += (face.measure(text, size) ?? 0) + [...text].length * round(spacing * size)
      return `<text ${place} ${font} fill="${fill}">${escapeHtml(text)}</text>`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
