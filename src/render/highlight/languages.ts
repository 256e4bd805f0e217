/** The languages that code is highlighted in: what authors call them, and where their grammars are. */
import type { LanguageRegistration } from 'shiki/core'

type Grammar = () => Promise<{ readonly default: LanguageRegistration[] }>

/** A language: the name of its grammar and how it is loaded, with all that is embedded in it. */
export interface Language {
  readonly id: string
  readonly load: Grammar
}

/** Names as authors write them after the fence, the grammar's own first. Each grammar is loaded when it is asked for. */
const TABLE: readonly (readonly [string, Grammar])[] = [
  ['asm', () => import('shiki/langs/asm.mjs')],
  ['bat batch cmd', () => import('shiki/langs/bat.mjs')],
  ['bibtex bib', () => import('shiki/langs/bibtex.mjs')],
  ['c h', () => import('shiki/langs/c.mjs')],
  ['clojure clj', () => import('shiki/langs/clojure.mjs')],
  ['cmake', () => import('shiki/langs/cmake.mjs')],
  ['common-lisp lisp', () => import('shiki/langs/common-lisp.mjs')],
  ['coq rocq', () => import('shiki/langs/coq.mjs')],
  ['cpp c++ cc cxx hpp cuda', () => import('shiki/langs/cpp.mjs')],
  ['csharp cs c#', () => import('shiki/langs/csharp.mjs')],
  ['css', () => import('shiki/langs/css.mjs')],
  ['dart', () => import('shiki/langs/dart.mjs')],
  ['diff patch', () => import('shiki/langs/diff.mjs')],
  ['docker dockerfile', () => import('shiki/langs/docker.mjs')],
  ['elixir ex', () => import('shiki/langs/elixir.mjs')],
  ['erlang erl', () => import('shiki/langs/erlang.mjs')],
  ['fortran-free-form fortran f90 f95', () => import('shiki/langs/fortran-free-form.mjs')],
  ['fsharp fs f#', () => import('shiki/langs/fsharp.mjs')],
  ['glsl', () => import('shiki/langs/glsl.mjs')],
  ['go golang', () => import('shiki/langs/go.mjs')],
  ['graphql gql', () => import('shiki/langs/graphql.mjs')],
  ['haskell hs', () => import('shiki/langs/haskell.mjs')],
  ['html htm', () => import('shiki/langs/html.mjs')],
  ['ini cfg conf', () => import('shiki/langs/ini.mjs')],
  ['java', () => import('shiki/langs/java.mjs')],
  ['javascript js mjs cjs node', () => import('shiki/langs/javascript.mjs')],
  ['json', () => import('shiki/langs/json.mjs')],
  ['jsonc json5', () => import('shiki/langs/jsonc.mjs')],
  ['jsx', () => import('shiki/langs/jsx.mjs')],
  ['julia jl', () => import('shiki/langs/julia.mjs')],
  ['kotlin kt', () => import('shiki/langs/kotlin.mjs')],
  ['latex', () => import('shiki/langs/latex.mjs')],
  ['lean lean4', () => import('shiki/langs/lean.mjs')],
  ['lua', () => import('shiki/langs/lua.mjs')],
  ['make makefile', () => import('shiki/langs/make.mjs')],
  ['markdown md', () => import('shiki/langs/markdown.mjs')],
  ['matlab octave', () => import('shiki/langs/matlab.mjs')],
  ['nginx', () => import('shiki/langs/nginx.mjs')],
  ['nix', () => import('shiki/langs/nix.mjs')],
  ['ocaml ml', () => import('shiki/langs/ocaml.mjs')],
  ['pascal', () => import('shiki/langs/pascal.mjs')],
  ['perl pl', () => import('shiki/langs/perl.mjs')],
  ['php', () => import('shiki/langs/php.mjs')],
  ['powershell ps1 pwsh', () => import('shiki/langs/powershell.mjs')],
  ['prolog', () => import('shiki/langs/prolog.mjs')],
  ['proto protobuf', () => import('shiki/langs/proto.mjs')],
  ['python py python3', () => import('shiki/langs/python.mjs')],
  ['r rlang', () => import('shiki/langs/r.mjs')],
  ['racket', () => import('shiki/langs/racket.mjs')],
  ['ruby rb', () => import('shiki/langs/ruby.mjs')],
  ['rust rs', () => import('shiki/langs/rust.mjs')],
  ['scala', () => import('shiki/langs/scala.mjs')],
  ['scheme scm', () => import('shiki/langs/scheme.mjs')],
  ['scss sass', () => import('shiki/langs/scss.mjs')],
  ['shellscript bash sh shell zsh', () => import('shiki/langs/shellscript.mjs')],
  ['shellsession console terminal', () => import('shiki/langs/shellsession.mjs')],
  ['sparql', () => import('shiki/langs/sparql.mjs')],
  ['sql mysql postgresql sqlite', () => import('shiki/langs/sql.mjs')],
  ['stata', () => import('shiki/langs/stata.mjs')],
  ['svelte', () => import('shiki/langs/svelte.mjs')],
  ['swift', () => import('shiki/langs/swift.mjs')],
  ['tex', () => import('shiki/langs/tex.mjs')],
  ['toml', () => import('shiki/langs/toml.mjs')],
  ['tsx', () => import('shiki/langs/tsx.mjs')],
  ['turtle ttl', () => import('shiki/langs/turtle.mjs')],
  ['twig', () => import('shiki/langs/twig.mjs')],
  ['typescript ts mts cts', () => import('shiki/langs/typescript.mjs')],
  ['typst typ', () => import('shiki/langs/typst.mjs')],
  ['verilog', () => import('shiki/langs/verilog.mjs')],
  ['vhdl', () => import('shiki/langs/vhdl.mjs')],
  ['vue', () => import('shiki/langs/vue.mjs')],
  ['wolfram mathematica wl', () => import('shiki/langs/wolfram.mjs')],
  ['xml xsl svg', () => import('shiki/langs/xml.mjs')],
  ['yaml yml', () => import('shiki/langs/yaml.mjs')],
  ['zig', () => import('shiki/langs/zig.mjs')],
]

const BY_NAME: ReadonlyMap<string, Language> = new Map(
  TABLE.flatMap(([names, load]) => {
    const [id = '', ...aliases] = names.split(' ')
    return [id, ...aliases].map((name) => [name, { id, load }] as const)
  }),
)

/** The language of a name in lower case, or null for one that is not known. */
export function languageOf(name: string): Language | null {
  return BY_NAME.get(name) ?? null
}
