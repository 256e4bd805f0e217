/** Which pages get a link card, and what it shows: notes, the home page, and the pages of courses. */
import { basename, dirname, type OutputPath, type VaultPath } from '../../lib/paths.ts'
import { noteTitle } from '../../vault/collections.ts'
import type { Facts } from '../facts.ts'
import { trail } from '../navigation.ts'
import { imageUrl } from '../pages/note.ts'
import type { Materials } from '../render-scope.ts'
import { cardColors } from './colors.ts'
import type { SocialCard } from './drawing.ts'
import { cardText } from './face.ts'

export interface PlannedCards {
  /** Cards by the pages that show them. */
  readonly byPage: ReadonlyMap<OutputPath, SocialCard>
  /** Titles with characters that no face here has, or with formulas, in the order of the pages. */
  readonly leftOut: readonly string[]
}

/** Characters that the faces of cards have. */
export interface Drawable {
  readonly title: (text: string) => boolean
  readonly label: (text: string) => boolean
}

/** Characters beyond which only the host of a site's address is shown. */
const LONG_ADDRESS = 36

/** Plans the cards of a site with an address. */
export function planCards(
  facts: Facts,
  materials: Pick<Materials, 'folderPages' | 'images'>,
  siteTitle: string,
  canDraw: Drawable,
): PlannedCards {
  const { folderPages } = materials
  const byPage = new Map<OutputPath, SocialCard>()
  const leftOut: string[] = []
  const { host, pathname } = new URL(facts.config.baseUrl ?? 'https://localhost/')
  const address = host + pathname.replace(/\/$/, '')
  const shared = {
    colors: cardColors(facts.config.theme.colors),
    host: address.length > LONG_ADDRESS ? host : address,
  }
  const site = cardText(siteTitle)

  function add(page: OutputPath, title: string, above: string | null): void {
    const words = cardText(title)
    if (words === '' || isFormula(words) || !canDraw.title(words)) {
      leftOut.push(title)
      return
    }
    const label = above === null ? '' : cardText(above)
    byPage.set(page, {
      title: words,
      above: label !== '' && label !== words && label !== site && canDraw.label(label) ? label : null,
      site: words !== site && canDraw.label(site) ? site : null,
      ...shared,
    })
  }

  for (const [path, { output }] of facts.addresses) {
    const summary = facts.vault.notes.get(path)
    // A note with a picture of its own needs none.
    if (summary === undefined || imageUrl(facts, materials, path, summary.frontmatter) !== null) continue
    add(output, noteTitle(path, summary), partOf(facts, folderPages, path))
  }
  for (const [folder, output] of folderPages) {
    if (folder === '') add(output, siteTitle, null)
    else if (facts.course.courses.list.some((course) => course.note === null && course.folder === folder)) {
      add(output, basename(folder), trailOf(facts, folderPages, dirname(folder)))
    }
  }
  return { byPage, leftOut }
}

/** The course and unit of a note, else its folders. */
function partOf(facts: Facts, folderPages: Materials['folderPages'], path: VaultPath): string | null {
  const [position] = facts.course.courses.positions.get(path) ?? []
  const course = position === undefined ? undefined : facts.course.courses.list[position.course]
  if (position === undefined || course === undefined || course.title === '') {
    if (path === facts.home) return null
    const isIndex = facts.folders.get(dirname(path))?.index === path
    return trailOf(facts, folderPages, isIndex ? dirname(dirname(path)) : dirname(path))
  }
  const unit = course.units[position.unit]
  const title = unit?.note === path ? null : (unit?.title ?? null)
  return title === null || isFormula(title) ? course.title : `${course.title} › ${title}`
}

function trailOf(facts: Facts, folderPages: Materials['folderPages'], folder: string): string | null {
  const names = trail(facts, folderPages, folder).map(({ text }) => text)
  return names.length === 0 ? null : names.join(' › ')
}

/** Whether words are TeX in part, which no face can show. */
function isFormula(text: string): boolean {
  return /[\\^]|_\{|\$\S(?:[^$]*\S)?\$/.test(text)
}
