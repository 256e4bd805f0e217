/** Reads what `git log -z --name-status --format=%x01%at %D` prints, the newest commit first. */

/** Days in UTC, such as `2026-09-01`: of a commit nothing finer is told. */
export interface CommitDates {
  readonly first: string
  readonly last: string
}

export interface History {
  /** Takes the next piece of the text. */
  read(text: string): void
  /** What all pieces say, by path in NFC. */
  result(): {
    readonly dates: ReadonlyMap<string, CommitDates>
    /** True if there were commits before the first one, which are not here. */
    readonly isShallow: boolean
  }
}

/** A reader of one history. Files that were moved keep the dates that they had under their old names. */
export function createHistory(): History {
  const dates = new Map<string, CommitDates>()
  /** Today's names by older ones. */
  const movedTo = new Map<string, string>()
  /** Names that have come into being: what older commits say of them is of other files. */
  const born = new Set<string>()
  let rest = ''
  let day: string | null = null
  let isShallow = false
  let status: string | null = null
  let from: string | null = null

  /** The name that a file of the commit at hand has today; null if it is no more. */
  function today(path: string): string | null {
    return movedTo.get(path) ?? (born.has(path) ? null : path)
  }

  function note(name: string | null): void {
    if (name === null || day === null) return
    const known = dates.get(name)
    const first = known === undefined || day < known.first ? day : known.first
    const last = known === undefined || day > known.last ? day : known.last
    dates.set(name, { first, last })
  }

  function change(kind: string, path: string): void {
    const name = today(path)
    if (kind !== 'D') note(name)
    if (kind === 'A') {
      movedTo.delete(path)
      born.add(path)
    }
  }

  function move(before: string, path: string): void {
    const name = today(path)
    note(name)
    movedTo.delete(path)
    born.add(path)
    if (name !== null) movedTo.set(before, name)
  }

  function take(token: string): void {
    if (status === null) {
      const text = token.replace(/^\n/, '')
      if (text.startsWith('\u0001')) startCommit(text.slice(1))
      else if (text !== '') status = text
    } else if (status.startsWith('R') && from === null) {
      from = token.normalize('NFC')
    } else {
      const path = token.normalize('NFC')
      if (from === null) change(status, path)
      else move(from, path)
      status = null
      from = null
    }
  }

  /** What the oldest commit of a cut-off history “adds” may be much older: no date is better than a wrong one. */
  function startCommit(header: string): void {
    const [seconds = '', ...names] = header.split(' ')
    const isCut = names.some((name) => name.replace(/,$/, '') === 'grafted')
    isShallow ||= isCut
    day = isCut ? null : dayOf(Number(seconds))
  }

  return {
    read(text) {
      const tokens = (rest + text).split('\0')
      rest = tokens.pop() ?? ''
      tokens.forEach(take)
    },
    result: () => ({ dates, isShallow }),
  }
}

/** Null for a time that no commit can have. */
function dayOf(seconds: number): string | null {
  const isPossible = Number.isInteger(seconds) && seconds > 0 && seconds < 253_402_300_800
  return isPossible ? new Date(seconds * 1000).toISOString().slice(0, 10) : null
}
