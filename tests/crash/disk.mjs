// Loaded before the program (`node --import`): counts what it does to the disk, and strikes at one of these moments.
//
// LECTERN_DISK = {"at": 17, "act": "SIGKILL"}: before the seventeenth change the process is killed; if it would write
// bytes, half of them are written first. Other acts: SIGINT and SIGTERM, which are sent and let the program go on, and
// codes of errors such as ENOSPC, which that change and every later write of bytes fails with.
// LECTERN_DISK_COUNT = file: how many changes there were is written to it when the process ends.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

const { at = 0, act = '' } = JSON.parse(process.env.LECTERN_DISK ?? '{}')
const countFile = process.env.LECTERN_DISK_COUNT
const { openSync, writeSync, writeFileSync, closeSync } = fs
const kill = process.kill.bind(process)
let count = 0

/** Whether a call is the one at which to strike, or fails like it. */
function strikes(writesBytes) {
  count++
  if (count === at && (act === 'SIGINT' || act === 'SIGTERM')) kill(process.pid, act)
  if (count === at) return act === 'SIGKILL' || act.startsWith('E')
  return count > at && at > 0 && writesBytes && act.startsWith('E')
}

function die() {
  kill(process.pid, 'SIGKILL')
  // The signal is on its way.
  for (;;);
}

function failure(name) {
  return Object.assign(new Error(`${act}: refused, ${name}`), { code: act, syscall: name })
}

function opensForWriting(flags) {
  return typeof flags === 'string' ? /[wa+]/.test(flags) : ((flags ?? 0) & 3) !== 0
}

/** Wraps the function of this name in both its forms; `half` does a part of what it would have done. */
function watch(name, { counts = () => true, writesBytes = false, half = () => {} } = {}) {
  for (const [method, isSync] of [
    [name, false],
    [`${name}Sync`, true],
  ]) {
    const original = fs[method]
    const watched = function (...args) {
      if (!counts(...args) || !strikes(writesBytes)) return original.apply(this, args)
      if (act === 'SIGKILL') {
        half(...args)
        die()
      }
      if (isSync) throw failure(name)
      process.nextTick(args.at(-1), failure(name))
    }
    // Among them is what `promisify` makes of the function.
    fs[method] = Object.defineProperties(watched, Object.getOwnPropertyDescriptors(original))
  }
}

if (isMainThread) {
  watch('open', { counts: (_, flags) => opensForWriting(flags), writesBytes: true })
  watch('write', {
    writesBytes: true,
    half: (fd, bytes, offset, length, position) => {
      if (typeof bytes === 'string') return
      const all = length ?? bytes.length
      writeSync(fd, bytes, offset ?? 0, all >> 1, typeof position === 'number' ? position : null)
    },
  })
  watch('writeFile', {
    writesBytes: true,
    half: (file, data, options) => {
      const flag = typeof options === 'object' && options !== null ? (options.flag ?? 'w') : 'w'
      const fd = typeof file === 'number' ? file : openSync(file, flag)
      const bytes = Buffer.from(data)
      writeSync(fd, bytes, 0, bytes.length >> 1)
      if (fd !== file) closeSync(fd)
    },
  })
  for (const name of ['rename', 'unlink', 'rm', 'mkdir', 'rmdir', 'link', 'fsync', 'futimes', 'utimes'])
    watch(name)
  syncBuiltinESMExports()
  process.on('exit', () => {
    if (countFile !== undefined) writeFileSync(countFile, String(count))
  })
}
