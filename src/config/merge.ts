/** Layers of configuration → one, with every default filled in. */
import { type Config, DEFAULT_CONFIG } from './config.ts'
import type { UserConfig } from './user-config.ts'

/** What only the command line can say. */
export interface CommandLineConfig {
  readonly drafts: boolean
  readonly baseUrl: string | null
}

/** Merges layers; later ones win, group by group, but what any of them ignores is ignored. */
export function mergeConfig(layers: readonly UserConfig[], commandLine: CommandLineConfig): Config {
  const user: UserConfig = Object.assign({}, ...layers)
  const groups = <K extends keyof Groups>(key: K): Groups[K] =>
    Object.assign({}, DEFAULT_CONFIG[key], ...layers.map((layer) => layer[key]))
  const baseUrl = commandLine.baseUrl ?? user.baseUrl ?? null
  return {
    title: user.title ?? DEFAULT_CONFIG.title,
    description: user.description ?? DEFAULT_CONFIG.description,
    author: user.author ?? DEFAULT_CONFIG.author,
    lang: user.lang ?? DEFAULT_CONFIG.lang,
    baseUrl: baseUrl === null ? null : withSlash(new URL(baseUrl).href),
    cleanUrls: user.cleanUrls ?? DEFAULT_CONFIG.cleanUrls,
    home: user.home?.replace(/^\/+/, '') ?? DEFAULT_CONFIG.home,
    ignore: layers.flatMap((layer) => layer.ignore ?? []),
    publish: user.publish ?? DEFAULT_CONFIG.publish,
    drafts: commandLine.drafts,
    strictLineBreaks: user.strictLineBreaks ?? DEFAULT_CONFIG.strictLineBreaks,
    math: groups('math'),
    course: groups('course'),
    theme: groups('theme'),
    nav: user.nav ?? DEFAULT_CONFIG.nav,
    footer: user.footer ?? DEFAULT_CONFIG.footer,
    editUrl: user.editUrl ?? DEFAULT_CONFIG.editUrl,
    search: user.search ?? DEFAULT_CONFIG.search,
    graph: user.graph ?? DEFAULT_CONFIG.graph,
    offline: user.offline ?? DEFAULT_CONFIG.offline,
    cards: user.cards ?? DEFAULT_CONFIG.cards,
    markdownFiles: user.markdownFiles ?? DEFAULT_CONFIG.markdownFiles,
    redirects: user.redirects ?? DEFAULT_CONFIG.redirects,
    severity: groups('severity'),
    head: user.head ?? DEFAULT_CONFIG.head,
    privateLinks: user.privateLinks ?? DEFAULT_CONFIG.privateLinks,
    attachments: { allow: groups('attachments').allow.map((name) => name.replace(/^\./, '').toLowerCase()) },
    embeds: groups('embeds'),
    externalIgnore: layers.flatMap((layer) => layer.externalIgnore ?? []),
    dates: user.dates ?? DEFAULT_CONFIG.dates,
    properties: user.properties ?? DEFAULT_CONFIG.properties,
    limits: groups('limits'),
  }
}

/** The keys whose values are objects that layers fill in together. */
type Groups = Pick<Config, 'math' | 'course' | 'theme' | 'severity' | 'attachments' | 'embeds' | 'limits'>

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`
}
