// Reads the interfaces of a TypeScript file with their doc comments: enough of the language for types that are
// plain data, and an error for anything else.

/**
 * @typedef {object} Member
 * @property {string} name
 * @property {boolean} optional
 * @property {string} doc
 * @property {string} type As written, without `readonly` and comments, on one line.
 * @property {readonly Member[] | null} members The members of an object type, or of the objects of a list.
 *
 * @typedef {object} Interface
 * @property {string} name
 * @property {readonly string[]} bases
 * @property {string} doc
 * @property {readonly Member[]} members
 */

/**
 * Every interface of a file, exported or not, in its order.
 *
 * @param {string} text
 * @returns {Interface[]}
 */
export function readInterfaces(text) {
  const found = []
  const start =
    /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?(?:export )?interface (\w+)(?:<\w+>)?(?: extends ([\w, ]+))? \{/g
  for (const match of text.matchAll(start)) {
    const open = match.index + match[0].length - 1
    const bases = (match[3] ?? '').split(',').map((name) => name.trim())
    found.push({
      name: match[2] ?? '',
      bases: bases.filter((name) => name !== ''),
      doc: docText(match[1] ?? ''),
      members: readMembers(text.slice(open + 1, closing(text, open))),
    })
  }
  return found
}

/** The members between the braces of an object type. */
function readMembers(body) {
  const members = []
  const head = /\s*(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?(?:\/\/[^\n]*\n\s*)?(?:readonly )?(\$?\w+)(\?)?: /y
  for (let at = 0; body.slice(at).trim() !== ''; ) {
    head.lastIndex = at
    const match = head.exec(body)
    if (match === null) throw new Error(`This member cannot be read: ${body.slice(at, at + 80)}`)
    const end = endOfType(body, head.lastIndex)
    const type = body.slice(head.lastIndex, end)
    members.push({
      name: match[2] ?? '',
      optional: match[3] === '?',
      doc: docText(match[1] ?? ''),
      type: oneLine(type),
      members: objectMembers(type),
    })
    at = end + 1
  }
  return members
}

/** A type ends with its line, unless brackets are open or the next line goes on with `|`. */
function endOfType(body, from) {
  for (let i = from; i < body.length; i++) {
    if ('{(['.includes(body[i])) i = closing(body, i)
    else if (body[i] === ';') return i
    else if (body[i] === '\n' && !/^\s*\|/.test(body.slice(i))) return i
  }
  return body.length
}

function objectMembers(type) {
  const open = type.indexOf('{')
  // `{ [name: string]: T }` has no members of its own.
  if (open === -1 || /^\{\s*(?:readonly )?\[/.test(type.slice(open))) return null
  return readMembers(type.slice(open + 1, closing(type, open)))
}

function closing(text, open) {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if ('{(['.includes(text[i])) depth++
    if ('})]'.includes(text[i]) && --depth === 0) return i
  }
  throw new Error(`This bracket is never closed: ${text.slice(open, open + 80)}`)
}

function oneLine(type) {
  return type
    .replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
    .replaceAll('readonly ', '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^ ?\| /, '')
    .trim()
}

/** A comment as prose: without stars, and without the numbers of rules that only developers know. */
function docText(comment) {
  return comment
    .replaceAll(/^\s*\*? ?/gm, ' ')
    .replaceAll(/\s*\((?:[A-Z]{2,4}-\d+(?:[,;] (?:to )?)?(?: (?:to|and) )?)+\)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
