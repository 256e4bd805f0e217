/** `lectern eject <template>`: copies one built-in template to where the author's own are looked for. */
import fs from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { findConfig } from '../config/load.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { nearest } from '../lib/nearest.ts'
import { packageRoot } from '../source/package-root.ts'
import { loadTemplates } from '../template/load.ts'
import type { Io } from './io.ts'
import type { Invocation } from './table.ts'

export async function eject({ options, argument }: Invocation, io: Io): Promise<number> {
  const templates = loadTemplates(join(packageRoot(), 'templates'))
  const name = find(argument ?? '', [...templates.keys()])
  const config = findConfig(io.cwd, options.config ?? null)
  const file = join(config === null ? io.cwd : dirname(config), 'templates', name)
  const shown = relative(io.cwd, file)
  try {
    fs.mkdirSync(dirname(file), { recursive: true })
    fs.writeFileSync(file, templates.get(name) ?? '', { flag: 'wx' })
  } catch (error) {
    if (!fs.existsSync(file)) throw error
    throw new UserError(3, `“${shown}” exists already and was left as it is.`)
  }
  if (!options.quiet) io.stdout.write(`Copied the template to ${shown}.\n`)
  return 0
}

function find(name: string, templates: readonly string[]): string {
  const found = templates.find((template) => template === name || template === `${name}.html`)
  if (found !== undefined) return found
  const names = templates.map((template) => template.replace(/\.html$/, ''))
  const guess = nearest(name.replace(/\.html$/, ''), names)
  throw new UserError(
    2,
    `There is no template “${name}”.`,
    guess === null ? `The templates are ${names.join(', ')}.` : `Did you mean “${guess}”?`,
  )
}
