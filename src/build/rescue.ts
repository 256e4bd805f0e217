/** What is left in the store is read when somebody asks for it; by then an entry may be found damaged. */
import type { OutputBody, Site, SiteOutput } from './interface.ts'
import { MissingEntry } from './store.ts'

/** The same site, whose outputs come from `again` once one of them cannot be made from what the cache holds. */
export function withRescue(site: Site, again: () => Promise<Site>): Site {
  let rescued: Promise<ReadonlyMap<string, SiteOutput>> | null = null
  const bytesOf = async (path: string): Promise<Uint8Array> => {
    rescued ??= again().then(({ outputs }) => new Map(outputs.map((output) => [output.path, output])))
    return readBody(path, (await rescued).get(path)?.body)
  }
  const outputs = site.outputs.map((output): SiteOutput => {
    const { path, body } = output
    if (body.kind !== 'lazy') return output
    const read = (): Promise<Uint8Array> =>
      body.read().catch((error) => {
        if (error instanceof MissingEntry) return bytesOf(path)
        throw error
      })
    return { ...output, body: { ...body, read } }
  })
  return { ...site, outputs }
}

/** The bytes of an output that the build has made itself. */
export async function readBody(path: string, body: OutputBody | undefined): Promise<Uint8Array> {
  if (body?.kind === 'bytes') return body.bytes
  if (body?.kind === 'lazy') return body.read()
  throw new Error(`“${path}” is not made any more.`)
}
