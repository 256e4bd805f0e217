/**
 * What an external source is, told from its address alone: which addresses mean the same source (SRC-2), and of
 * what kind it is (SRC-3). Nothing is ever fetched.
 */
import { extension } from '../lib/paths.ts'
import { decodeOnce } from './destination.ts'

/** What a source is (SRC-3). */
export type SourceKind = 'slides' | 'video' | 'paper' | 'book' | 'code' | 'website' | 'document' | 'note'

/** All kinds, in the order in which lists show them. */
export const SOURCE_KINDS: readonly SourceKind[] = [
  'slides',
  'video',
  'paper',
  'book',
  'code',
  'document',
  'website',
  'note',
]

/** An address in parts, host without `www.` and in lower case. */
interface Address {
  readonly host: string
  readonly path: string
  readonly query: URLSearchParams
  readonly whole: string
}

/** Well-known forms of address under which one thing is found; `id` is null where the path is none of them. */
const KNOWN: readonly {
  readonly host: RegExp
  readonly id: (address: Address) => string | null
}[] = [
  { host: /^(?:(?:m|music)\.)?youtube(?:-nocookie)?\.com$/, id: youtubeId },
  { host: /^youtu\.be$/, id: ({ path }) => prefixed('youtube:', /^\/([\w-]+)/.exec(path)?.[1]) },
  {
    host: /^(?:player\.)?vimeo\.com$/,
    id: ({ path }) => prefixed('vimeo:', /^\/(?:video\/|channels\/[^/]+\/)?(\d+)/.exec(path)?.[1]),
  },
  {
    host: /^(?:docs|drive)\.google\.com$/,
    id: ({ path, query }) =>
      prefixed('google:', /\/d\/((?:e\/)?[\w-]+)/.exec(path)?.[1] ?? query.get('id') ?? undefined),
  },
  {
    host: /^(?:[\w-]+\.)?arxiv\.org$/,
    id: ({ path }) => arxivIdentity(/^\/(?:abs|pdf|html|format|ps)\/(.+)$/.exec(path)?.[1] ?? ''),
  },
  { host: /^(?:dx\.)?doi\.org$/, id: ({ path }) => doiIdentity(path.slice(1)) },
  // Publishers put the identifier into the address of each form of an article.
  { host: /./, id: ({ path }) => doiIdentity(/\/doi\/(?:[a-z]+\/)?(10\..+)$/i.exec(path)?.[1] ?? '') },
]

/**
 * The identity of a source: equal for two addresses exactly if they are one source (SRC-2). Fragments, tracking
 * parameters, `www.`, the scheme and a slash at the end do not count.
 */
export function sourceIdentity(url: string): string {
  const doi = /^(?:doi:|urn:doi:)\s*(.+)$/i.exec(url.trim())?.[1]
  if (doi !== undefined) return doiIdentity(doi) ?? url.trim().toLowerCase()
  const address = readAddress(url)
  if (address === null) return url.trim()
  for (const form of KNOWN) {
    const id = form.host.test(address.host) ? form.id(address) : null
    if (id !== null) return id
  }
  const query = [...address.query]
    .filter(([name]) => !isTracking(name))
    .map(([name, value]) => `${name}=${value}`)
  const path = address.path.replace(/\/+$/, '')
  return address.host + path + (query.length === 0 ? '' : `?${query.sort().join('&')}`)
}

/** The kind of a source outside the vault. */
export function sourceKind(url: string): SourceKind {
  if (/^(?:doi:|urn:doi:)/i.test(url.trim())) return 'paper'
  if (/^urn:isbn:/i.test(url.trim())) return 'book'
  const address = readAddress(url)
  if (address === null) return 'website'
  const known = HOSTS.find(([pattern]) => pattern.test(address.whole))?.[1]
  return known ?? kindOfFile(address.path) ?? (isRepository(address.host) ? 'code' : 'website')
}

/** The kind that a file's ending tells, or null if it tells none. */
export function kindOfFile(path: string): SourceKind | null {
  return ENDINGS.get(extension(path)) ?? null
}

/** True for a video that can be told to begin at a time. */
export function videoSite(url: string): 'youtube' | 'vimeo' | null {
  const identity = sourceIdentity(url)
  if (identity.startsWith('youtube:')) return 'youtube'
  return identity.startsWith('vimeo:') ? 'vimeo' : null
}

function youtubeId({ path, query }: Address): string | null {
  const video = /^\/(?:embed|shorts|live|v)\/([\w-]+)/.exec(path)?.[1] ?? query.get('v') ?? undefined
  if (video !== undefined && video !== 'videoseries') return `youtube:${video}`
  return prefixed('youtube-list:', query.get('list') ?? undefined)
}

/** An arXiv number without its version; papers of arXiv have a DOI as well. */
function arxivIdentity(text: string): string | null {
  const id = /^([a-z-]+(?:\.[a-z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?\/?$/i.exec(text)?.[1]
  return id === undefined ? null : `arxiv:${id.toLowerCase()}`
}

function doiIdentity(text: string): string | null {
  const doi = /^10\.\d{4,9}\/\S+$/.exec(decodeOnce(text).replace(/\/+$/, ''))?.[0]?.toLowerCase()
  if (doi === undefined) return null
  const arxiv = /^10\.48550\/arxiv\.(.+)$/.exec(doi)?.[1]
  return (arxiv === undefined ? null : arxivIdentity(arxiv)) ?? `doi:${doi}`
}

function prefixed(prefix: string, id: string | undefined): string | null {
  return id === undefined || id === '' ? null : prefix + id
}

function readAddress(url: string): Address | null {
  if (!/^https?:/i.test(url.trim()) || !URL.canParse(url)) return null
  const { host, pathname, searchParams } = new URL(url)
  const bare = host.replace(/^www\d?\./, '')
  const path = decodeOnce(pathname)
  return { host: bare, path, query: searchParams, whole: bare + path }
}

/** Parameters that say where a reader came from, not what is read. */
function isTracking(name: string): boolean {
  return /^(?:utm_\w+|mc_[ce]id|pk_\w+|hsa_\w+|_hs\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|twclid|ttclid|si|usp|ref|ref_src|ref_url|feature|ab_channel|cmpid|spm|trk|sk|pli|authuser|ouid|rtpof|sd)$/i.test(
    name,
  )
}

function isRepository(host: string): boolean {
  return /^(?:gist\.)?(?:github|gitlab|bitbucket)\.(?:com|org)$|^codeberg\.org$|^(?:git\.)?sr\.ht$/.test(host)
}

const HOSTS: readonly (readonly [RegExp, SourceKind])[] = [
  [/^docs\.google\.com\/presentation\//, 'slides'],
  [/^docs\.google\.com\//, 'document'],
  [/^drive\.google\.com\//, 'document'],
  [/^(?:slideshare\.net|speakerdeck\.com|slides\.com|(?:[\w-]+\.)?beamer\.io|pitch\.com)\//, 'slides'],
  [/^(?:(?:m|music)\.)?youtube(?:-nocookie)?\.com\/|^youtu\.be\/|^(?:player\.)?vimeo\.com\//, 'video'],
  [/^ted\.com\/talks\/|^(?:[\w-]+\.)?(?:panopto\.com|dailymotion\.com|videolectures\.net)\//, 'video'],
  [/^(?:[\w-]+\.)?arxiv\.org\/|^(?:dx\.)?doi\.org\/|^openreview\.net\/|^aclanthology\.org\//, 'paper'],
  [
    /^(?:papers|proceedings)\.(?:nips|neurips)\.cc\/|^proceedings\.mlr\.press\/|^jmlr\.org\/papers\//,
    'paper',
  ],
  [/^(?:[\w-]+\.)?(?:biorxiv|medrxiv|ssrn|jstor|semanticscholar)\.(?:org|com)\//, 'paper'],
  [/^(?:pubmed\.)?ncbi\.nlm\.nih\.gov\/|^pubmed\.|^eprint\.iacr\.org\/|^openaccess\.thecvf\.com\//, 'paper'],
  [/^ieeexplore\.ieee\.org\/|^nature\.com\/articles\/|^sciencedirect\.com\/science\/article\//, 'paper'],
  [/^link\.springer\.com\/book\//, 'book'],
  [/^link\.springer\.com\/|^distill\.pub\/\d/, 'paper'],
  [
    /^books\.google\.|^google\.[a-z.]+\/books|^openlibrary\.org\/|^goodreads\.com\/book|^worldcat\.org\//,
    'book',
  ],
  [/^amazon\.[a-z.]+\/(?:[^/]+\/)?(?:dp|gp\/product)\//, 'book'],
  [/\/doi\/book\//, 'book'],
  [/\/doi\/(?:[a-z]+\/)?10\./i, 'paper'],
  [/^colab\.research\.google\.com\/|^kaggle\.com\/code\/|^huggingface\.co\/|^nbviewer\.org\//, 'code'],
]

const ENDINGS: ReadonlyMap<string, SourceKind> = new Map(
  Object.entries({
    slides: 'ppt pptx pps ppsx key odp',
    video: 'mp4 webm ogv mov mkv avi m4v',
    book: 'epub mobi azw3',
    code: 'py ipynb js mjs ts tsx jsx c h cpp hpp cc rs go java kt rb r jl m hs ml scala sh sql lean',
    document:
      'pdf ps doc docx odt rtf txt tex xls xlsx ods csv tsv zip canvas png jpg jpeg gif svg webp avif bmp',
  }).flatMap(([kind, endings]) => endings.split(' ').map((ending) => [ending, kind as SourceKind] as const)),
)
