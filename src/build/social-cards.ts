/** The link cards that a site wants, with their paths, and what there is to say about them. */
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { type OutputPath, outputPath } from '../lib/paths.ts'
import type { SiteFacts } from '../site/facts.ts'
import type { Materials } from '../site/render-scope.ts'
import { siteTitle } from '../site/site-view.ts'
import type { SocialCard } from '../site/social/drawing.ts'
import { planCards } from '../site/social/plan.ts'
import { packageVersion } from '../source/package-root.ts'
import { readCardFiles } from './card-files.ts'
import { keyOf } from './digest.ts'
import type { CardPlan } from './plan.ts'

export interface SocialCards {
  readonly cards: readonly CardPlan[]
  readonly byPage: ReadonlyMap<OutputPath, OutputPath>
  readonly diagnostics: readonly Diagnostic[]
}

const NO_CARDS: SocialCards = { cards: [], byPage: new Map(), diagnostics: [] }
/** So many titles are named in a report. */
const NAMED = 3

/** Plans the cards; none unless the configuration asks for them and the site has an address. */
export function planSocialCards(
  facts: SiteFacts,
  materials: Pick<Materials, 'folderPages' | 'images'>,
  vaultFolder: string,
): SocialCards {
  if (!facts.config.cards) return NO_CARDS
  if (facts.config.baseUrl === null) return { ...NO_CARDS, diagnostics: [withoutAddress()] }
  const files = readCardFiles()
  const canDraw = {
    title: (text: string) => files.title.measure(text, 1) !== null,
    label: (text: string) => files.label.measure(text, 1) !== null,
  }
  const planned = planCards(facts, materials, siteTitle(facts, vaultFolder), canDraw)
  // A picture never changes under one name: the name says what it shows, and who draws it with what.
  const drawing = `${packageVersion()} ${files.description}`
  const cards = new Map<OutputPath, SocialCard>()
  const byPage = new Map<OutputPath, OutputPath>()
  for (const [page, card] of planned.byPage) {
    const name = keyOf(JSON.stringify([drawing, card])).slice(0, 16)
    const output = outputPath(`assets/cards/${name}.png`)
    cards.set(output, card)
    byPage.set(page, output)
  }
  return {
    cards: [...cards].map(([output, card]) => ({ output, card })),
    byPage,
    diagnostics: planned.leftOut.length === 0 ? [] : [leftOut(planned.leftOut)],
  }
}

function withoutAddress(): Diagnostic {
  const message =
    'Link cards cannot be published: their addresses must be absolute, and the site has no “baseUrl”.'
  const help = 'Set “baseUrl”, or build with --base-url, or take “cards” out of the configuration.'
  return inFile(null, noteDiagnostic('cards-without-address', null, message, help))
}

function leftOut(titles: readonly string[]): Diagnostic {
  const named = titles.slice(0, NAMED).map((title) => `“${title}”`)
  const list = `${named.join(', ')}${titles.length > NAMED ? ', …' : ''}`
  const message =
    titles.length === 1
      ? `A page has no link card, since its title has a formula or characters that no card can show: ${list}.`
      : `${titles.length} pages have no link card, since their titles have formulas or characters that no card can show: ${list}.`
  return inFile(null, noteDiagnostic('cards-left-out', null, message))
}
