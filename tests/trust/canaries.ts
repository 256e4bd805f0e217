/** Private words, and the search for them in everything that a site is made of. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { renderSite } from '../../src/build/build-site.ts'
import type { BuildRequest, Site, SiteOutput } from '../../src/build/interface.ts'
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts'
import { buildRequest } from '../build/request.ts'

/** A word that stands nowhere else: neither slugs nor lower case change it. */
export function canary(name: string): string {
  return `qzx${name}xzq`
}

/** The words of `canary`, whatever their names. */
const CANARY = /qzx[a-z0-9]*?xzq/g

/** Builds the vault in a folder. */
export function site(
  vault: string,
  config: Partial<Config> = {},
  request: Partial<BuildRequest> = {},
): Promise<Site> {
  return renderSite(
    buildRequest(vault, {
      config: { ...DEFAULT_CONFIG, baseUrl: 'https://example.org/', ...config },
      ...request,
    }),
  )
}

/** Every output by its path; what is copied is read from the vault. */
export async function contentsOf(built: Site, vault: string): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>()
  for (const output of built.outputs) contents.set(output.path, await bytesOf(output, vault))
  return contents
}

async function bytesOf({ body }: SiteOutput, vault: string): Promise<Buffer> {
  switch (body.kind) {
    case 'bytes':
      return Buffer.from(body.bytes)
    case 'lazy':
      return Buffer.from(await body.read())
    case 'staged':
      return fs.readFileSync(body.file)
    case 'copy':
      return fs.readFileSync(path.join(vault, body.source))
    case 'public':
      return Buffer.alloc(0)
    default:
      return body satisfies never
  }
}

/** The canaries in the names and bytes of outputs, in any of the ways in which text is written: `path: canary`. */
export function findCanaries(
  contents: ReadonlyMap<string, Buffer>,
  others: readonly string[] = [],
): string[] {
  const found = new Set<string>()
  for (const [name, bytes] of contents) {
    for (const text of [name, ...readings(bytes)]) {
      for (const word of text.toLowerCase().match(CANARY) ?? []) found.add(`${name}: ${word}`)
      for (const word of others) if (text.includes(word)) found.add(`${name}: ${word}`)
    }
  }
  return [...found].sort()
}

/** What bytes may say: as text, in other encodings, and unpacked. */
function readings(bytes: Buffer): string[] {
  const plain = bytes.toString('latin1')
  const texts = [plain, plain.replaceAll('\0', ''), unescaped(plain)]
  // Base64 has three ways of writing a word, depending on where it starts.
  for (const run of plain.match(/[A-Za-z0-9+/_-]{16,}/g) ?? []) {
    for (const start of [0, 1, 2, 3]) texts.push(Buffer.from(run.slice(start), 'base64').toString('latin1'))
  }
  for (const run of plain.match(/(?:[0-9a-f]{2}){8,}/gi) ?? [])
    texts.push(Buffer.from(run, 'hex').toString('latin1'))
  for (const unpack of [gunzipSync, inflateSync, brotliDecompressSync]) {
    try {
      texts.push(...readings(unpack(bytes)))
    } catch {
      // It is not packed in this way.
    }
  }
  return texts
}

/** Text without the escapes of URLs, JSON and HTML. */
function unescaped(text: string): string {
  return text
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,6});/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
}

/** The start of a file's digest, as names of outputs hold it. */
export function shortDigest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8)
}
