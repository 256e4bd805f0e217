import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A temporary folder with these files, removed after the test; its path has no symbolic link in it. */
export function folder(files: { readonly [name: string]: string | Uint8Array }): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-test-')))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), content)
  }
  return root
}

/** Every file below a folder with its text, by relative path; dot files included. */
export function contents(root: string): { [name: string]: string } {
  const found: { [name: string]: string } = {}
  for (const entry of fs.readdirSync(root, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isFile()) found[path.relative(root, file)] = fs.readFileSync(file, 'utf8')
  }
  return found
}

/** Runs as a user who may not read everything, if the tests run as one who may. */
export async function withoutPrivileges<T>(task: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return task()
  process.seteuid?.(65534)
  try {
    return await task()
  } finally {
    process.seteuid?.(0)
  }
}
