import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Starts the Chromium of `LECTERN_CHROMIUM`, of the system, or Playwright's own; throws if there is none. */
export function launch(): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    // As root, as in containers, Chromium runs without its sandbox or not at all.
    chromiumSandbox: process.getuid?.() !== 0,
  })
}

function findChromium(): string | null {
  const chosen = process.env.LECTERN_CHROMIUM
  if (chosen !== undefined && chosen !== '') return chosen
  const folders = (process.env.PATH ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
