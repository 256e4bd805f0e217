/**
 * Parsed templates → JavaScript closures that write the same pages as LiquidJS, several times as fast.
 *
 * LiquidJS parses, and decides what anything means: it renders by itself every node that the compiler does
 * not know (in the same context, so that nothing else notices), and the whole page as soon as anything throws.
 */
import {
  AssignTag,
  BlockTag,
  BreakTag,
  CaseTag,
  CommentTag,
  Context,
  ContinueTag,
  defaultOperators,
  EchoTag,
  ForTag,
  IfTag,
  IncludeTag,
  InlineCommentTag,
  LayoutTag,
  type Liquid,
  LiquidTag,
  Output,
  RawTag,
  RenderTag,
  type Template,
  TypeGuards,
  toValueSync,
  UnlessTag,
} from 'liquidjs'
import { outputText } from '../filters.ts'
import { CaptureHtml } from '../liquid.ts'
import { type Compiler, inOrder, type Write, written } from './code.ts'
import { compileCase, compileIf, compileUnless } from './conditions.ts'
import { compileBlock, compileLayout } from './layouts.ts'
import { compileBreak, compileContinue, compileFor } from './loops.ts'
import { Declined, isTemplates, partsOf } from './nodes.ts'
import { compileInclude, compileRender } from './partials.ts'
import {
  compileAssign,
  compileCapture,
  compileEcho,
  compileOutput,
  compileRaw,
  compileText,
} from './variables.ts'

/** A set of templates as code. */
export interface CompiledTemplates {
  /** Renders a template. Throws if anything is wrong; what it is, LiquidJS has to say. */
  readonly render: (name: string, globals: object) => string
  /** What LiquidJS renders by itself in a template, without those that it uses: for tests. */
  readonly declined: (name: string) => readonly string[]
}

type Compile = (node: Template, compiler: Compiler) => Write

/** By class, and by no more than the class: a tag that is derived from one of these has rules of its own. */
const COMPILERS: ReadonlyMap<unknown, Compile> = new Map<unknown, Compile>([
  [Output, compileOutput],
  [AssignTag, compileAssign],
  [CaptureHtml, compileCapture],
  [EchoTag, compileEcho],
  [RawTag, compileRaw],
  [CommentTag, compileNothing],
  [InlineCommentTag, compileNothing],
  [IfTag, compileIf],
  [UnlessTag, compileUnless],
  [CaseTag, compileCase],
  [ForTag, compileFor],
  [BreakTag, compileBreak],
  [ContinueTag, compileContinue],
  [RenderTag, compileRender],
  [IncludeTag, compileInclude],
  [LayoutTag, compileLayout],
  [BlockTag, compileBlock],
  [LiquidTag, (node, compiler) => compiler.compileNodes(partsOf(node, { templates: isTemplates }).templates)],
])

const ON = ['strictVariables', 'strictFilters', 'lenientIf', 'ownPropertyOnly'] as const
const OFF = [
  ...(['jsTruthy', 'keepOutputType', 'jekyllInclude', 'jekyllWhere'] as const),
  ...(['catchAllErrors', 'orderedFilterParameters', 'groupedExpressions'] as const),
]

/** Compiles a set of templates, each when it is first needed. */
export function compileTemplates(liquid: Liquid, parsed: ReadonlyMap<string, Template[]>): CompiledTemplates {
  const compiled = new Map<string, { readonly write: Write; readonly declined: readonly string[] }>()
  const isKnown = hasKnownRules(liquid)

  function codeOf(name: string) {
    const known = compiled.get(name)
    if (known !== undefined) return known
    const nodes = parsed.get(name)
    if (nodes === undefined) throw new Error(`There is no template called “${name}”.`)
    const declined: string[] = []
    const made = { write: compileNodes(nodes, declined), declined }
    compiled.set(name, made)
    return made
  }

  function compileNodes(nodes: readonly Template[], declined: string[]): Write {
    const compiler: Compiler = {
      compileNodes: (inner) => compileNodes(inner, declined),
      // Templates that use each other are compiled one by one, when they are first written.
      compileTemplate: (name) => (context, out) => codeOf(name).write(context, out),
    }
    return inOrder(nodes.map((node) => compileNode(node, compiler, declined)))
  }

  function compileNode(node: Template, compiler: Compiler, declined: string[]): Write {
    try {
      if (isKnown) return compileKnown(node, compiler)
      throw new Declined('LiquidJS with other options')
    } catch (error) {
      if (!(error instanceof Declined)) throw error
      declined.push(error.message)
      return (context, out) => {
        out.buffer += toValueSync(liquid.renderer.renderTemplates([node], context))
      }
    }
  }

  return {
    render: (name, globals) => {
      const context = new Context({}, liquid.options, { globals, sync: true }, { liquid })
      return written(codeOf(name).write, context)
    },
    declined: (name) => codeOf(name).declined,
  }
}

function compileKnown(node: Template, compiler: Compiler): Write {
  const compile = TypeGuards.isHTMLToken(node.token) ? compileText : COMPILERS.get(node.constructor)
  if (compile !== undefined) return compile(node, compiler)
  throw new Declined(node.token.getText())
}

function compileNothing(): Write {
  return () => {}
}

/** The compiler knows the language with the options of `createLiquid`, and with no others. */
function hasKnownRules({ options }: Liquid): boolean {
  return (
    options.outputEscape === outputText &&
    options.operators === defaultOperators &&
    options.renderLimit === Number.POSITIVE_INFINITY &&
    ON.every((name) => options[name] === true) &&
    OFF.every((name) => options[name] !== true)
  )
}
