/** `layout` and `block` → code. Registers hold what LiquidJS keeps in them, so that its own tags find it. */
import type { Context, Emitter, Template } from 'liquidjs'
import { toValueSync } from 'liquidjs'
import { type Compiler, type Write, written } from './code.ts'
import { BlockAbove } from './drops.ts'
import { isHash, isTemplates, isText, optional, partsOf } from './nodes.ts'
import { compileArguments, emptyScope, scopeOf } from './scopes.ts'

/** The register that says what a block does: it is written, or kept for the layout. */
export const BLOCK_MODE = { register: 'blockMode', write: 0, keep: 1 } as const

/** How a block of a page is written in the place that its layout has for it. */
type WriteBlock = (above: BlockAbove, out: Emitter) => unknown

/** Compiles `layout`: the blocks of the page are kept, then the layout is written with them. */
export function compileLayout(node: Template, compiler: Compiler): Write {
  const { file, args, templates } = partsOf(node, {
    file: optional(isText),
    args: isHash,
    templates: isTemplates,
  })
  const page = compiler.compileNodes(templates)
  if (file === undefined) {
    return (context, out) => {
      context.setRegister(BLOCK_MODE.register, BLOCK_MODE.write)
      page(context, out)
    }
  }
  const values = compileArguments(args)
  const layout = compiler.compileTemplate(file)
  return (context, out) => {
    context.setRegister(BLOCK_MODE.register, BLOCK_MODE.keep)
    const html = written(page, context)
    const blocks = blocksOf(context)
    if (blocks[''] === undefined) blocks[''] = (_above, into) => into.write(html)
    context.setRegister(BLOCK_MODE.register, BLOCK_MODE.write)
    context.push(scopeOf(values, context))
    layout(context, out)
    context.pop()
  }
}

/** Compiles `block`. */
export function compileBlock(node: Template, compiler: Compiler): Write {
  const { block, templates } = partsOf(node, { block: isText, templates: isTemplates })
  const body = compiler.compileNodes(templates)
  return (context, out) => {
    const writeBlock = blockIn(context, node, blocksOf(context)[block], body)
    if (context.getRegister<number>(BLOCK_MODE.register) === BLOCK_MODE.keep) {
      blocksOf(context)[block] = writeBlock
    } else {
      toValueSync(writeBlock(new BlockAbove(() => ''), out))
    }
  }
}

/** A block is written by the page that fills it, if there is one; it stays within reach as `block.super`. */
function blockIn(context: Context, node: Template, filled: WriteBlock | undefined, body: Write): WriteBlock {
  const writeOwn: WriteBlock = (above, out) => {
    const open = context.getRegister<Template[]>('blockStack', [])
    if (open.includes(node)) throw new Error('A block cannot be nested in itself.')
    open.push(node)
    const scope = emptyScope()
    scope.block = above
    context.push(scope)
    body(context, out)
    context.pop()
    open.pop()
  }
  if (filled === undefined) return writeOwn
  return (above, out) => filled(new BlockAbove((into) => writeOwn(above, into)), out)
}

function blocksOf(context: Context): Record<string, WriteBlock> {
  return context.getRegister<Record<string, WriteBlock>>('blocks', {})
}
