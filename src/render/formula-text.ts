/**
 * A formula in one line of plain text, for places that hold nothing else: search, the index, descriptions. It is read
 * from the MathML that KaTeX writes beside its HTML, so every sign is the one that readers see: `x_{\text{adv}}` is
 * `x_adv`, `\frac{a+b}{2}` is `(a+b)/2`.
 */

const MATHML = /<semantics>(.*?)<annotation /s
const PIECE = /<(\/?)([a-z]+)[^>]*?(\/?)>|([^<]+)/g
/** What stands above or below and says nothing of its own: lines, hats, arrows. */
const ACCENT = /^[\u0300-\u036f^~ˉˊˋ˘˙¨ˇ˚→←↔‾_⏞⏟]$/

/** The text of a formula that KaTeX has rendered; empty if there is none in it. Linear. */
export function formulaText(html: string): string {
  const mathml = MATHML.exec(html)?.[1] ?? ''
  const open: { tag: string; parts: string[] }[] = [{ tag: 'math', parts: [] }]
  for (const [, close, tag = '', empty, text] of mathml.matchAll(PIECE)) {
    if (text !== undefined) open.at(-1)?.parts.push(unescaped(text))
    else if (close === '' && empty === '') open.push({ tag, parts: [] })
    else if (close !== '') {
      const closed = open.pop()
      if (closed !== undefined) open.at(-1)?.parts.push(joined(closed.tag, closed.parts))
    }
  }
  return (open[0]?.parts ?? []).join('').replace(/\s+/g, ' ').trim()
}

function joined(tag: string, parts: readonly string[]): string {
  const [first = '', second = '', third = ''] = parts
  switch (tag) {
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`
    case 'msqrt':
      return `√${grouped(parts.join(''))}`
    case 'mroot':
      return `${grouped(second)}√${grouped(first)}`
    case 'msub':
    case 'munder':
      return scripts(first, '_', second)
    case 'msup':
    case 'mover':
      return scripts(first, '^', second)
    case 'msubsup':
    case 'munderover':
      return scripts(scripts(first, '_', second), '^', third)
    case 'mtd':
    case 'mtr':
      return parts.join(tag === 'mtr' ? ', ' : '')
    case 'mtable':
      return parts.join('; ')
    case 'mspace':
      return ' '
    default:
      return parts.join('')
  }
}

/** Primes stand as they are, and of accents the letter under them is enough. */
function scripts(base: string, sign: '_' | '^', script: string): string {
  if (/^′+$/.test(script)) return base + script
  return script === '' || ACCENT.test(script) ? base : base + sign + grouped(script)
}

/** Of more than one word or sign it must be seen where it ends. */
function grouped(text: string): string {
  return /^[\p{L}\p{M}\p{N}.′∞]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`
}

/** The entities that KaTeX writes, and the signs that only tell a reader of MathML what belongs together. */
function unescaped(text: string): string {
  return text
    .replace(/[\u2061-\u2064]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
}
