import type { VaultPath } from '../lib/paths.ts'
import { type AttachmentDigest, createVaultReader, type VaultReader } from '../source/reader.ts'
import type { FileStamps, Snapshot } from '../source/snapshot.ts'

/** A reader that remembers what it has said about attachments. */
export interface TrackingReader extends VaultReader {
  /** In the order in which it was asked. */
  answers(): readonly AttachmentAnswer[]
}

/** The digest of an attachment, or the code of what is wrong with it. */
export type AttachmentAnswer = readonly [path: VaultPath, answer: string]

/** A reader for a snapshot; `known` are stamps of an earlier one (`createVaultReader`). */
export function createTrackingReader(
  snapshot: Pick<Snapshot, 'root' | 'stamps'>,
  known: FileStamps,
): TrackingReader {
  const reader = createVaultReader(snapshot, known)
  const answers = new Map<VaultPath, string>()
  return {
    ...reader,
    async attachmentDigest(path) {
      const answer = await reader.attachmentDigest(path)
      answers.set(path, textOf(answer))
      return answer
    },
    answers: () => [...answers],
  }
}

/** True if attachments are as they were when the answers were given. */
export async function areUnchanged(
  reader: VaultReader,
  answers: readonly AttachmentAnswer[],
): Promise<boolean> {
  const now = await Promise.all(answers.map(([path]) => reader.attachmentDigest(path)))
  return answers.every(([, before], index) => before === textOf(now[index]))
}

/** True if an attachment could be read. */
export function isDigestAnswer([, answer]: AttachmentAnswer): boolean {
  return /^[0-9a-f]{64}$/.test(answer)
}

function textOf(answer: AttachmentDigest | undefined): string {
  return answer?.kind === 'digest' ? answer.digest : `${answer?.diagnostic.code}`
}
