/** Random notes that have to do with each other: few names, so that links meet, clash and circle. */
import type { Random } from './random.ts'

export const NAMES = [
  'Alpha',
  'Beta',
  'Gamma',
  'Delta',
  'Epsilon',
  'index',
  'Course',
  'Größe',
  'alpha',
] as const
const FOLDERS = ['', 'week 1/', 'week 2/', 'week 2/deep/', 'Week 1/'] as const
const WORDS = [
  'eigen',
  'value',
  'matrix',
  'proof',
  'kernel',
  'image',
  'lemma',
  'bound',
  'sum',
  'limit',
] as const
const HEADINGS = ['Definition', 'Proof', 'Example', 'Eigen value', 'Proof'] as const
const ALIASES = ['Beta', 'The alpha', 'γ', 'Kernel', 'old/place'] as const
const TAGS = ['math', 'math/algebra', 'Course', 'Week'] as const
export const ATTACHMENTS = ['img/a.png', 'img/b.svg', 'files/data.csv', 'a.png', 'files/page.html'] as const
const BLOCK_IDS = ['main', 'Main', 'x1'] as const
const FORMULAS = ['$x_1$', '$\\lambda$', '$$\\int_0^1 f$$', '$\\undefined{x}$', '$\\R$'] as const

/** A path for a note; not necessarily a new one. */
export function notePath(random: Random): string {
  return `${random.pick(FOLDERS)}${random.pick(NAMES)}${random.chance(0.05) ? '.MD' : '.md'}`
}

/** A whole note. */
export function noteText(random: Random): string {
  const header = random.chance(0.6) ? frontmatter(random) : ''
  const blocks = Array.from({ length: 1 + random.below(6) }, () => block(random))
  return `${header}${blocks.join('\n\n')}\n`
}

/** The text with one thing in it changed. */
export function edited(random: Random, text: string): string {
  const blocks = text.split('\n\n')
  const at = random.below(blocks.length)
  switch (random.below(10)) {
    case 7:
    case 8:
    case 9:
    case 0:
      return withOtherWord(random, text)
    case 1:
      return [...blocks.slice(0, at), block(random), ...blocks.slice(at)].join('\n\n')
    case 2:
      return [...blocks.slice(0, at), ...blocks.slice(at + 1)].join('\n\n')
    case 3:
      return text.replace(/^## .*$/m, `## ${random.pick(HEADINGS)}`)
    case 4:
      return `${random.chance(0.8) ? frontmatter(random) : ''}${text.replace(/^---\n[\s\S]*?\n---\n/, '')}`
    case 5:
      return `\n${text}`
    default:
      return text.replace(/\[\[[^\]]*\]\]/, link(random))
  }
}

/** One word of the prose is another one: nothing changes that other notes know, except where they quote it. */
function withOtherWord(random: Random, text: string): string {
  const words = [...text.matchAll(new RegExp(WORDS.join('|'), 'g'))]
  if (words.length === 0) return `${text}\n${sentence(random)}\n`
  const { 0: word, index } = random.pick(words)
  return text.slice(0, index) + random.pick(WORDS) + text.slice(index + word.length)
}

function frontmatter(random: Random): string {
  const lines = [
    ...(random.chance(0.3) ? [`title: ${phrase(random)}`] : []),
    ...(random.chance(0.4) ? [`aliases: [${random.pick(ALIASES)}, ${random.pick(ALIASES)}]`] : []),
    ...(random.chance(0.4) ? [`tags: [${random.pick(TAGS)}]`] : []),
    ...(random.chance(0.2) ? [`publish: ${random.pick(['false', 'true', 'maybe'])}`] : []),
    ...(random.chance(0.1) ? ['draft: true'] : []),
    ...(random.chance(0.15) ? [`permalink: ${random.pick(['p', '/p/q', '../x', 'index'])}`] : []),
    ...(random.chance(0.15) ? [`type: ${random.pick(['course', 'book'])}`] : []),
    ...(random.chance(0.15) ? [`order: ${random.below(3)}`] : []),
    ...(random.chance(0.2) ? [`date: 2024-0${1 + random.below(9)}-01`] : []),
    ...(random.chance(0.1) ? [`image: "[[${random.pick(ATTACHMENTS)}]]"`] : []),
    ...(random.chance(0.2) ? [`description: ${phrase(random)}`] : []),
    ...(random.chance(0.1) ? [`definition: ${phrase(random)}`] : []),
    ...(random.chance(0.1) ? [`related: "${link(random)}"`] : []),
    ...(random.chance(0.1) ? [`lang: ${random.pick(['de', 'fr'])}`] : []),
    ...(random.chance(0.05) ? ['broken: [1, 2'] : []),
    ...(random.chance(0.05) ? ['zero: "a\\0b"'] : []),
  ]
  return `---\n${lines.join('\n')}\n---\n`
}

function block(random: Random): string {
  switch (random.below(15)) {
    case 14:
      return `- ${link(random)}\n  - ${link(random)}\n- ${link(random)}`
    case 0:
    case 1:
      return `${random.pick(['#', '##', '##', '###'])} ${random.pick(HEADINGS)}${random.chance(0.2) ? ` ${link(random)}` : ''}`
    case 2:
      return `!${link(random)}`
    case 3:
      return `- (References:: ${random.chance(0.5) ? link(random) : `[${phrase(random)}](https://example.org/${random.below(3)}.pdf)`})`
    case 4:
      return `> [!note] ${phrase(random)}\n> ${sentence(random)}`
    case 5:
      return `\`\`\`js\nconst ${random.pick(WORDS)} = ${random.below(9)}\n\`\`\``
    case 6:
      return `- ${sentence(random)}\n- [ ] ${sentence(random)} ^${random.pick(BLOCK_IDS)}`
    case 7:
      return `${sentence(random)} #${random.pick(TAGS)} [^1]\n\n[^1]: ${sentence(random)}`
    case 8:
      return `| a | b |\n| - | - |\n| ${link(random)} | ${random.pick(FORMULAS)} |`
    case 9:
      return `<div class="x">${phrase(random)} <img src="${random.pick(ATTACHMENTS)}" onerror="x"></div>`
    default:
      return `${sentence(random)} ${random.pick(FORMULAS)} ${sentence(random)}${random.chance(0.3) ? ` ^${random.pick(BLOCK_IDS)}` : ''}`
  }
}

function sentence(random: Random): string {
  const words = Array.from({ length: 3 + random.below(6) }, () => random.pick(WORDS)).join(' ')
  return random.chance(0.6) ? `${words} ${link(random)} ${random.pick(WORDS)}.` : `${words}.`
}

function phrase(random: Random): string {
  return `${random.pick(WORDS)} ${random.pick(WORDS)}`
}

function link(random: Random): string {
  if (random.chance(0.15)) return `[[${random.pick(ATTACHMENTS)}]]`
  const name = random.chance(0.2) ? `week 1/${random.pick(NAMES)}` : random.pick(NAMES)
  const sub = random.pick(['', '', '', '#Definition', '#Proof', '#^main', '#^x1', '#Nowhere'])
  if (random.chance(0.15))
    return `[${phrase(random)}](${name.replaceAll(' ', '%20')}.md${sub.replaceAll(' ', '%20')})`
  return `[[${random.chance(0.1) ? '' : name}${sub}${random.chance(0.3) ? `|${phrase(random)}` : ''}]]`
}
