/** Words of a course that does not exist. */
import type { Random } from './random.ts'

const STARTS = [
  'mor',
  'tel',
  'vin',
  'ska',
  'pro',
  'lim',
  'dra',
  'quo',
  'ben',
  'cy',
  'fal',
  'gri',
  'hon',
  'jul',
] as const
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'ra', 'te', 'li', 'no', 'ver'] as const
const ENDS = ['n', 'r', 'tion', 'sis', 'l', 'ment', 'd', 's', 'x', 'ty', 'ble', 'm'] as const
const WORDS = STARTS.length * MIDDLES.length * ENDS.length

/** A word; low ranks are frequent. */
function word(random: Random): string {
  const rank = random.zipf(WORDS)
  const start = STARTS[rank % STARTS.length] ?? ''
  const middle = MIDDLES[Math.floor(rank / STARTS.length) % MIDDLES.length] ?? ''
  const end = ENDS[Math.floor(rank / STARTS.length / MIDDLES.length)] ?? ''
  return start + middle + end
}

/** So many words in lower case. */
export function phrase(random: Random, words: number): string {
  return Array.from({ length: words }, () => word(random)).join(' ')
}

/** Two words with capitals. */
export function title(random: Random): string {
  return `${capital(word(random))} ${capital(word(random))}`
}

/** A sentence of about fourteen words, with a link in it if there is one to put there. */
export function sentence(random: Random, link: (() => string) | null): string {
  const length = 9 + random.below(10)
  const words = phrase(random, length).split(' ')
  if (link !== null) words.splice(1 + random.below(length - 1), 0, link())
  if (random.chance(0.2)) words.splice(1, 0, `*${word(random)}*`)
  return `${capital(words.join(' '))}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
