import { join } from 'node:path'
import type { BuildRequest } from '../../src/build/interface.ts'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'

/** A build of a vault and nothing else: no plugins, templates, public files or cache, on one thread. */
export function buildRequest(vault: string, changes: Partial<BuildRequest> = {}): BuildRequest {
  return {
    vault,
    output: join(vault, '..', 'site'),
    config: DEFAULT_CONFIG,
    plugins: null,
    cacheDir: null,
    templatesDir: null,
    publicDir: null,
    threads: 1,
    ...changes,
  }
}
