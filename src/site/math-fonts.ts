/** Which of KaTeX's fonts the formulas of a page are set in, so that the page asks for them before it is laid out. */

/** Fonts by the classes that KaTeX gives to what is set in them. */
const BY_CLASS: readonly (readonly [font: string, ...classes: readonly string[]])[] = [
  ['AMS-Regular', ' mathbb', ' amsrm'],
  ['Caligraphic-Regular', ' mathcal'],
  ['Fraktur-Regular', ' mathfrak'],
  ['Main-Bold', ' mathbf', ' textbf'],
  ['Main-Italic', ' mathit', ' textit'],
  ['Math-BoldItalic', ' boldsymbol'],
  ['SansSerif-Regular', ' mathsf', ' textsf'],
  ['Script-Regular', ' mathscr'],
  ['Size1-Regular', ' size1', ' delim-size1', ' small-op'],
  ['Size2-Regular', ' size2', ' large-op'],
  ['Size3-Regular', ' size3'],
  ['Size4-Regular', ' size4', ' delim-size4'],
  ['Typewriter-Regular', ' mathtt', ' texttt'],
]
/** What one of them comes right behind: a letter, an operator, a bracket. KaTeX has sizes of text too, as in `sizing size3`. */
const BEFORE = ['mord', 'mop op-symbol', 'delimsizing', 'delimsizinginner', 'mrel']
/** The values of classes that may ask for a font. */
const STYLED = new RegExp(`class="((?:${BEFORE.join('|')}) [^"]*)"`, 'g')
/** Signs that the first piece of the font Main lacks (scripts/katex-fonts.mjs), in the HTML of a formula. */
const SIGNS =
  /<span class="m(?:ord|op|bin|rel|open|close|punct)(?: mtight)?">[ΓΔΘΛΞΠΣΥΦΨΩ⇒⇔⟹⟺⟶↦←↔∧∨√∝⊥⊕⊗⊙≪≫∖⌈⌉⌊⌋⋆]/

/** The fonts that HTML with formulas needs beside those of nearly every formula, as paths beside KaTeX's style sheet. */
export function mathFonts(html: string): string[] {
  if (!html.includes('class="katex')) return []
  // One way through a long text, and then a few short ones.
  const values = [...new Set(Array.from(html.matchAll(STYLED), ([, value = '']) => value))]
  const fonts = BY_CLASS.filter(([, ...classes]) =>
    classes.some((name) => BEFORE.some((before) => values.some((value) => value.startsWith(before + name)))),
  ).map(([font]) => font)
  if (SIGNS.test(html)) fonts.push('Main-Regular-signs')
  return fonts.map((font) => `fonts/KaTeX_${font}.woff2`)
}
