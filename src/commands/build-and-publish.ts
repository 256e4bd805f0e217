/** The build of a command, from the look at the vault to the published files, unless nothing is to be done. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { BuildRequest, RenderSite, Site } from '../build/interface.ts'
import { readPublished, savePublished } from '../build/published.ts'
import { sightInputs } from '../build/sighting.ts'
import { dropStandstill, isSiteAtRest, readStandstill, saveStandstill } from '../build/standstill.ts'
import { type Publication, publish } from '../build/write.ts'
import { sortDiagnostics } from '../diagnostics/diagnostic.ts'

/** What a build has to say; diagnostics are sorted. */
export interface Built extends Pick<Site, 'diagnostics' | 'stats'> {
  readonly publication: Omit<Publication, 'after'>
  /** Null if everything was as it had been left. */
  readonly site: Site | null
}

/**
 * Builds a site and publishes it. Throws what `RenderSite` and `publish` throw.
 *
 * @param isSiteNeeded true for who wants the site as a value, whether or not anything has changed
 */
export async function buildAndPublish(
  request: BuildRequest,
  render: RenderSite,
  isSiteNeeded: boolean,
): Promise<Built> {
  const { cacheDir, output } = request
  const files = cacheDir === null ? null : filesFor(cacheDir, output)
  const sighting = await sightInputs(request)
  const said = files === null || isSiteNeeded ? null : readStandstill(files.standstill, sighting)
  const before = files && readPublished(files.published)
  if (said !== null && before !== null && (await isSiteAtRest(output, before))) {
    return { ...said, publication: { written: 0, unchanged: said.outputs, removed: 0 }, site: null }
  }
  const rendered = await render({ ...request, sighting })
  const site = { ...rendered, diagnostics: sortDiagnostics(rendered.diagnostics) }
  if (files !== null) dropStandstill(files.standstill)
  const publication = await publish({ ...request, outputs: site.outputs, before })
  if (files !== null) {
    try {
      savePublished(files.published, publication.after)
      saveStandstill(files.standstill, sighting, site)
    } catch {
      // The next build looks more closely instead.
    }
  }
  return { diagnostics: site.diagnostics, stats: site.stats, publication, site }
}

/** What is kept of a site that lies in a certain folder. */
function filesFor(cacheDir: string, output: string) {
  const name = createHash('sha256').update(output).digest('hex').slice(0, 12)
  return { published: join(cacheDir, `output-${name}`), standstill: join(cacheDir, `standstill-${name}`) }
}
