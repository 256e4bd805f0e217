/** Somebody who reads a site while it is built: what they ever see that is neither the old site nor the new one. */
import fs from 'node:fs'
import path from 'node:path'
import { type Digests, digest } from './project.ts'

export interface Reader {
  /** Stops reading; answers what was wrong and how many files have been read. */
  stop(): Promise<{ readonly wrong: readonly string[]; readonly reads: number }>
}

/** Reads every file of both sites again and again. Without an old site, files may be missing as long as all are. */
export function startReader(folder: string, old: Digests, next: Digests): Reader {
  const paths = [...new Set([...old.keys(), ...next.keys()])]
  const wrong = new Set<string>()
  let reads = 0
  let isRunning = true
  const done = (async () => {
    while (isRunning) {
      for (const file of paths) {
        if (file === 'lectern-manifest.json') continue
        const found = await readDigest(path.join(folder, file))
        reads++
        const isWhole = found === old.get(file) || found === next.get(file)
        const mayBeMissing = !old.has(file) || !next.has(file)
        if (found === undefined ? !mayBeMissing : !isWhole) wrong.add(`${file}: ${found ?? 'missing'}`)
      }
    }
  })()
  return {
    async stop() {
      isRunning = false
      await done
      return { wrong: [...wrong], reads }
    },
  }
}

function readDigest(file: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    fs.readFile(file, (error, bytes) => resolve(error === null ? digest(bytes) : undefined))
  })
}

/** What is wrong with a site that a build left when it was ended: torn or missing files, assets that pages lack. */
export function wrongIn(folder: string, old: Digests, next: Digests, digests: Digests): string[] {
  const wrong: string[] = []
  for (const [file, found] of digests) {
    if (file === 'lectern-manifest.json' || file.startsWith('.lectern-tmp')) continue
    if (found !== old.get(file) && found !== next.get(file)) wrong.push(`${file} is neither old nor new`)
    if (file.endsWith('.html')) {
      for (const asset of assetsOf(path.join(folder, file))) {
        if (!digests.has(path.posix.join(path.dirname(file), asset))) wrong.push(`${file} lacks ${asset}`)
      }
    }
  }
  for (const file of old.keys()) {
    if (next.has(file) && !digests.has(file)) wrong.push(`${file} is missing`)
  }
  return wrong
}

function assetsOf(page: string): string[] {
  const html = fs.readFileSync(page, 'utf8')
  return [...html.matchAll(/(?:src|href)="((?:\.\.\/)*assets\/[^"#?]+)"/g)].map(([, address = '']) =>
    decodeURIComponent(address),
  )
}
