/**
 * `ignore` globs: which files of a vault do not exist for Lectern.
 *
 * `*` and `?` stay within a segment, `**` crosses segments, `[abc]` and `{a,b}` choose. A pattern without
 * a slash matches at any depth; a folder that matches hides what is below it. Case and normal form do not
 * count: what somebody meant to hide stays hidden on every file system. Matching is linear-time enough for
 * patterns that come from a stranger's vault: no backtracking beyond the last star.
 */
import { fold } from '../lib/fold.ts'

/** True if a path (or a folder's path) is to be ignored. */
export type IgnoreFilter = (path: string) => boolean

/** Compiles patterns once. */
export function createIgnoreFilter(patterns: readonly string[]): IgnoreFilter {
  const compiled = patterns.flatMap((pattern) => expandBraces(fold(pattern.trim()))).map(toSegments)
  if (compiled.length === 0) return () => false
  return (path) => {
    const segments = fold(path).split('/')
    return compiled.some((pattern) => pattern.length > 0 && matchSegments(pattern, segments))
  }
}

function toSegments(pattern: string): string[] {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.')
  // `name` and `name/` mean “anywhere”; `/name` and `a/name` start at the vault's root.
  const isAnywhere = segments.length === 1 && !pattern.startsWith('/')
  return isAnywhere ? ['**', ...segments] : segments
}

/** True if the pattern matches the path or a folder above it. */
function matchSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let p = 0
  let s = 0
  let star = -1
  let resume = 0
  while (p < pattern.length) {
    const part = pattern[p]
    if (part === '**') {
      star = p++
      resume = s
      // A pattern that ends in `**` means everything below, not the folder itself.
      if (p === pattern.length) return s < path.length
    } else if (s < path.length && part !== undefined && matchSegment(part, path[s] ?? '')) {
      p += 1
      s += 1
    } else if (star !== -1 && resume < path.length) {
      p = star + 1
      s = ++resume
    } else return false
  }
  return true
}

function matchSegment(pattern: string, name: string): boolean {
  let p = 0
  let n = 0
  let star = -1
  let resume = 0
  while (n < name.length) {
    const length = p < pattern.length && pattern[p] !== '*' ? matchOne(pattern, p, name.charAt(n)) : 0
    if (length > 0) {
      p += length
      n += 1
    } else if (pattern[p] === '*') {
      star = p++
      resume = n
    } else if (star !== -1) {
      p = star + 1
      n = ++resume
    } else return false
  }
  while (pattern[p] === '*') p += 1
  return p === pattern.length
}

/** The number of pattern characters that match one character of the name, or 0. */
function matchOne(pattern: string, start: number, character: string): number {
  const first = pattern[start]
  if (first === '?') return 1
  if (first === '\\' && start + 1 < pattern.length) return pattern[start + 1] === character ? 2 : 0
  const end = first === '[' ? pattern.indexOf(']', start + 2) : -1
  if (end === -1) return first === character ? 1 : 0
  const isNegated = pattern[start + 1] === '!' || pattern[start + 1] === '^'
  const set = pattern.slice(start + (isNegated ? 2 : 1), end)
  return isInSet(set, character) !== isNegated ? end + 1 - start : 0
}

function isInSet(set: string, character: string): boolean {
  for (let i = 0; i < set.length; i++) {
    const from = set.charAt(i)
    if (set[i + 1] === '-' && i + 2 < set.length) {
      if (from <= character && character <= set.charAt(i + 2)) return true
      i += 2
    } else if (from === character) return true
  }
  return false
}

const MAX_EXPANSIONS = 100

/** `a{b,c}` → `ab`, `ac`; without nesting, and only so many: the rest stays literal. */
function expandBraces(pattern: string): string[] {
  let patterns = ['']
  let rest = pattern
  for (let match = BRACES.exec(rest); match !== null; match = BRACES.exec(rest)) {
    const choices = (match[2] ?? '').split(',')
    if (patterns.length * choices.length > MAX_EXPANSIONS) break
    patterns = patterns.flatMap((head) => choices.map((choice) => head + (match?.[1] ?? '') + choice))
    rest = rest.slice(match[0].length)
  }
  return patterns.map((head) => head + rest)
}

const BRACES = /^([^{]*)\{([^{}]*)\}/
