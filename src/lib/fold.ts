/**
 * Fold(x) of obsidian-markdown.md: what two names must have in common to be the same (VLT-3).
 * NFC, lower case, and the no-break blanks that editors insert unasked count as blanks.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\u0130/g, 'i')
    .toLowerCase()
    .replace(/ς/g, 'σ')
    .normalize('NFC')
}

// Lower-casing a whole string makes a sigma depend on what follows it, and turns `İ` into two
// characters; both are undone above, so that a name folds alike with and without its ending.
const PLAIN = /^[ -~]*$/
