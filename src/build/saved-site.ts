/** A finished site as plain data: everything but the bytes of what it made. */
import { outputPath, vaultPath } from '../lib/paths.ts'
import type { NewSite } from './assemble.ts'
import type { OutputBody, Site, SiteOutput } from './interface.ts'
import { readBody } from './rescue.ts'

/** An output; what was copied is copied again, everything else is made again if anybody asks for it. */
type SavedOutput = readonly [
  path: string,
  digest: string,
  kind: 'copy' | 'public' | 'made',
  source: string | number | null,
]

export interface SavedSite extends Omit<NewSite, 'outputs'> {
  readonly outputs: readonly SavedOutput[]
}

/** What is kept of a site. */
export function saveSite(site: NewSite): SavedSite {
  return {
    ...site,
    outputs: site.outputs.map(({ path, digest, body }) => [path, digest, ...savedBody(body)]),
  }
}

function savedBody(body: OutputBody): readonly [SavedOutput[2], SavedOutput[3]] {
  switch (body.kind) {
    case 'copy':
    case 'public':
      return [body.kind, body.source]
    case 'bytes':
      return ['made', body.bytes.length]
    case 'staged':
    case 'lazy':
      return ['made', body.size]
    default:
      return body satisfies never
  }
}

/** The site as it was; `rebuild` makes it again for its bytes, at most once. */
export function restoreSite(saved: SavedSite, rebuild: () => Promise<Site>): NewSite {
  let rebuilt: Promise<ReadonlyMap<string, SiteOutput>> | null = null
  const read = async (path: string): Promise<Uint8Array> => {
    rebuilt ??= rebuild().then((site) => new Map(site.outputs.map((output) => [output.path, output])))
    return readBody(path, (await rebuilt).get(path)?.body)
  }
  const outputs = saved.outputs.map(([path, digest, kind, source]): SiteOutput => {
    const text = String(source)
    if (kind === 'copy') return { path: outputPath(path), digest, body: { kind, source: vaultPath(text) } }
    if (kind === 'public') return { path: outputPath(path), digest, body: { kind, source: text } }
    const size = typeof source === 'number' ? source : null
    return { path: outputPath(path), digest, body: { kind: 'lazy', size, read: () => read(path) } }
  })
  return { ...saved, outputs }
}
