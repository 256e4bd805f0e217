/**
 * Where rendered pages lie until they are published: files of the build's own, so that neither memory nor a
 * message to another thread has to hold them, and the publisher need only move them.
 */
import fs from 'node:fs'
import { join } from 'node:path'
import { isRunning } from './process.ts'

/** So many files to a folder: a folder of a hundred thousand is slow. */
const FILES_IN_FOLDER = 1000
/** How far in the past the time of a file lies, so that any later change of it is newer. */
const BACKDATED_MS = 3000

/** Makes a new stage and deletes old ones: those of processes that are gone, and all of this one but the last. */
export function createStage(parent: string): string {
  const numbers = [0]
  for (const name of fs.readdirSync(parent)) {
    const [, pid, number] = /^stage-(\d+)-(\d+)$/.exec(name) ?? []
    if (Number(pid) === process.pid) numbers.push(Number(number))
    else if (pid !== undefined && !isRunning(Number(pid))) remove(join(parent, name))
  }
  const newest = Math.max(...numbers)
  for (const number of numbers) if (number !== newest) remove(join(parent, stageName(number)))
  const folder = join(parent, stageName(newest + 1))
  fs.mkdirSync(folder, { recursive: true })
  if (newest === 0) process.once('exit', () => removeOwn(parent))
  return folder
}

function removeOwn(parent: string): void {
  for (const name of fs.existsSync(parent) ? fs.readdirSync(parent) : []) {
    if (name.startsWith(`stage-${process.pid}-`)) remove(join(parent, name))
  }
}

function stageName(number: number): string {
  return `stage-${process.pid}-${number}`
}

function remove(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true })
}

/** Writes a file into a stage and answers its path. */
export function stageFile(stage: string, id: number, bytes: Uint8Array): string {
  const folder = join(stage, String(Math.floor(id / FILES_IN_FOLDER)))
  const file = join(folder, String(id))
  const fd = openIn(folder, file)
  try {
    fs.writeFileSync(fd, bytes)
    const time = Date.now() / 1000 - BACKDATED_MS / 1000
    fs.futimesSync(fd, time, time)
  } finally {
    fs.closeSync(fd)
  }
  return file
}

function openIn(folder: string, file: string): number {
  try {
    return fs.openSync(file, 'w')
  } catch {
    fs.mkdirSync(folder, { recursive: true })
    return fs.openSync(file, 'w')
  }
}
