/**
 * Made-up course vaults of any size, the same for the same size.
 *
 * A note is what a lecturer's note is on average: about 3.5 KB with some twenty links, seven formulas of which
 * half occur in other notes too, references, and now and then an embed, a callout, a table, or code. Links
 * follow Zipf's law: a few notes are linked to from everywhere, most from hardly anywhere.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { displayFormula, inlineFormula } from './course-formulas.ts'
import { phrase, sentence, title } from './course-words.ts'
import { createRandom, type Random } from './random.ts'

export interface VaultFile {
  readonly path: string
  readonly text: string
}

const NOTES_IN_UNIT = 30
const UNITS_IN_COURSE = 20
const HEADINGS = ['Definition', 'Intuition', 'Theorem', 'Proof', 'Example', 'Remarks'] as const

/** The notes of a vault, one after the other, so that the largest need not fit into memory. */
export function* courseVault(count: number): Generator<VaultFile> {
  for (let index = 0; index < count; index++) yield { path: notePath(index), text: noteText(index, count) }
}

/** Writes a vault into a folder, which is made. */
export function writeCourseVault(folder: string, count: number): void {
  let last = ''
  for (const { path, text } of courseVault(count)) {
    const parent = dirname(join(folder, path))
    if (parent !== last) mkdirSync(parent, { recursive: true })
    last = parent
    writeFileSync(join(folder, path), text)
  }
}

/** The path of a note by its number. */
export function notePath(index: number): string {
  const unit = Math.floor(index / NOTES_IN_UNIT)
  const course = Math.floor(unit / UNITS_IN_COURSE)
  return `Course ${course + 1}/Unit ${unit + 1}/${noteName(index)}.md`
}

function noteName(index: number): string {
  return `${title(createRandom(index * 7 + 1))} ${index}`
}

function noteText(index: number, count: number): string {
  const random = createRandom(index * 7 + 2)
  const link = (): string => linkTo(random, count)
  const prose = (sentences: number): string =>
    Array.from({ length: sentences }, () => sentence(random, random.chance(0.9) ? link : null)).join(' ')
  const blocks = [
    frontmatter(random, index),
    `${prose(4)} It is written ${inlineFormula(random, index)} and read aloud.`,
    `## ${HEADINGS[0]}`,
    `Let ${inlineFormula(random, index)} be given. ${prose(3)}`,
    displayFormula(random, index),
    `where ${inlineFormula(random, index)} is fixed. ${prose(2)}`,
    `## ${HEADINGS[1]}`,
    prose(4),
    ...(random.chance(0.33) ? [callout(random, link)] : []),
    `- ${sentence(random, link)}\n- **${phrase(random, 3)}**: ${sentence(random, null)}\n- ${sentence(random, null)}`,
    `## ${HEADINGS[2]}`,
    `${prose(2)} ^main`,
    displayFormula(random, index),
    `## ${HEADINGS[3]}`,
    prose(3),
    displayFormula(random, index),
    `## ${HEADINGS[4]}`,
    random.chance(0.25) ? code(random) : prose(2),
    ...(random.chance(0.15) ? [table(random)] : []),
    ...(random.chance(0.3) ? [`!${linkTo(random, count, random.chance(0.8))}`] : []),
    `## ${HEADINGS[5]}`,
    `${prose(2)} Compare ${inlineFormula(random, index)}.`,
    reference(random, count),
  ]
  return `${blocks.join('\n\n')}\n`
}

function frontmatter(random: Random, index: number): string {
  const month = String(1 + random.below(12)).padStart(2, '0')
  const lines = [
    `tags: [on/topic-${random.zipf(40)}, kind/${random.pick(['concept', 'method', 'example'])}]`,
    `date: 2024-${month}-${String(1 + random.below(28)).padStart(2, '0')}`,
    ...(random.chance(0.3) ? [`aliases: ["${title(random)} ${index} alias"]`] : []),
    ...(random.chance(0.3) ? [`description: ${sentence(random, null)}`] : []),
  ]
  return `---\n${lines.join('\n')}\n---`
}

/** A link by name, by path, to a heading, or with words of its own; one in a hundred leads nowhere. */
function linkTo(random: Random, count: number, heading = random.chance(0.15)): string {
  if (random.chance(0.01)) return `[[${title(random)} unwritten]]`
  // Popular notes are spread over the vault.
  const target = (random.zipf(count) * 7919) % count
  const name = random.chance(0.1) ? notePath(target).slice(0, -'.md'.length) : noteName(target)
  const anchor = heading ? `#${random.pick(HEADINGS)}` : ''
  return `[[${name}${anchor}${random.chance(0.4) ? `|${phrase(random, 2)}` : ''}]]`
}

function callout(random: Random, link: () => string): string {
  return `> [!note] ${phrase(random, 3)}\n> ${sentence(random, link)}\n> ${sentence(random, null)}`
}

function code(random: Random): string {
  const [name, value] = [phrase(random, 1), phrase(random, 1)]
  return `\`\`\`python\ndef ${name}(${value}):\n    total = 0\n    for item in ${value}:\n        total += item ** 2\n    return total\n\`\`\``
}

function table(random: Random): string {
  const row = (): string => `| ${phrase(random, 1)} | ${phrase(random, 2)} | ${random.below(100)} |`
  return ['| Name | Meaning | Value |', '| --- | --- | ---: |', row(), row(), row()].join('\n')
}

function reference(random: Random, count: number): string {
  const web = `- (References:: [${title(random)}](https://example.org/papers/${random.below(2000)}.pdf))`
  return random.chance(0.5) ? `${web}\n- (References:: ${linkTo(random, count, false)})` : web
}
