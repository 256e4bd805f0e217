/** Who may talk to a server on this machine: pages that it served itself, no others (TR-30). */
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

export interface HostRules {
  readonly port: number
  /** The address that the server was told to listen on; null for this machine alone. */
  readonly host: string | null
  /** Further names; those with a port are taken with that port alone, the others with the server's. */
  readonly allowed: readonly string[]
}

/**
 * True if the request was meant for this server. A name that somebody else controls may lead here too
 * (DNS rebinding), so it is not enough that the request has arrived.
 */
export function isMeantForUs(request: IncomingMessage, { port, host, allowed }: HostRules): boolean {
  const { headers, headersDistinct } = request
  // Of two names one may be meant for us and the other for whoever stands in between.
  if (headersDistinct.host?.length !== 1) return false
  const match = HOST.exec(headers.host ?? '')
  if (match !== null && allowed.some((one) => one.toLowerCase() === match[0].toLowerCase() && hasPort(one)))
    return true
  if (match === null || Number(match[2] ?? 80) !== port) return false
  const name = (match[1] ?? '').toLowerCase().replace(/^\[|\]$/g, '')
  if (['localhost', '127.0.0.1', '::1', ...allowed.map((one) => one.toLowerCase())].includes(name))
    return true
  // Nobody can make a number lead elsewhere; open to others, the server has numbers it does not know.
  return host !== null && (name === host.toLowerCase() || isIP(name) !== 0)
}

/**
 * What to do if this machine's own name came with another port than ours, as through a forwarded one; null for
 * any other name.
 */
export function forwardingHelp({ headers }: IncomingMessage): string | null {
  const [host = '', name = '', port] = HOST.exec(headers.host ?? '') ?? []
  if (port === undefined || !isLoopback(name)) return null
  return `Through a forwarded port, start it with --allowed-hosts ${host}.`
}

/** True for the names by which a machine means itself, with a port or without. */
export function isLoopback(host: string): boolean {
  const [, name = ''] = HOST.exec(host) ?? []
  return ['localhost', '127.0.0.1', '[::1]'].includes(name.toLowerCase())
}

const HOST = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i

function hasPort(host: string): boolean {
  return HOST.exec(host)?.[2] !== undefined
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
