/**
 * The address of a request → a path inside the site, decoded and checked once (TR-30).
 *
 * Null for anything that could mean another file than it says: `..`, empty segments, backslashes, NUL,
 * encoded slashes, malformed escapes. The answer has no leading slash; a trailing one stays.
 */
export function requestPath(address: string): string | null {
  const [encoded = ''] = address.split(/[?#]/, 1)
  if (!encoded.startsWith('/') || /%(?:2f|5c|00)/i.test(encoded)) return null
  const path = decode(encoded.slice(1))
  if (path === null || /[\\\0]/.test(path)) return null
  const segments = path.split('/')
  const isPlain = segments.every((segment, index) => {
    return segment === '' ? index === segments.length - 1 : segment !== '.' && segment !== '..'
  })
  return isPlain ? path : null
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
