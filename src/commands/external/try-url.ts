/** One address → does it answer? Nothing of the vault is sent but the address itself: no cookies, no referrer. */
import { setTimeout as wait } from 'node:timers/promises'
import { errorCode } from '../../lib/error-code.ts'

/** How patient and how polite to be; times in milliseconds. */
export interface Pace {
  /** Hosts that are asked at the same time; one host is asked one thing after the other. */
  readonly hosts: number
  /** Between two requests to one host. */
  readonly pauseMs: number
  readonly timeoutMs: number
  /** Further attempts after a failure that may pass. */
  readonly retries: number
  /** Before the first of them; doubled each time. */
  readonly backoffMs: number
  /** The longest wait that a server may ask for by `Retry-After`. */
  readonly longestWaitMs: number
}

export const USUAL_PACE: Pace = {
  hosts: 8,
  pauseMs: 250,
  timeoutMs: 15_000,
  retries: 2,
  backoffMs: 1000,
  longestWaitMs: 20_000,
}

export type Outcome =
  | { readonly kind: 'alive' }
  /** The reason is the end of a sentence that begins with the address. */
  | { readonly kind: 'dead'; readonly reason: string }
  /** The server does not want to be asked, or there is no network: nothing is known. */
  | { readonly kind: 'unknown' }

type Answer =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'failure'; readonly code: string }

/** Tries an address by HEAD, then by GET, again if it may be a passing trouble. Rejects once `signal` is aborted. */
export async function tryUrl(url: string, pace: Pace, signal: AbortSignal): Promise<Outcome> {
  for (let attempt = 0; ; attempt++) {
    let answer = await ask(url, 'HEAD', pace, signal)
    if (isBad(answer) && !isBusy(answer)) {
      // Many servers know only GET.
      await wait(pace.pauseMs, undefined, { signal })
      answer = await ask(url, 'GET', pace, signal)
    }
    if (attempt === pace.retries || !isPassing(answer)) return outcomeOf(answer, pace)
    const usual = pace.backoffMs * 2 ** attempt
    const asked = answer.kind === 'status' ? retryAfterMs(answer.retryAfter, Date.now()) : null
    if (asked !== null && asked > pace.longestWaitMs) return outcomeOf(answer, pace)
    await wait(Math.max(usual, asked ?? 0), undefined, { signal })
  }
}

/** The wait that a `Retry-After` header asks for, in milliseconds; null if it has none. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000
  const time = Date.parse(header)
  return Number.isNaN(time) ? null : Math.max(0, time - now)
}

async function ask(url: string, method: 'HEAD' | 'GET', pace: Pace, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method,
      redirect: 'follow',
      headers: { 'User-Agent': 'Lectern (link check)', Accept: '*/*' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(pace.timeoutMs)]),
    })
    await response.body?.cancel()
    return { kind: 'status', status: response.status, retryAfter: response.headers.get('retry-after') }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    return { kind: 'failure', code: failureCode(error) }
  }
}

function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'timeout'
  return errorCode(error.cause) ?? (error.cause instanceof Error ? error.cause.message : error.message)
}

/** Refusals of robots and of strangers: the page may well be there. */
const REFUSALS: ReadonlySet<number> = new Set([401, 402, 403, 407, 429, 451, 999])
const PASSING: ReadonlySet<string> = new Set([
  'timeout',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
])
const OFFLINE: ReadonlySet<string> = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN'])

function isBad(answer: Answer): boolean {
  return answer.kind === 'failure' || answer.status >= 400
}

function isBusy(answer: Answer): boolean {
  return answer.kind === 'status' && answer.status === 429
}

function isPassing(answer: Answer): boolean {
  return answer.kind === 'failure'
    ? PASSING.has(answer.code)
    : answer.status === 429 || (answer.status >= 500 && answer.status !== 501 && answer.status < 600)
}

function outcomeOf(answer: Answer, { timeoutMs }: Pace): Outcome {
  if (answer.kind === 'status') {
    if (answer.status < 400) return { kind: 'alive' }
    if (REFUSALS.has(answer.status)) return { kind: 'unknown' }
    return { kind: 'dead', reason: `answers ${answer.status}` }
  }
  if (OFFLINE.has(answer.code)) return { kind: 'unknown' }
  if (answer.code === 'timeout')
    return { kind: 'dead', reason: `does not answer within ${Math.ceil(timeoutMs / 1000)} seconds` }
  if (answer.code === 'ENOTFOUND') return { kind: 'dead', reason: 'is on a host that does not exist' }
  return { kind: 'dead', reason: `cannot be reached (${answer.code})` }
}
