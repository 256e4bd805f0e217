/** The build of a command, from the look at the vault to the published files, unless nothing is to be done. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { BuildRequest, RenderSite, Site } from '../build/interface.ts'
import { sightInputs } from '../build/sighting.ts'
import { readStandstill, saveStandstill } from '../build/standstill.ts'
import { type Publication, publish } from '../build/write.ts'
import { writeFileAtomically } from '../build/write-files.ts'
import { areSameStamps, formatStamps, readStamps } from '../source/stamps.ts'

/** What a build has to say. */
export interface Built extends Pick<Site, 'diagnostics' | 'stats'> {
  readonly publication: Omit<Publication, 'stamps'>
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
  const sighting = await sightInputs(request)
  const place = (kind: string): string | null =>
    cacheDir === null ? null : join(cacheDir, `${kind}-${nameOf(output)}`)
  const restFile = place('standstill')
  const rest = restFile === null || isSiteNeeded ? null : await readStandstill(restFile, sighting, output)
  if (rest !== null) {
    return { ...rest, publication: { written: 0, unchanged: rest.outputs, removed: 0 }, site: null }
  }
  const site = await render({ ...request, sighting })
  const stampsFile = place('output')
  const stamps = stampsFile === null ? [] : readStamps(stampsFile)
  const publication = await publish({ ...request, outputs: site.outputs, stamps })
  if (stampsFile !== null && !areSameStamps(stamps, publication.stamps)) saveStamps(stampsFile, publication)
  if (restFile !== null) saveStandstill(restFile, sighting, output, site, publication)
  return { diagnostics: site.diagnostics, stats: site.stats, publication, site }
}

function saveStamps(file: string, { stamps }: Publication): void {
  try {
    writeFileAtomically(file, formatStamps(stamps), `${file}.tmp`)
  } catch {
    // The next build reads what is in the output instead.
  }
}

function nameOf(output: string): string {
  return createHash('sha256').update(output).digest('hex').slice(0, 12)
}
