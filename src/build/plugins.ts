import type { ElementContent, Root as HastRoot } from 'hast'
import type { Root } from 'mdast'
import { type Pluggable, unified } from 'unified'
import type { PluginModule } from '../config/plugins.ts'
import type { NotePlugins } from '../render/compile.ts'

/** The author's unified plugins as functions over trees. A plugin must work synchronously. */
export function loadPlugins(module: PluginModule): NotePlugins {
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
