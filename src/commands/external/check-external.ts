/** `check --external`: tries the addresses that published notes lead to, and reports the dead ones. */
import { join } from 'node:path'
import type { BuildRequest, Progress, Site } from '../../build/interface.ts'
import { applySeverity } from '../../build/severity.ts'
import { type Diagnostic, inFile, noteDiagnostic } from '../../diagnostics/diagnostic.ts'
import { append } from '../../lib/multimap.ts'
import { mapLimited } from '../../source/limited.ts'
import { readParsedNote } from '../parsed-note.ts'
import { type FoundUrl, findUrls, isIgnoredUrl } from './find-urls.ts'
import { type Outcome, type Pace, tryUrl, USUAL_PACE } from './try-url.ts'
import { openUrlCache } from './url-cache.ts'

export interface ExternalCheck {
  readonly diagnostics: readonly Diagnostic[]
  /** How many addresses lead out of the site, each counted once, ignored ones left out. */
  readonly count: number
  /** How many of them nothing is known of: the server refuses to say, or there is no network. */
  readonly unknown: number
}

type Request = Pick<BuildRequest, 'vault' | 'config' | 'cacheDir' | 'signal' | 'onProgress'>

/** Tries every address once, wherever it stands. Rejects when the user interrupts. */
export async function checkExternal(site: Site, request: Request, pace = USUAL_PACE): Promise<ExternalCheck> {
  const { vault, config } = request
  const uses = await mapLimited(site.pages, async ({ source }) => {
    const note = await readParsedNote(join(vault, source), config)
    return note === null ? [] : findUrls(note.tree).map((found) => ({ ...found, file: source }))
  })
  const tried = uses.flat().filter(({ url }) => !isIgnoredUrl(url, config.externalIgnore))
  const urls = [...new Set(tried.map(({ url }) => url))].sort()
  const outcomes = await tryAll(urls, request, pace)
  const diagnostics = tried.flatMap((use) => {
    const outcome = outcomes.get(use.url)
    return outcome?.kind === 'dead' ? [deadUrl(use, outcome.reason)] : []
  })
  const unknown = [...outcomes.values()].filter(({ kind }) => kind === 'unknown').length
  return { diagnostics: applySeverity(config, diagnostics), count: urls.length, unknown }
}

async function tryAll(
  urls: readonly string[],
  { cacheDir, signal = new AbortController().signal, onProgress }: Request,
  pace: Pace,
): Promise<ReadonlyMap<string, Outcome>> {
  const cache = openUrlCache(cacheDir)
  const outcomes = new Map<string, Outcome>()
  const byHost = new Map<string, string[]>()
  for (const url of urls) {
    if (cache.has(url)) outcomes.set(url, { kind: 'alive' })
    else append(byHost, new URL(url).host, url)
  }
  const report = (progress: Progress) => onProgress?.(progress)
  try {
    await mapLimited([...byHost.values()], (ofHost) => tryHost(ofHost), pace.hosts)
  } finally {
    // Who interrupts a long check need not begin it anew.
    cache.save()
  }
  return outcomes

  async function tryHost(ofHost: readonly string[]): Promise<void> {
    for (const [i, url] of ofHost.entries()) {
      if (i > 0) await new Promise((resolve) => setTimeout(resolve, pace.pauseMs))
      const outcome = await tryUrl(url, pace, signal)
      outcomes.set(url, outcome)
      if (outcome.kind === 'alive') cache.add(url)
      report({ phase: 'trying addresses', done: outcomes.size, total: urls.length })
    }
  }
}

function deadUrl({ file, written, place }: FoundUrl & { readonly file: string }, reason: string): Diagnostic {
  const help = 'Correct the address, or name it under “externalIgnore” in the configuration.'
  return inFile(file, noteDiagnostic('dead-url', place, `“${written}” ${reason}.`, help))
}
