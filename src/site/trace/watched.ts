/** Maps and records that note what is read of them. */
import type { Facet, Recorder, Space } from './recorder.ts'

/** What watched values share. */
export interface Watch {
  readonly recorder: Recorder
  /** Facts that there is one of, by name. */
  readonly site: Space
  /** Notes that the fact of this name is read; `tell` says what it is. */
  readonly whole: (name: string, tell: () => unknown) => () => void
}

/** Watches with a recorder. */
export function createWatch(recorder: Recorder): Watch {
  const site = recorder.space('.')
  const told = new Map<string, () => unknown>()
  const facet = recorder.facet(site, (name) => told.get(name)?.())
  return {
    recorder,
    site,
    whole(name, tell) {
      told.set(name, tell)
      const number = site.numberOf(name)
      return () => recorder.read(number, facet.bit)
    },
  }
}

export interface MapOptions<V> {
  /** The facts of an entry as plain data; by default the value, which must be such. */
  readonly tell?: (value: V) => unknown
  /** The value as readers get it: watched in its turn. */
  readonly show?: (value: V, key: number) => V
}

/** A map of which every look is noted, at what it has not as well. To walk through it is to read its keys and values. */
export function watchedMap<K extends string, V>(
  { recorder, whole }: Watch,
  space: Space,
  name: string,
  map: ReadonlyMap<K, V>,
  { tell = (value) => value, show = (value) => value }: MapOptions<V> = {},
): ReadonlyMap<K, V> {
  // A key comes from the map or from a list of keys: both are text.
  const facet = recorder.facet(space, (key) => {
    const value = map.get(key as K)
    return value === undefined ? undefined : tell(value)
  })
  const readKeys = whole(name, () => [...map.keys()])

  function get(key: K): V | undefined {
    const number = space.numberOf(key)
    recorder.read(number, facet.bit)
    const value = map.get(key)
    return value === undefined ? undefined : show(value, number)
  }

  function* entries(): MapIterator<[K, V]> {
    readKeys()
    for (const key of map.keys()) {
      const value = get(key)
      if (value !== undefined) yield [key, value]
    }
  }

  function* values(): MapIterator<V> {
    for (const [, value] of entries()) yield value
  }

  const watched: ReadonlyMap<K, V> = {
    get,
    has: (key) => get(key) !== undefined,
    get size() {
      readKeys()
      return map.size
    },
    keys() {
      readKeys()
      return map.keys()
    },
    values,
    entries,
    [Symbol.iterator]: entries,
    forEach(callback) {
      for (const [key, value] of entries()) callback(value, key, watched)
    },
  }
  return watched
}

const RECORD = Symbol('record')
const NUMBER = Symbol('number')

/** Makes watched records of one type: each of its fields belongs to a facet. */
export function watchedRecords<T extends object>(
  { recorder }: Watch,
  fields: { readonly [Field in keyof T]: Facet },
): (record: T, key: number) => T {
  const prototype = {}
  for (const [field, { bit }] of Object.entries<Facet>(fields)) {
    Object.defineProperty(prototype, field, {
      enumerable: true,
      get(this: { readonly [RECORD]: T; readonly [NUMBER]: number }) {
        recorder.read(this[NUMBER], bit)
        return this[RECORD][field as keyof T]
      },
    })
  }
  const made = new Map<number, T>()
  return (record, key) => {
    let watched = made.get(key)
    if (watched === undefined) {
      // Its getters are those of the fields of a T.
      watched = Object.assign(Object.create(prototype), { [RECORD]: record, [NUMBER]: key }) as T
      made.set(key, watched)
    }
    return watched
  }
}
