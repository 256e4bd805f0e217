/** What a page asks the worker for, and what it hears of it. */

export interface KeepRequest {
  readonly kind: 'keep'
  /** Absolute addresses of pages. */
  readonly pages: readonly string[]
}

export interface KeepProgress {
  readonly done: number
  readonly total: number
  readonly failed: number
}

/** Reads a request; null for anything else. */
export function readRequest(data: unknown): KeepRequest | null {
  if (typeof data !== 'object' || data === null || !('pages' in data) || !Array.isArray(data.pages))
    return null
  const pages = data.pages.filter((page) => typeof page === 'string')
  return { kind: 'keep', pages }
}

/** Reads a report; null for anything else. */
export function readProgress(data: unknown): KeepProgress | null {
  if (typeof data !== 'object' || data === null) return null
  const { done, total, failed } = Object(data)
  return [done, total, failed].every((value) => typeof value === 'number') ? { done, total, failed } : null
}
