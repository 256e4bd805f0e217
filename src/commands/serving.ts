/** What `dev` and `preview` have in common: the options of a server, and waiting for Ctrl-C. */
import { openBrowser } from '../dev/open-browser.ts'
import type { ServerOptions, SiteServer } from '../dev/server.ts'
import { Interruption, type Io } from './io.ts'
import type { OptionValues } from './options.ts'
import { wholeNumber } from './project.ts'

const DEFAULT_PORT = 4321

/** The options of a server from a command line. Throws `UserError` 2. */
export function serverOptions(options: OptionValues): ServerOptions {
  const { port, host } = options
  const allowed = (options['allowed-hosts'] ?? '').split(',').map((name) => name.trim())
  return {
    port: port === undefined ? DEFAULT_PORT : wholeNumber('--port', port, 0, 65_535),
    host: host === undefined || LOOPBACK.has(host) ? null : host,
    allowedHosts: allowed.filter((name) => name !== ''),
  }
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1'])

/** Says where the site is, opens it if wanted, and answers the exit code once the user ends it. */
export async function serveUntilInterrupted(
  server: SiteServer,
  options: OptionValues,
  io: Io,
): Promise<number> {
  if (serverOptions(options).host !== null) {
    io.stderr.write('warning: Other machines can reach this site.\n')
  }
  if (!options.quiet) io.stdout.write(`The site is at ${server.url} (Ctrl-C ends it).\n`)
  if (options.open) openBrowser(server.url)
  await interrupted(io.signal)
  await server.close()
  return io.signal.reason instanceof Interruption ? io.signal.reason.exitCode : 0
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
