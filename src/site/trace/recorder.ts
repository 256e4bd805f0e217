/**
 * Notes down which facts a page is made of. A fact is a facet of a key: the headings of a note, the page of a tag. Keys
 * have numbers and facets bits, so that to note one costs next to nothing and a list of them is short.
 */

/** Keys of one kind: paths of notes, keys of tags. */
export interface Space {
  /** Of the space: what tells its keys from those of others. */
  readonly letter: string
  /** Of a key, which need not exist: that it does not is a fact as well. */
  numberOf(key: string): number
}

/** Something about the keys of a space that can be another while the rest is as it was. */
export interface Facet {
  readonly bit: number
  /** As plain data; what it is made from must be no more than what is told. */
  readonly tell: (key: string) => unknown
  /** A facet that decides this one: while it is the same, so is this. */
  readonly within: Facet | null
}

/** The facts that one page was made of: keys in ascending order, and their facets as sums of bits. */
export interface FactReads {
  readonly keys: readonly number[]
  readonly facets: readonly number[]
}

export interface Recorder {
  space(letter: string): Space
  /** Defines a facet; those of a space have their bits in the order in which they are defined. */
  facet(space: Space, tell: Facet['tell'], within?: Facet): Facet
  /** Notes that a facet is read. Throws outside of `record`: nobody would know. */
  read(key: number, bit: number): void
  /** Makes something, and says what it has read. */
  record<T>(make: () => T): { readonly made: T; readonly reads: FactReads }
  /** All keys by number, each behind the letter of its space. */
  keys(): readonly string[]
  /** The facets of the space of a key. */
  facetsOf(key: number): readonly Facet[]
}

/** A space has so many facets at most. */
const MOST_FACETS = 31

/** @param known keys of an earlier recorder, which keep their numbers */
export function createRecorder(known: readonly string[] = []): Recorder {
  const keys: string[] = []
  const spaces = new Map<string, { readonly space: Space; readonly facets: Facet[] }>()
  let noted = new Uint32Array(1024)
  let touched: number[] | null = null
  for (const key of known) open(key.charAt(0)).space.numberOf(key.slice(1))

  function open(letter: string) {
    const found = spaces.get(letter)
    if (found !== undefined) return found
    const numbers = new Map<string, number>()
    const numberOf = (key: string): number => {
      const number = numbers.get(key)
      if (number !== undefined) return number
      numbers.set(key, keys.length)
      return keys.push(letter + key) - 1
    }
    const opened = { space: { letter, numberOf }, facets: [] }
    spaces.set(letter, opened)
    return opened
  }

  return {
    space: (letter) => open(letter).space,
    facet(space, tell, within) {
      const { facets } = open(space.letter)
      if (facets.length === MOST_FACETS) throw new Error(`The space “${space.letter}” has too many facets.`)
      const facet = { bit: 2 ** facets.length, tell, within: within ?? null }
      facets.push(facet)
      return facet
    },
    read(key, bit) {
      if (touched === null) throw new Error('A fact was read by nobody that is known.')
      if (key >= noted.length) {
        const larger = new Uint32Array(Math.max(2 * noted.length, key + 1))
        larger.set(noted)
        noted = larger
      }
      const before = noted[key] ?? 0
      if (before === 0) touched.push(key)
      noted[key] = before | bit
    },
    record(make) {
      touched = []
      try {
        const made = make()
        const list = touched.sort((a, b) => a - b)
        return { made, reads: { keys: list, facets: list.map((key) => noted[key] ?? 0) } }
      } finally {
        for (const key of touched) noted[key] = 0
        touched = null
      }
    },
    keys: () => keys,
    facetsOf: (key) => open(keys[key]?.charAt(0) ?? '').facets,
  }
}
