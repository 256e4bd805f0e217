/** The colours of link cards: those of the theme by day, as far as they can be read here. */

export interface CardColors {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly accent: string
}

/** Those of `tokens.css`. */
const DEFAULTS: CardColors = { paper: '#fdfcf9', ink: '#22201c', soft: '#524e47', accent: '#1b62a8' }

/** The colours of a theme's settings; what is no plain `#` colour is as if it were not set. */
export function cardColors(tokens: Readonly<Record<string, string>>): CardColors {
  const color = (name: keyof CardColors): string => {
    const value = (tokens[`color-${name}`] ?? '').trim()
    const day = /^light-dark\(\s*([^,()]+),/i.exec(value)?.[1]?.trim() ?? value
    return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(day) ? day.toLowerCase() : DEFAULTS[name]
  }
  const [paper, ink] = [color('paper'), color('ink')]
  const isReadable = contrast(paper, ink) >= 4.5
  return {
    paper: isReadable ? paper : DEFAULTS.paper,
    ink: isReadable ? ink : DEFAULTS.ink,
    soft: isReadable ? readable(color('soft'), paper, ink) : DEFAULTS.soft,
    accent: color('accent'),
  }
}

/** The first colour if words in it can be read on the ground, else the second. */
export function readable(color: string, ground: string, instead: string): string {
  return contrast(color, ground) >= 4.5 ? color : instead
}

/** The contrast of two `#` colours, from 1 to 21 (WCAG 2). */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const digits = color.length === 4 ? color.replace(/[0-9a-f]/gi, '$&$&') : color
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
