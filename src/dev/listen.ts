/** Finding a port and listening on it, on this machine alone unless asked otherwise. */
import type { Server } from 'node:http'
import { UserError } from '../diagnostics/user-error.ts'
import { errorCode } from '../lib/error-code.ts'

export interface Listening {
  readonly port: number
  /** Ends all connections and gives the port back. */
  close(): Promise<void>
}

const MAX_TRIES = 50

/**
 * Listens on the first free port from `port` on. A host of null means this machine: both its addresses, since
 * browsers differ in what they take `localhost` for. Throws `UserError` 2.
 */
export async function listen(create: () => Server, port: number, host: string | null): Promise<Listening> {
  for (let candidate = port; candidate < Math.min(port + MAX_TRIES, 65_536); candidate++) {
    const servers = await listenAll(create, candidate, host === null ? ['127.0.0.1', '::1'] : [host])
    if (servers === null) continue
    const address = servers[0]?.address()
    const actual = typeof address === 'object' && address !== null ? address.port : candidate
    return { port: actual, close: () => closeAll(servers) }
  }
  throw new UserError(2, `No port from ${port} on is free.`, 'Choose another one with --port.')
}

/** Null if the port is taken on one of the addresses. */
async function listenAll(
  create: () => Server,
  port: number,
  hosts: readonly string[],
): Promise<Server[] | null> {
  const servers: Server[] = []
  let wanted = port
  for (const [index, host] of hosts.entries()) {
    const server = create()
    const problem = await start(server, wanted, host)
    if (problem === null) {
      servers.push(server)
      const address = server.address()
      // With port 0 the system chooses for the first address, and the second must follow.
      if (wanted === 0 && typeof address === 'object' && address !== null) wanted = address.port
    } else if (problem === 'EADDRINUSE' || problem === 'EACCES') {
      await closeAll(servers)
      if (problem === 'EADDRINUSE') return null
      throw new UserError(2, `Port ${port} may not be used here.`, 'Choose one above 1023 with --port.')
    } else if (index === 0) {
      throw new UserError(2, `This machine has no address “${host}”.`, 'Choose another one with --host.')
    }
  }
  return servers
}

function start(server: Server, port: number, host: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = errorCode(error)
      if (code === null) reject(error)
      else resolve(code)
    })
    server.listen({ port, host, ipv6Only: true }, () => resolve(null))
  })
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    }),
  )
}
