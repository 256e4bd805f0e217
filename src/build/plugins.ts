import type { ElementContent, Root as HastRoot } from 'hast'
import type { Root } from 'mdast'
import { type Pluggable, unified } from 'unified'
import type { PluginModule } from '../config/plugins.ts'
import type { NotePlugins } from '../render/compile.ts'

/** The plugins of a bundled configuration, imported again: functions cannot cross threads. */
export async function importPlugins(url: string): Promise<NotePlugins> {
  const module: { readonly default?: unknown } = await import(url)
  const config = (await module.default) as { markdown?: Partial<PluginModule> } | null | undefined
  const { remarkPlugins = [], rehypePlugins = [] } = config?.markdown ?? {}
  return loadPlugins({ remarkPlugins, rehypePlugins })
}

/** The author's unified plugins as functions over trees. A plugin must work synchronously. */
export function loadPlugins(module: Pick<PluginModule, 'remarkPlugins' | 'rehypePlugins'>): NotePlugins {
  return {
    remark: module.remarkPlugins.map((plugin) => {
      const processor = unified().use([plugin as Pluggable])
      return (tree: Root): Root => processor.runSync(tree) as Root
    }),
    rehype: module.rehypePlugins.map((plugin) => {
      const processor = unified().use([plugin as Pluggable])
      return (nodes: ElementContent[]): ElementContent[] => {
        const root: HastRoot = { type: 'root', children: nodes }
        const tree = processor.runSync(root) as HastRoot
        return tree.children as ElementContent[]
      }
    }),
  }
}
