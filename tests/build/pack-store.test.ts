/** The cache on the disk: what it keeps, and what it makes of damage. */
import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { digestOf } from '../../src/build/digest.ts'
import { openPackStore, type PackStore } from '../../src/build/pack/pack-store.ts'
import { createPackThread } from '../../src/build/pack/pack-thread.ts'
import { temporaryFolder } from './folder.ts'

const KEYS = Array.from({ length: 50 }, (_, index) => digestOf(`key ${index}`))

function open(folder: string): PackStore {
  const store = openPackStore(folder)
  onTestFinished(() => store.close())
  return store
}

/** A folder with one pack that holds `value <index>` for every key. */
function filledFolder(): string {
  const folder = temporaryFolder()
  const store = open(folder)
  KEYS.forEach((key, index) => {
    store.put(key, `value ${index}`)
  })
  store.commit()
  return folder
}

function fileOf(folder: string, ending: string): string {
  const name = readdirSync(folder).find((file) => file.endsWith(ending))
  if (name === undefined) throw new Error(`There is no file ending in ${ending}.`)
  return join(folder, name)
}

/** What a store says about all keys. */
function valuesOf(store: PackStore): (string | null)[] {
  return KEYS.map((key) => store.get(key))
}

const VALUES = KEYS.map((_, index) => `value ${index}`)
const NOTHING = KEYS.map(() => null)

test('what was put can be read at once, and by the next build', () => {
  const folder = temporaryFolder()
  const store = open(folder)
  store.put(digestOf('a'), 'ä — 数')
  expect(store.get(digestOf('a'))).toBe('ä — 数')
  expect(store.has(digestOf('b'))).toBe(false)
  store.commit()
  expect(store.get(digestOf('a'))).toBe('ä — 数')
  expect(open(folder).get(digestOf('a'))).toBe('ä — 数')
})

test('a build that has nothing to keep writes nothing', () => {
  const folder = join(temporaryFolder(), 'none')
  const store = open(folder)
  expect(store.get(digestOf('a'))).toBeNull()
  store.commit()
  expect(() => readdirSync(folder)).toThrow()
})

test('a later value replaces an earlier one', () => {
  const folder = filledFolder()
  const store = open(folder)
  store.put(digestOf('key 0'), 'newer')
  store.commit()
  expect(open(folder).get(digestOf('key 0'))).toBe('newer')
})

test('threads share one pack and see each other’s entries once they are handed over', () => {
  const folder = temporaryFolder()
  const store = open(folder)
  const threads = [createPackThread(store.share()), createPackThread(store.share())]
  KEYS.forEach((key, index) => {
    threads[index % 2]?.put(key, `value ${index}`)
  })
  for (const thread of threads) store.adopt(thread.written.from(0))
  expect(valuesOf(store)).toEqual(VALUES)
  store.commit()
  expect(createPackThread(store.share()).get(KEYS[7] ?? '')).toBe('value 7')
  expect(valuesOf(open(folder))).toEqual(VALUES)
})

test('a build that is killed leaves nothing behind that a later one would read', () => {
  const folder = filledFolder()
  const killed = openPackStore(folder)
  killed.put(digestOf('lost'), 'lost')
  expect(open(folder).get(digestOf('lost'))).toBeNull()
  expect(valuesOf(open(folder))).toEqual(VALUES)
})

test('two builds side by side keep what both have found out', () => {
  const folder = temporaryFolder()
  const [one, other] = [open(folder), open(folder)]
  one.put(digestOf('one'), '1')
  other.put(digestOf('other'), '2')
  one.commit()
  other.commit()
  const later = open(folder)
  expect([later.get(digestOf('one')), later.get(digestOf('other'))]).toEqual(['1', '2'])
})

test('in a truncated pack what is left can be read, and what is lost is a miss', () => {
  const folder = filledFolder()
  const pack = fileOf(folder, '.pack')
  truncateSync(pack, statSync(pack).size / 2)
  const store = open(folder)
  const values = valuesOf(store)
  expect(values[0]).toBe('value 0')
  expect(values.at(-1)).toBeNull()
  expect(store.isDamaged()).toBe(true)
})

test('one wrong bit anywhere in a pack costs one entry and never shows', () => {
  const folder = filledFolder()
  const pack = fileOf(folder, '.pack')
  const bytes = readFileSync(pack)
  for (let at = 0; at < bytes.length; at += 7) {
    const damaged = Buffer.from(bytes)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(pack, damaged)
    const values = valuesOf(open(folder))
    expect(values.filter((value, index) => value !== VALUES[index])).toEqual([null])
  }
})

test('one wrong bit anywhere in an index costs that pack', () => {
  const folder = filledFolder()
  const index = fileOf(folder, '.index')
  const bytes = readFileSync(index)
  for (let at = 0; at < bytes.length; at += 97) {
    const damaged = Buffer.from(bytes)
    damaged[at] = (damaged[at] ?? 0) ^ 128
    writeFileSync(index, damaged)
    const store = open(folder)
    expect(valuesOf(store)).toEqual(NOTHING)
    expect(store.isDamaged()).toBe(true)
  }
})

test('a pack whose values have been exchanged is found out', () => {
  const [folder, foreign] = [filledFolder(), temporaryFolder()]
  const store = open(foreign)
  KEYS.forEach((key) => {
    store.put(key, 'value X')
  })
  store.commit()
  copyFileSync(fileOf(foreign, '.pack'), fileOf(folder, '.pack'))
  expect(valuesOf(open(folder)).filter((value) => value?.endsWith('X'))).toEqual([])
})

test('files that are no packs are left alone', () => {
  const folder = filledFolder()
  writeFileSync(join(folder, 'README.txt'), 'mine')
  writeFileSync(join(folder, 'empty.index'), '')
  const store = open(folder)
  store.sweep(() => KEYS)
  expect(valuesOf(store)).toEqual(VALUES)
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['README.txt', 'empty.index']))
})

test('many small packs become one', () => {
  const folder = temporaryFolder()
  for (const [index, key] of KEYS.entries()) {
    const store = open(folder)
    store.put(key, `value ${index}`)
    store.commit()
    store.sweep(() => KEYS)
  }
  expect(readdirSync(folder).length).toBeLessThan(30)
  expect(valuesOf(open(folder))).toEqual(VALUES)
})

test('what no build needs any more goes once there is much of it', () => {
  const folder = filledFolder()
  const store = open(folder)
  const large = 'x'.repeat(1024 * 1024)
  for (let index = 0; index < 70; index++) store.put(digestOf(`large ${index}`), large)
  store.commit()
  store.sweep(() => KEYS)
  expect(store.get(digestOf('large 0'))).toBeNull()
  expect(valuesOf(store)).toEqual(VALUES)
  expect(valuesOf(open(folder))).toEqual(VALUES)
  const sizes = readdirSync(folder).map((file) => statSync(join(folder, file)).size)
  expect(sizes.reduce((a, b) => a + b)).toBeLessThan(10_000)
})

test('a first build need not ask what is of use of what it has written; a later one does', () => {
  const folder = temporaryFolder()
  const write = (names: readonly string[]): number => {
    const store = open(folder)
    for (const name of names) store.put(digestOf(name), 'x'.repeat(35 * 1024 * 1024))
    store.commit()
    let asked = 0
    store.sweep(() => {
      asked++
      return [digestOf('a')]
    })
    expect(store.get(digestOf('a'))).not.toBeNull()
    return asked
  }
  expect(write(['a', 'b'])).toBe(0)
  expect(write(['c'])).toBe(0)
  expect(write(['d'])).toBe(1)
})

test('the leftovers of a process that is gone are removed, those of a living one stay', () => {
  const folder = filledFolder()
  writeFileSync(join(folder, 'zzzzzzzzz-999999999-abc.pack'), 'half')
  writeFileSync(join(folder, `zzzzzzzzz-${process.pid}-abc.pack`), 'half')
  open(folder).sweep(() => KEYS)
  const files = readdirSync(folder)
  expect(files).not.toContain('zzzzzzzzz-999999999-abc.pack')
  expect(files).toContain(`zzzzzzzzz-${process.pid}-abc.pack`)
})
