/** Who may talk to a server on this machine: pages that it served itself, no others (TR-30). */
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

export interface HostRules {
  readonly port: number
  /** The address that the server was told to listen on; null for this machine alone. */
  readonly host: string | null
  /** Further names, without a port. */
  readonly allowed: readonly string[]
}

/**
 * True if the request was meant for this server. A name that somebody else controls may lead here too
 * (DNS rebinding), so it is not enough that the request has arrived.
 */
export function isMeantForUs({ headers }: IncomingMessage, { port, host, allowed }: HostRules): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(headers.host ?? '')
  if (match === null || Number(match[2] ?? 80) !== port) return false
  const name = (match[1] ?? '').toLowerCase().replace(/^\[|\]$/g, '')
  if (['localhost', '127.0.0.1', '::1', ...allowed.map((one) => one.toLowerCase())].includes(name))
    return true
  // Nobody can make a number lead elsewhere; open to others, the server has numbers it does not know.
  return host !== null && (name === host.toLowerCase() || isIP(name) !== 0)
}

/** True unless a page of another site sent the request. */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  const { origin } = headers
  return (
    (site === undefined || site === 'same-origin') &&
    (origin === undefined || origin === `http://${headers.host}`)
  )
}
