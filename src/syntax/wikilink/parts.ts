/** The parts of a wikilink or an embed, as its node has them. */
export interface WikilinkParts {
  readonly target: string
  readonly subpath: string | null
  readonly display: string | null
}

/** Splits the source of a wikilink or an embed, brackets included, into its parts (WL-2, WL-3, WL-15). */
export function wikilinkParts(source: string): WikilinkParts {
  const inside = source.slice(source.indexOf('[[') + 2, -2)
  const bar = inside.indexOf('|')
  const link = bar === -1 ? inside : inside.slice(0, inside[bar - 1] === '\\' ? bar - 1 : bar)
  const hash = link.indexOf('#')
  return {
    target: (hash === -1 ? link : link.slice(0, hash)).trim(),
    subpath: hash === -1 ? null : link.slice(hash + 1).trim(),
    // A table cell needs `\|` for the bars of the display text, too (`![[p.png\|alt\|100]]`).
    display:
      bar === -1
        ? null
        : inside
            .slice(bar + 1)
            .replaceAll('\\|', '|')
            .trim() || null,
  }
}

/** Whether the source of an embed names an image (the formats of IMG-1). */
export function isImageEmbed(source: string): boolean {
  return /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i.test(wikilinkParts(source).target)
}
