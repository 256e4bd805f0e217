// Edits to a vault, for what a build costs after them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runLectern } from './measure.mjs'

/** Edits that authors make, each on top of the one before. */
export const EDITS = {
  'one word changed': (vault) => change(vault, /\b(limit|is fixed)\b/, 'is held'),
  'heading renamed': (vault) => change(vault, /^## Definition$/m, '## What it is'),
  'note added': (vault) => writeFileSync(join(vault, 'Added.md'), '# Added\n\nOne more note.\n'),
  'template changed': (_, folder) => {
    runLectern(['eject', 'layout'], folder)
    const file = join(folder, 'templates', 'layout.html')
    writeFileSync(file, `${readFileSync(file, 'utf8')}<!-- changed -->\n`)
  },
}

/** Changes the note in the middle of the vault. */
export function change(vault, from, to) {
  const notes = readdirSync(vault, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .sort()
  const file = join(vault, notes[Math.floor(notes.length / 2)])
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`There is nothing to change in ${file}.`)
  writeFileSync(file, changed)
}
