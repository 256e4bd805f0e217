/** The functions of a configuration, kept apart from its data: they never cross a thread. */
export interface PluginModule {
  /** The bundled configuration as a `data:` address; a worker imports it again and finds `markdown` in its default export. */
  readonly url: string
  /** SHA-256 of the bundle and of the versions of the packages it imports; part of every key that plugins decide. */
  readonly digest: string
  readonly remarkPlugins: readonly Plugin[]
  readonly rehypePlugins: readonly Plugin[]
}

/** A unified plugin, alone or with its options. */
export type Plugin = PluginFunction | readonly [PluginFunction, ...unknown[]]

/** A unified attacher; its tree and options are the plugin's own business. */
export type PluginFunction = (...settings: never[]) => unknown
