/** `lectern preview [dir]`: serves a finished site as a static host would. */
import fs from 'node:fs'
import { createPreviewServer } from '../dev/server.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { outputOf } from './clean.ts'
import type { Io } from './io.ts'
import { serverOptions, serveUntilInterrupted } from './serving.ts'
import type { Invocation } from './table.ts'

export async function preview(invocation: Invocation, io: Io): Promise<number> {
  const folder = await outputOf(invocation, io)
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UserError(2, `There is no site in “${folder}”.`, 'Build one with “lectern build”.')
  }
  const server = await createPreviewServer(fs.realpathSync(folder), serverOptions(invocation.options))
  return serveUntilInterrupted(server, invocation.options, io)
}
