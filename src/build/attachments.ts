/** Attachments that published notes need → digests, addresses and picture sizes. */
import { imageSize } from 'image-size'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { extension, type VaultPath } from '../lib/paths.ts'
import { mediaOf } from '../note/media.ts'
import type { SiteFacts } from '../site/facts.ts'
import type { PublishedFile } from '../site/targets.ts'
import { digestOf } from '../source/files.ts'
import { isPassiveHtml, MAX_HTML_BYTES } from '../source/passive/html.ts'
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

/** A picture's size stands in its head. */
const HEAD_BYTES = 256 * 1024

export interface PublishedAttachments {
  readonly files: ReadonlyMap<VaultPath, PublishedFile>
  readonly digests: ReadonlyMap<VaultPath, string>
  readonly diagnostics: readonly Diagnostic[]
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
  for (const [path, { output }] of addresses) {
    files.set(path, { output, size: mediaOf(path) === 'image' ? await pictureSize(reader, path) : null })
  }
  return {
    files,
    digests,
    diagnostics: [...diagnostics, ...refusalDiagnostics(facts.tables, refusals, placeOf)],
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

async function pictureSize(reader: VaultReader, path: VaultPath): Promise<PublishedFile['size']> {
  try {
    const { width, height } = imageSize(await reader.readAttachment(path, HEAD_BYTES))
    return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : null
  } catch {
    // A picture whose head cannot be read is published without its size.
    return null
  }
}
