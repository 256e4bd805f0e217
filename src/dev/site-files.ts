/** What a server can serve: a finished folder, or a site that exists only in memory. */
import fs from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import type { SiteOutput } from '../build/interface.ts'
import type { CopySources } from '../build/write-stage.ts'

/** One file, open for one answer: read it once, or close it. */
export interface ServedFile {
  readonly size: number
  /** The bytes from `start` to `end`, both included. */
  read(start: number, end: number): Readable
  close(): void
}

export interface SiteFiles {
  /** Opens the file with this very path; null if there is none. */
  open(path: string): Promise<ServedFile | null>
  /** True if there is a file with this very path. */
  has(path: string): Promise<boolean>
}

const open = promisify(fs.open)
const fstat = promisify(fs.fstat)
const lstat = promisify(fs.lstat)
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants

/** The outputs of a build, as they would be published. Files that are copied are read where they lie. */
export function filesOfSite(outputs: readonly SiteOutput[], sources: CopySources): SiteFiles {
  const byPath = new Map<string, SiteOutput>(outputs.map((output) => [output.path, output]))
  return {
    has: async (path) => byPath.has(path),
    async open(path) {
      const body = byPath.get(path)?.body
      if (body === undefined) return null
      if (body.kind === 'bytes') return fileOfBytes(body.bytes)
      if (body.kind === 'lazy') return fileOfBytes(await body.read())
      if (body.kind === 'staged') return openRegular(body.file)
      const root = body.kind === 'copy' ? sources.vault : sources.publicDir
      return root === null ? null : openRegular(join(root, body.source))
    },
  }
}

/** Files over others: those of the first where both have them. */
export function filesOver(upper: SiteFiles, lower: SiteFiles): SiteFiles {
  return {
    has: async (path) => (await upper.has(path)) || (await lower.has(path)),
    open: async (path) => (await upper.open(path)) ?? (await lower.open(path)),
  }
}

/** The files of a finished site; what starts with a dot is not served, `.well-known` excepted. */
export function filesOfFolder(root: string): SiteFiles {
  /** The absolute path, if every step to it is a real folder and it is a file. */
  async function find(path: string): Promise<string | null> {
    const segments = path.split('/')
    if (segments.some((segment) => segment.startsWith('.') && segment !== '.well-known')) return null
    let place = root
    for (const [index, segment] of segments.entries()) {
      place = join(place, segment)
      const stats = await lstat(place).catch(() => null)
      const isLast = index === segments.length - 1
      if (stats === null || !(isLast ? stats.isFile() : stats.isDirectory())) return null
    }
    return place
  }
  return {
    has: async (path) => (await find(path)) !== null,
    async open(path) {
      const file = await find(path)
      return file === null ? null : openRegular(file)
    },
  }
}

/** A file that lies in memory. */
export function fileOfBytes(bytes: Uint8Array): ServedFile {
  return {
    size: bytes.length,
    read: (start, end) => Readable.from([bytes.subarray(start, end + 1)]),
    close: () => {},
  }
}

async function openRegular(path: string): Promise<ServedFile | null> {
  const fd = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => null)
  if (fd === null) return null
  const stats = await fstat(fd)
  const close = () => fs.close(fd, () => {})
  if (!stats.isFile()) {
    close()
    return null
  }
  return { size: stats.size, read: (start, end) => fs.createReadStream('', { fd, start, end }), close }
}

/** All bytes of a file, which is closed then. */
export async function readWhole(file: ServedFile): Promise<Buffer> {
  if (file.size === 0) {
    file.close()
    return Buffer.alloc(0)
  }
  const chunks: Buffer[] = []
  for await (const chunk of file.read(0, file.size - 1)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
