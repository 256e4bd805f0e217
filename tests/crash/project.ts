/** The compiled program on a small project, whose site is known byte for byte before and after an edit. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/source/package-root.ts'

/** The files of a site by path, as digests of their bytes. */
export type Digests = ReadonlyMap<string, string>

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

export interface RunOptions {
  readonly words?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** At which change of the disk what happens: see `disk.mjs`. */
  readonly disk?: { readonly at: number; readonly act: string }
  /** Milliseconds after which the process is killed. */
  readonly killAfter?: number
  readonly uid?: number
  /** Kilobytes beyond which the system refuses to write to a file. */
  readonly fileLimit?: number
}

export interface Program {
  /** Runs `lectern build` in a folder and waits for its end. */
  build(cwd: string, options?: RunOptions): Promise<Ended>
  /** How many times a build in this folder changes the disk. */
  countChanges(cwd: string): Promise<number>
  remove(): void
}

/** A copy of the compiled package, as npm would install it: compiling meanwhile changes nothing. */
export function installProgram(): Program {
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-program-')))
  for (const name of ['lib', 'templates', 'package.json']) {
    fs.cpSync(path.join(packageRoot(), name), path.join(home, name), { recursive: true })
  }
  fs.chmodSync(home, 0o755)
  const cli = path.join(home, 'lib', 'cli.js')
  if (!fs.existsSync(cli)) throw new Error('The program is not compiled: run “npm run prepare” first.')
  const preload = pathToFileURL(path.join(import.meta.dirname, 'disk.mjs')).href

  async function build(cwd: string, options: RunOptions = {}): Promise<Ended> {
    const { words = [], env = {}, disk, killAfter, uid, fileLimit } = options
    const isWatched = disk !== undefined || env.LECTERN_DISK_COUNT !== undefined
    const line = [
      process.execPath,
      ...(isWatched ? ['--import', preload] : []),
      cli,
      'build',
      '--quiet',
      ...words,
    ]
    const limited = ['bash', '-c', `ulimit -f ${fileLimit}; exec "$@"`, 'bash', ...line]
    const [command = '', ...rest] = fileLimit === undefined ? line : limited
    const child = spawn(command, rest, {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', CI: '', ...env, LECTERN_DISK: JSON.stringify(disk ?? {}) },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
    const ended = await endOf(child)
    clearTimeout(timer)
    return ended
  }

  return {
    build,
    async countChanges(cwd) {
      const file = path.join(home, 'count')
      await build(cwd, { env: { LECTERN_DISK_COUNT: file } })
      return Number(fs.readFileSync(file, 'utf8'))
    },
    remove: () => fs.rmSync(home, { recursive: true, force: true }),
  }
}

function endOf(child: ChildProcess): Promise<Ended> {
  let stderr = ''
  child.stderr?.on('data', (chunk) => (stderr += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stderr }))
  })
}

export interface Projects {
  readonly program: Program
  /** The site before and after the edit, as clean builds make it. */
  readonly old: Digests
  readonly next: Digests
  /** A folder with the edited vault that was never built. */
  fresh(): string
  /** A folder in which the old vault was built, with a cache, and edited since. */
  edited(): Promise<string>
  remove(): void
}

/** Installs the program and builds both sites. */
export async function createProjects(): Promise<Projects> {
  const program = installProgram()
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-crash-')))
  let made = 0

  function newFolder(version: 'old' | 'new'): string {
    const cwd = path.join(home, String(made++))
    fs.mkdirSync(cwd)
    writeVault(cwd, version)
    return cwd
  }

  async function built(version: 'old' | 'new', words: readonly string[]): Promise<string> {
    const cwd = newFolder(version)
    const { code, stderr } = await program.build(cwd, { words })
    if (code !== 0) throw new Error(stderr)
    return cwd
  }

  fs.chmodSync(home, 0o755)
  const [old, next] = [await built('old', ['--no-cache']), await built('new', ['--no-cache'])]
  return {
    program,
    old: digestsOf(path.join(old, 'dist')),
    next: digestsOf(path.join(next, 'dist')),
    fresh: () => newFolder('new'),
    // A cache is of use at its own place only, so it cannot be copied.
    async edited() {
      const cwd = await built('old', [])
      writeVault(cwd, 'new')
      return cwd
    },
    remove() {
      program.remove()
      fs.rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The digests of every file below a folder, files that begin with a dot included; empty if there is no folder. */
export function digestsOf(folder: string): Digests {
  if (!fs.existsSync(folder)) return new Map()
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
  const paths = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort()
  return new Map(paths.map((file) => [file, digest(fs.readFileSync(path.join(folder, file)))]))
}

export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Writes the vault of a project as it was (`old`), or as it is after an edit of every kind. */
export function writeVault(cwd: string, version: 'old' | 'new'): void {
  const vault = path.join(cwd, 'notes')
  fs.rmSync(vault, { recursive: true, force: true })
  const text = `The ${version} words. [[Note 3]] [[Week/Topic]] ![[picture.png]] #${version}\n`
  const notes = Array.from({ length: 16 }, (_, i) => {
    const isEdited = i % 2 === 0
    return [`Note ${i}.md`, isEdited ? text : 'Words that stay. [[Note 0]]\n'] as const
  })
  const files: (readonly [string, string | Uint8Array])[] = [
    ...notes,
    ['Week/Topic.md', 'A note in a folder.\n'],
    ['big.png', Buffer.concat([PICTURE, Buffer.alloc(300_000, version)])],
    ['picture.png', Buffer.concat([PICTURE, Buffer.from(version)])],
    ['Home.md', `---\npermalink: /\n---\n${text} ![[big.png]]\n`],
    // A page that becomes a folder, one that goes and one that comes.
    version === 'old' ? ['Part.md', 'One page.\n'] : ['Part/Index.md', 'In a folder.\n'],
    version === 'old' ? ['Gone.md', 'Private soon.\n'] : ['Come.md', 'New.\n'],
  ]
  for (const [name, content] of files) {
    fs.mkdirSync(path.dirname(path.join(vault, name)), { recursive: true })
    fs.writeFileSync(path.join(vault, name), content)
  }
}
