/**
 * N(s) of obsidian-markdown.md section 9: what two headings, or a heading and a subpath, must have
 * in common to be the same. Punctuation and case do not count (HD-2, HD-3); `'`, `-`, `_` and
 * accents do. Math, links and code vanish with their markers (HD-4 to HD-6).
 */
export function normaliseHeading(text: string): string {
  return text.normalize('NFC').replace(IGNORED, ' ').replace(/\s+/g, ' ').trim().toLowerCase()
}

const IGNORED = /[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\\r\n]/g
