/** The service worker of a site that can be read offline (WEB-4): our script below the version of this very site. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { escapeHtml } from '../html/escape.ts'
import { outputPath } from '../lib/paths.ts'
import { packageRoot } from '../source/package-root.ts'
import { interfaceWords } from '../template/words.ts'
import { digestOf } from './digest.ts'
import type { SiteOutput } from './interface.ts'

/** The worker; none unless the configuration asks for it. Its text changes with every file of the site. */
export function offlineOutputs(
  { offline, lang }: Pick<Config, 'offline' | 'lang'>,
  files: readonly { readonly path: string; readonly digest: string }[],
): SiteOutput[] {
  if (!offline) return []
  const lines = files.map(({ path, digest }) => `${path} ${digest}`).sort()
  const settings = {
    version: digestOf(lines.join('\n')).slice(0, 16),
    lang: escapeHtml(lang),
    missing: escapeHtml(interfaceWords(lang).offlineMissing),
  }
  const script = readFileSync(join(packageRoot(), 'lib', 'client', 'offline-worker.js'), 'utf8')
  const bytes = Buffer.from(`const LECTERN_OFFLINE=${JSON.stringify(settings)}\n${script}`)
  return [{ path: outputPath('sw.js'), digest: digestOf(bytes), body: { kind: 'bytes', bytes } }]
}
