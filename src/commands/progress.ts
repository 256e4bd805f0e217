import type { Progress } from '../build/interface.ts'
import type { Io } from './io.ts'
import { isUnattended } from './io.ts'

export interface ProgressLine {
  show(progress: Progress): void
  /** Removes the line, so that something else can be printed. */
  clear(): void
}

const INTERVAL_MS = 80

/** One line on a terminal that is rewritten as work goes on; nothing anywhere else. */
export function createProgressLine(io: Io, isQuiet: boolean): ProgressLine {
  const { stderr } = io
  if (isQuiet || !stderr.isTerminal || isUnattended(io)) return { show: () => {}, clear: () => {} }
  let shownAt = 0
  let shown = ''
  return {
    show({ phase, done, total }) {
      const now = performance.now()
      if (shown.startsWith(phase) && now - shownAt < INTERVAL_MS) return
      shownAt = now
      shown = total > 0 ? `${phase} ${done}/${total}` : phase
      stderr.write(`\r\u001B[K${shown.slice(0, stderr.columns - 1)}`)
    },
    clear() {
      if (shown !== '') stderr.write('\r\u001B[K')
      shown = ''
    },
  }
}
