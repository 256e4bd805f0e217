/** Servers for the commands: a site in memory that changes, and a finished folder that does not. */
import type { HostRules } from './host-check.ts'
import { type Listening, listen } from './listen.ts'
import type { LiveReload } from './live-reload.ts'
import { createSiteServer } from './serve.ts'
import { filesOfFolder, type SiteFiles } from './site-files.ts'

export interface ServerOptions {
  /** The first port to try; 0 lets the system choose. */
  readonly port: number
  /** The address to listen on; null for this machine alone. */
  readonly host: string | null
  readonly allowedHosts: readonly string[]
}

export interface SiteServer extends Listening {
  /** For people: `http://localhost:4321/`. */
  readonly url: string
}

/** Serves a finished folder as a static host would. */
export function createPreviewServer(folder: string, options: ServerOptions): Promise<SiteServer> {
  const files = filesOfFolder(folder)
  return start(() => files, null, options)
}

/** Serves whatever `files` answers at the moment, and tells the pages when it changes. */
export function createDevServer(
  files: () => SiteFiles,
  liveReload: LiveReload,
  options: ServerOptions,
): Promise<SiteServer> {
  return start(files, liveReload, options)
}

async function start(
  files: () => SiteFiles,
  liveReload: LiveReload | null,
  { port, host, allowedHosts }: ServerOptions,
): Promise<SiteServer> {
  let rules: HostRules = { port, host, allowed: allowedHosts }
  const listening = await listen(
    () => createSiteServer({ files, rules: () => rules, liveReload }),
    port,
    host,
  )
  rules = { ...rules, port: listening.port }
  const name = host === null ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return { ...listening, url: `http://${name}:${listening.port}/` }
}
