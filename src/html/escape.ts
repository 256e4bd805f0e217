/** Escapes text for element content and for double-quoted attributes. */
export function escapeHtml(text: string): string {
  // Most texts have nothing to escape, and looking costs less than replacing.
  if (!SPECIAL.test(text)) return text
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

const SPECIAL = /[&<>"']/

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
