import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { acquireLock } from '../../src/build/lock.ts'
import { folder } from '../source/folder.ts'

function lockFile(holder?: object): string {
  const file = path.join(folder({}), 'cache', 'lock')
  if (holder !== undefined) {
    fs.mkdirSync(path.dirname(file))
    fs.writeFileSync(file, JSON.stringify(holder))
  }
  return file
}

/** The id of a process that has just ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid
}

test('TR-24 a lock is held until it is released', () => {
  const file = lockFile()
  const lock = acquireLock(file)
  expect(() => acquireLock(file)).toThrow(`(process ${process.pid})`)
  lock.release()
  lock.release()
  expect(fs.existsSync(file)).toBe(false)
  acquireLock(file).release()
})

test('TR-24 the refusal has exit code 4 and names the file', () => {
  const file = lockFile()
  const lock = acquireLock(file)
  try {
    acquireLock(file)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ exitCode: 4, help: expect.stringContaining(file) })
  }
  lock.release()
})

test('TR-23 the lock of a dead process is taken over', () => {
  const file = lockFile({ pid: deadProcess(), host: os.hostname(), started: null })
  acquireLock(file).release()
})

test('TR-23 the lock of an earlier process with the same id is taken over', () => {
  const file = lockFile({ pid: process.pid, host: os.hostname(), started: '1' })
  acquireLock(file).release()
})

test('TR-24 the lock of another machine counts while it is fresh', () => {
  const file = lockFile({ pid: 1, host: `not-${os.hostname()}`, started: null })
  expect(() => acquireLock(file)).toThrow('(process 1)')
  const longAgo = new Date(Date.now() - 600_000)
  fs.utimesSync(file, longAgo, longAgo)
  acquireLock(file).release()
})

test('TR-23 an old lock without a holder is taken over', () => {
  const file = lockFile({})
  expect(() => acquireLock(file)).toThrow('is running.')
  const longAgo = new Date(Date.now() - 600_000)
  fs.utimesSync(file, longAgo, longAgo)
  acquireLock(file).release()
})

test('TR-24 what is no lock at all is named, and nobody waits for it', () => {
  const file = lockFile()
  fs.mkdirSync(file, { recursive: true })
  expect(() => acquireLock(file)).toThrow('Another build of this site is running.')
  fs.rmdirSync(file)
  fs.symlinkSync('nowhere', file)
  expect(() => acquireLock(file)).toThrow('Another build of this site is running.')
  fs.unlinkSync(file)
  acquireLock(file).release()
})

test('TR-23 a lock is never there without its holder, and what killed processes leave beside it goes', () => {
  const file = lockFile()
  fs.mkdirSync(path.dirname(file))
  fs.writeFileSync(`${file}.new-${deadProcess()}`, '{"pid"')
  fs.writeFileSync(path.join(path.dirname(file), 'lock.txt'), 'mine')
  const writes = vi.spyOn(fs, 'writeFileSync')
  onTestFinished(() => writes.mockRestore())
  const lock = acquireLock(file)
  expect(writes.mock.calls.map(([target]) => target)).not.toContain(file)
  expect(fs.readdirSync(path.dirname(file)).sort()).toEqual(['lock', 'lock.txt'])
  lock.release()
})
