/** Attachments that published notes need → digests, addresses and picture sizes. */
import { imageSize } from 'image-size'
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { extension, type VaultPath } from '../lib/paths.ts'
import { mediaOf } from '../note/media.ts'
import type { SiteFacts } from '../site/facts.ts'
import type { PublishedFile } from '../site/targets.ts'
import { digestOf } from '../source/files.ts'
import { isPassiveHtml, MAX_HTML_BYTES } from '../source/passive/html.ts'
import { hasLocation } from '../source/passive/location.ts'
import { isSafeSvg, MAX_SVG_BYTES } from '../source/passive/svg.ts'
import type { VaultReader } from '../source/reader.ts'
import { VaultChanged } from '../source/snapshot.ts'
import {
  allocateAttachments,
  isActive,
  type LinkPlace,
  type Refusal,
  refusalDiagnostics,
} from '../vault/attachments.ts'

/** A picture's size stands in its head, and in most kinds so does where it was taken. */
const HEAD_BYTES = 256 * 1024
/** In these it stands behind the picture. */
const WITH_DATA_AT_END: readonly string[] = ['webp', 'avif', 'heic']
const WHOLE_BYTES = 32 * 1024 * 1024

export interface PublishedAttachments {
  readonly files: ReadonlyMap<VaultPath, PublishedFile>
  readonly digests: ReadonlyMap<VaultPath, string>
  readonly diagnostics: readonly Diagnostic[]
  /** What is no fault but worth knowing. */
  readonly advice: readonly Diagnostic[]
}

/**
 * Digests the linked attachments and gives them addresses. What cannot be read or must not be published (TR-10)
 * is reported, where it is linked, and left out.
 */
export async function publishAttachments(
  facts: SiteFacts,
  reader: VaultReader,
  placeOf: LinkPlace,
): Promise<PublishedAttachments> {
  const { allow } = facts.config.attachments
  const digests = new Map<VaultPath, string>()
  const refusals = new Map<VaultPath, Refusal>()
  const diagnostics: Diagnostic[] = []
  const answers = await Promise.all(facts.linked.map((path) => reader.attachmentDigest(path)))
  for (const [index, path] of facts.linked.entries()) {
    const answer = answers[index]
    if (answer === undefined) continue
    if (answer.kind === 'problem') {
      diagnostics.push(answer.diagnostic)
      continue
    }
    const refusal = await refusalOf(reader, path, answer.digest, allow)
    if (refusal === null) digests.set(path, answer.digest)
    else refusals.set(path, refusal)
  }
  const accepted = new Set(digests.keys())
  const addresses = allocateAttachments(facts.linked, digests, facts.config, facts.allocator, accepted)
  const files = new Map<VaultPath, PublishedFile>()
  const advice: Diagnostic[] = []
  for (const [path, { output }] of addresses) {
    const picture = mediaOf(path) === 'image' ? await lookAtPicture(reader, path) : null
    files.set(path, { output, size: picture?.size ?? null })
    if (picture?.hasLocation) advice.push(locationDiagnostic(path))
  }
  return {
    files,
    digests,
    diagnostics: [...diagnostics, ...refusalDiagnostics(facts.tables, refusals, placeOf)],
    advice,
  }
}

/** Whether a file may be published; SVG and HTML depend on what is in them. */
async function refusalOf(
  reader: VaultReader,
  path: VaultPath,
  digest: string,
  allow: readonly string[],
): Promise<Refusal | null> {
  const ending = extension(path).trim()
  if (ending === 'html' || ending === 'htm') {
    if (!isActive(path, allow)) return null
    return isPassiveHtml(await whole(reader, path, digest, MAX_HTML_BYTES)) ? null : 'active-attachment'
  }
  if (ending === 'svg' && !allow.some((name) => name.replace(/^\./, '').toLowerCase() === 'svg')) {
    return isSafeSvg(await whole(reader, path, digest, MAX_SVG_BYTES)) ? null : 'svg-refused'
  }
  return isActive(path, allow) ? 'active-attachment' : null
}

/** All bytes of a file, or one more than `limit`: what is judged must be what will be copied. */
async function whole(
  reader: VaultReader,
  path: VaultPath,
  digest: string,
  limit: number,
): Promise<Uint8Array> {
  const bytes = await reader.readAttachment(path, limit + 1)
  if (bytes.length <= limit && digestOf(bytes) !== digest) throw new VaultChanged(path)
  return bytes
}

async function lookAtPicture(
  reader: VaultReader,
  path: VaultPath,
): Promise<{ readonly size: PublishedFile['size']; readonly hasLocation: boolean }> {
  const bytes = await reader.readAttachment(
    path,
    WITH_DATA_AT_END.includes(extension(path)) ? WHOLE_BYTES : HEAD_BYTES,
  )
  return { size: pictureSize(bytes), hasLocation: hasLocation(bytes) }
}

function pictureSize(bytes: Uint8Array): PublishedFile['size'] {
  try {
    const { width, height } = imageSize(bytes)
    return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : null
  } catch {
    // A picture whose head cannot be read is published without its size.
    return null
  }
}

/** Pictures are copied as they are, so what they say about their author is published too (TR-6). */
function locationDiagnostic(path: VaultPath): Diagnostic {
  const message = `“${path}” says where it was taken, and is published as it is.`
  const help = 'Remove the place from the picture, or export it without, if readers should not know.'
  return inFile(path, noteDiagnostic('picture-location', null, message, help))
}
