/** `lectern init [dir]`: writes a starter site beside what is there. It asks nothing and overwrites nothing. */
import fs from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { writeFileAtomically } from '../build/write-files.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { packageVersion } from '../source/package-root.ts'
import type { Io } from './io.ts'
import { starterFiles } from './starter.ts'
import type { Invocation } from './table.ts'

export async function init({ options, argument }: Invocation, io: Io): Promise<number> {
  const folder = resolve(io.cwd, argument ?? '.')
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new UserError(2, `“${argument}” is a file.`)
  }
  const say = (text: string) => {
    if (!options.quiet) io.stdout.write(`${text}\n`)
  }
  // Somebody's own notes get no notes of ours among them.
  const hasNotes = fs.existsSync(join(folder, 'notes'))
  for (const [path, text] of starterFiles(packageVersion())) {
    if (hasNotes && path.startsWith('notes/')) continue
    const file = join(folder, path)
    const shown = relative(io.cwd, file)
    if (fs.existsSync(file)) {
      say(`kept     ${shown}`)
      continue
    }
    fs.mkdirSync(dirname(file), { recursive: true })
    writeFileAtomically(file, text)
    say(`written  ${shown}`)
  }
  if (hasNotes) say('kept     notes')
  const enter = folder === io.cwd ? '' : `cd ${relative(io.cwd, folder)} && `
  say(`\nNow try: ${enter}npx lectern dev`)
  return 0
}
