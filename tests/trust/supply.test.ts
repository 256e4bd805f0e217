import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/source/package-root.ts'

function read(name: string): Record<string, Record<string, unknown>> {
  return JSON.parse(fs.readFileSync(path.join(packageRoot(), name), 'utf8'))
}

test('TR-50 installing runs no script of ours and brings one package, whose version is locked', () => {
  const { scripts = {}, dependencies = {}, files } = read('package.json')
  expect(Object.keys(dependencies)).toEqual(['esbuild'])
  const atInstallation = Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))
  expect(atInstallation).toEqual([])
  expect(files).not.toContain('src')
})

test('TR-50 the lock file has the digest of every package', () => {
  const packages = Object.entries(read('package-lock.json').packages ?? {}).filter(([name]) => name !== '')
  expect(packages.length).toBeGreaterThan(50)
  const loose = packages.filter(([, entry]) => {
    const { integrity, inBundle } = entry as { readonly integrity?: string; readonly inBundle?: boolean }
    return inBundle !== true && !integrity?.startsWith('sha512-')
  })
  expect(loose.map(([name]) => name)).toEqual([])
})
