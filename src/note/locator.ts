/** Places in a source: what the words beside a citation mean, and the address that opens there (SRC-5). */
import { extension } from '../lib/paths.ts'
import { sourceIdentity, videoSite } from './source-address.ts'

/** A place that programs understand. Pages and slides count from 1, times are in seconds. */
export type Locator =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'time'; readonly seconds: number }
  | { readonly kind: 'slide'; readonly slide: string }

/** Reads “p. 12”, “pp. 3–5”, “00:14:32”, “at 3:20”, “1h2m”, “slide 3”; null for any other words. */
export function readLocator(text: string): Locator | null {
  const words = text.trim().toLowerCase()
  const page = /^(?:p|pp|pg|page|pages)\.?\s*(\d{1,5})\b/.exec(words)?.[1]
  if (page !== undefined) return { kind: 'page', page: Number(page) }
  const slide = /^slides?\.?\s*(?:no\.?\s*|#\s*)?(\d{1,4}|id\.[\w-]{1,60})\b/.exec(words)?.[1]
  if (slide !== undefined) return { kind: 'slide', slide }
  const seconds = readTime(words.replace(/^(?:at|from|t|time|min\.?|minute)\s*[:=]?\s*(?=\d)/, ''))
  return seconds === null ? null : { kind: 'time', seconds }
}

/** True if words are a place in a source, though perhaps not one that an address can name. */
export function looksLikeLocator(text: string): boolean {
  return (
    readLocator(text) !== null ||
    /^(?:§+|chapters?|chap\.|ch\.|sections?|sec\.|pp?\.|lectures?|lec\.|figs?\.|figures?|tables?|tab\.|theorems?|thm\.|eqs?\.|equations?|appendix|app\.|parts?|vol\.|lines?|min\.|l\.)\s*[\divxlcm#]/i.test(
      text.trim(),
    )
  )
}

/**
 * The address of a place in a source, or null if the target cannot be opened there.
 *
 * @param file true for a file of the site: `url` is then its path, and only the fragment of the answer is new
 */
export function deepLink(url: string, locator: Locator): string | null {
  const [base = '', fragment] = splitFragment(url)
  const site = videoSite(url)
  const ending = extension((base.split('?')[0] ?? '').replace(/\/+$/, ''))
  switch (locator.kind) {
    case 'page': {
      const isPdf = ending === 'pdf' || /^https?:\/\/(?:www\.)?arxiv\.org\/pdf\//i.test(url)
      return isPdf ? `${base}#page=${locator.page}` : null
    }
    case 'time':
      if (site === 'youtube')
        return `${withTime(base, locator.seconds)}${fragment === '' ? '' : `#${fragment}`}`
      if (site === 'vimeo') return `${base}#t=${locator.seconds}s`
      return MEDIA.has(ending) ? `${base}#t=${locator.seconds}` : null
    case 'slide':
      return isGoogleSlides(url) ? `${base}#slide=${locator.slide}` : null
    default:
      return locator satisfies never
  }
}

const MEDIA: ReadonlySet<string> = new Set('mp4 webm ogv mov mkv m4v mp3 m4a ogg wav flac'.split(' '))

function isGoogleSlides(url: string): boolean {
  return (
    sourceIdentity(url).startsWith('google:') && /^https?:\/\/docs\.google\.com\/presentation\//i.test(url)
  )
}

/** Seconds of `14:32`, `00:14:32`, `1h2m3s`, `90s`. */
function readTime(text: string): number | null {
  const clock = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?![\d:])/.exec(text)
  if (clock !== null) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  const units =
    /^(?=\d)(?:(\d{1,3})\s*h)?\s*(?:(\d{1,4})\s*m(?:in)?)?\s*(?:(\d{1,5})\s*s(?:ec)?)?(?![\p{L}\d])/u.exec(
      text,
    )
  if (units === null || units[0].trim() === '' || (units[1] ?? units[2] ?? units[3]) === undefined)
    return null
  return Number(units[1] ?? 0) * 3600 + Number(units[2] ?? 0) * 60 + Number(units[3] ?? 0)
}

/** Sets the time of a YouTube address; an embedded player calls it `start`. */
function withTime(url: string, seconds: number): string {
  const name = /\/embed\//.test(url) ? 'start' : 't'
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  const query = mark === -1 ? '' : url.slice(mark + 1)
  const others = query.split('&').filter((part) => part !== '' && !/^(?:t|start|time_continue)=/.test(part))
  return `${path}?${[...others, `${name}=${seconds}`].join('&')}`
}

function splitFragment(url: string): readonly [string, string] {
  const hash = url.indexOf('#')
  return hash === -1 ? [url, ''] : [url.slice(0, hash), url.slice(hash + 1)]
}
