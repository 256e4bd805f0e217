/** A project on the disk that random edits change, and two ways to build it: on, and from nothing. */
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { renderSite } from '../../src/build/build-site.ts'
import type { BuildMemory, BuildRequest, Site } from '../../src/build/interface.ts'
import { publish } from '../../src/build/write.ts'
import { type Built, buildAndPublish } from '../../src/commands/build-and-publish.ts'
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts'
import { loadTemplates } from '../../src/template/load.ts'
import { ATTACHMENTS, edited, notePath, noteText } from './notes.ts'
import type { Random } from './random.ts'

export interface Project {
  readonly folder: string
  /** Builds on what earlier builds have left; in memory too, if there is one: then it may be told what has changed. */
  build(memory?: BuildMemory, edited?: ReadonlySet<string>): Promise<Site>
  /** Builds from nothing. */
  buildClean(): Promise<Site>
  /** Builds and publishes as the command does, which may find that there is nothing to do. */
  buildAndPublish(): Promise<Built>
  /** Publishes a site into the project's output folder. */
  publish(site: Site): Promise<void>
  /** Changes something, and says what. */
  edit(): string
  /** The configuration as a file may say it. */
  settings(): Partial<Config>
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const BUILT_IN = loadTemplates(join(import.meta.dirname, '..', '..', 'templates'))

/** @param more notes besides ten that have to do with each other */
export function createProject(folder: string, random: Random, more = 0): Project {
  const [vault, templates, publicDir] = ['vault', 'templates', 'public'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  for (const path of [vault, templates, publicDir, join(folder, 'cache')]) fs.mkdirSync(path)
  let config: Config = DEFAULT_CONFIG
  let settings: Partial<Config> = {}
  const trash: { path: string; bytes: Buffer }[] = []
  for (let count = 0; count < 10; count++) write(join(vault, notePath(random)), noteText(random))
  for (let count = 0; count < more; count++) write(join(vault, `more/${count}.md`), noteText(random))

  function request(cacheDir: string | null, memory: BuildMemory | undefined): BuildRequest {
    return {
      vault,
      output: join(folder, 'site'),
      config,
      plugins: null,
      cacheDir,
      templatesDir: templates,
      publicDir,
      threads: 1,
      ...(memory === undefined ? {} : { memory }),
    }
  }

  function notes(): string[] {
    const names = fs.readdirSync(vault, { recursive: true, encoding: 'utf8' })
    return names.filter((name) => /\.md$/i.test(name)).sort()
  }

  function edit(): string {
    const list = notes()
    const note = list.length === 0 ? null : random.pick(list)
    const kind = random.pick(EDITS)
    switch (kind) {
      case 'edit':
        if (note === null) return 'nothing'
        write(join(vault, note), edited(random, fs.readFileSync(join(vault, note), 'utf8')))
        return `edit ${note}`
      case 'create': {
        const path = notePath(random)
        write(join(vault, path), noteText(random))
        return `create ${path}`
      }
      case 'delete': {
        if (note === null || list.length < 4) return 'nothing'
        trash.push({ path: note, bytes: fs.readFileSync(join(vault, note)) })
        fs.rmSync(join(vault, note))
        return `delete ${note}`
      }
      case 'restore': {
        const found = trash.pop()
        if (found === undefined) return 'nothing'
        write(join(vault, found.path), found.bytes)
        return `restore ${found.path}`
      }
      case 'rename': {
        if (note === null) return 'nothing'
        const target = random.chance(0.4) ? swapCase(note) : notePath(random)
        if (fs.existsSync(join(vault, target))) return 'nothing'
        fs.mkdirSync(dirname(join(vault, target)), { recursive: true })
        fs.renameSync(join(vault, note), join(vault, target))
        return `rename ${note} to ${target}`
      }
      case 'attachment': {
        const path = join(vault, random.pick(ATTACHMENTS))
        if (fs.existsSync(path) && random.chance(0.4)) fs.rmSync(path)
        else write(path, attachment(random, path))
        return `attachment ${path}`
      }
      case 'bytes': {
        if (note === null) return 'nothing'
        write(
          join(vault, note),
          random.pick([
            Buffer.from([0, 1, 2, 0, 0]),
            Buffer.from('\ufeffCaf\u00e9\r\n'),
            Buffer.from([0x41, 0xff, 0x42]),
          ]),
        )
        return `bytes ${note}`
      }
      case 'clock': {
        if (note === null) return 'nothing'
        const time = random.pick([0, 1e9, 4e9])
        fs.utimesSync(join(vault, note), time, time)
        return `clock ${note}`
      }
      case 'template': {
        const name = random.pick([...BUILT_IN.keys()])
        const path = join(templates, name)
        if (fs.existsSync(path)) fs.rmSync(path)
        else
          write(path, random.chance(0.15) ? '{% broken' : `${BUILT_IN.get(name)}<!-- ${random.below(3)} -->`)
        return `template ${name}`
      }
      case 'public': {
        const path = join(
          publicDir,
          random.pick(['favicon.svg', 'robots.txt', 'extra/file.txt', 'alpha.html']),
        )
        if (fs.existsSync(path)) fs.rmSync(path)
        else write(path, `text ${random.below(3)}`)
        return `public ${path}`
      }
      case 'config':
        settings = { ...settings, ...random.pick(CONFIGS) }
        config = { ...DEFAULT_CONFIG, ...settings }
        return `config ${JSON.stringify(settings)}`
      default:
        return kind satisfies never
    }
  }

  return {
    folder,
    build: (memory, edited) =>
      renderSite({ ...request(join(folder, 'cache'), memory), ...(edited === undefined ? {} : { edited }) }),
    buildClean: () => renderSite(request(null, undefined)),
    buildAndPublish: () => buildAndPublish(request(join(folder, 'cache'), undefined), renderSite, false),
    async publish(site) {
      await publish({ output: join(folder, 'site'), outputs: site.outputs, before: null, vault, publicDir })
    },
    edit,
    settings: () => settings,
  }
}

const EDITS = [
  ...Array.from({ length: 9 }, () => 'edit' as const),
  ...(['create', 'create', 'delete', 'restore', 'rename', 'rename', 'attachment', 'bytes', 'clock'] as const),
  ...(['template', 'public', 'config', 'config'] as const),
]

const CONFIGS: readonly Partial<Config>[] = [
  { title: 'One' },
  { title: null },
  { privateLinks: 'redact' },
  { privateLinks: 'text' },
  { publish: 'opt-in' },
  { publish: 'all' },
  { publish: 'all' },
  { course: { ...DEFAULT_CONFIG.course, unlinkedMentions: true } },
  { course: DEFAULT_CONFIG.course },
  { strictLineBreaks: true },
  { strictLineBreaks: false },
  { lang: 'de' },
  { lang: 'en' },
  { cleanUrls: true },
  { cleanUrls: false },
  { baseUrl: 'https://example.org/x/' },
  { baseUrl: null },
  { search: false },
  { search: true },
  { graph: false },
  { graph: true },
  { markdownFiles: true },
  { markdownFiles: false },
  { offline: true },
  { offline: false },
  { drafts: true },
  { ignore: ['week 2/**'] },
  { ignore: [] },
  { properties: 'all' },
  { math: { macros: { '\\R': '\\mathbb{R}' } } },
  { severity: { 'unresolved-link': 'off' } },
  { footer: 'The end' },
  { home: 'Alpha.md' },
  { home: null },
  { redirects: { '/old/place': '/alpha.html', '/x': 'https://example.org/' } },
  { redirects: {} },
  { nav: [{ text: 'Start', link: '/' }] },
  { course: { ...DEFAULT_CONFIG.course, tags: ['Week'] } },
  { editUrl: 'https://example.org/edit/:path' },
  { theme: { ...DEFAULT_CONFIG.theme, colors: { accent: 'red' } } },
]

function swapCase(path: string): string {
  const slash = path.lastIndexOf('/') + 1
  const first = path.charAt(slash)
  const other = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()
  return path.slice(0, slash) + other + path.slice(slash + 1)
}

function attachment(random: Random, path: string): string | Buffer {
  if (path.endsWith('.png'))
    return random.chance(0.5) ? PNG : Buffer.concat([PNG, Buffer.from([random.below(9)])])
  if (path.endsWith('.svg')) {
    const inside = random.pick(['<circle r="1"/>', '<script>x</script>'])
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2">${inside}</svg>`
  }
  return `a,b\n${random.below(5)},2\n`
}

function write(path: string, content: string | Buffer): void {
  fs.mkdirSync(dirname(path), { recursive: true })
  fs.writeFileSync(path, content)
}
