import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** Serialises a document with its declaration; characters that XML cannot hold are left out. */
export function xmlDocument(root: Element): string {
  const xml = toXml(root)
    .replace(/[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    // The serialiser leaves this as it is, but text may not hold it.
    .replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`
}
