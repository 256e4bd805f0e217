/** Templates that have everything the language has, nested, made of a row of numbers. */
import type { Templates } from './views.ts'

/** Chooses one of some things. */
type Pick = (choices: string) => string

const NAMES = 'a b c d x item x item a b c d forloop block part page missing constructor'
const SEGMENTS = `.k .size .first .last .own .length [0] [-1] ["k"] [a] [x.k] ["size"] [nil] [1.5] .name
  .index .last .rindex0 .super .k .k .size .missing .constructor .__proto__`
const LITERALS = `1 "t" true (1..3) -2 0 1.5 '<b>' "" false nil null empty blank (a..2) "abc".size (1..3).last
  "k\\n" empty.k ["a"] [b]`
const OPERATORS = '== != > < >= <= contains and or'
const FILTERS = `json upcase size first last escape sort uniq reverse compact sum to_integer direction strip_html
  append:"z" append:a join:"," split:"" default:"d" default:missing default:0,allow_false:true plus:1 divided_by:b
  map:"k" where:"k" where:"k",1 sort:"k" concat:d push:b date:"long" under:a fill:b slice:0,2 replace:"a",b
  group_by:"k" find_exp:"i","i.k==1" where_exp:"i","i.k" truncate:3,"…" append`
const LOOPS =
  '- limit:2 offset:1 reversed limit:a offset:b limit:1offset:1 reversedlimit:1 offset:continue limit:nil limit:"1"'
const LEAVES =
  'output output output output output text assign assign echo render render include jump count cycle raw liquid'
const TREES = 'if if for for for unless case capture block tablerow'

/**
 * Makes `page.html` and the templates that it uses.
 *
 * @param numbers each decides one choice; when there are no more, the first is chosen
 */
export function templatesOf(numbers: readonly number[]): Templates {
  let at = 0
  const next = (): number => numbers[at++] ?? 0
  const pick: Pick = (choices) => {
    const list = choices.split(/\s+/)
    return list[next() % list.length] ?? ''
  }
  const often = (text: string): string => (next() % 3 > 0 ? text : '')
  const sometimes = (text: string): string => (next() % 3 === 2 ? text : '')
  const seldom = (text: string): string => (next() % 6 === 5 ? text : '')

  const path = () => pick(NAMES) + sometimes(pick(SEGMENTS)) + seldom(pick(SEGMENTS))
  const operand = () => (next() % 3 === 2 ? pick(LITERALS) : path())
  const filter = () => ` | ${pick(FILTERS)}`
  const value = () => `${operand()}${seldom(` ${condition()}`)}${seldom(filter())}${seldom(filter())}`
  const condition = () => `${pick(OPERATORS)} ${seldom('not ')}${operand()}`
  const test = () =>
    `${seldom('not ')}${operand()} ${often(condition())} ${seldom(condition())}${seldom(filter())}`
  const tag = (text: string) => `{%${seldom('-')} ${text} ${seldom('-')}%}`
  const name = () => pick('x item a x item forloop')

  /** A value as text: what cannot be printed is shown too, and seldom is anything wrong with it. */
  function output(): string {
    const shown = pick('json default:"d" json default:"d" -')
    const text = shown === 'default:"d"' ? `${operand()} | ${shown} | json` : `${value()} | ${shown}`
    return `{{${seldom('-')} ${text.replace(' | -', '')} ${seldom('-')}}}`
  }

  function leaf(): string {
    switch (pick(LEAVES)) {
      case 'assign':
        return tag(`assign ${name()} = ${value()}`) + output()
      case 'echo':
        return tag(`echo ${value()} | json`)
      case 'render':
        return tag(
          `render "part.html" ${pick('- for with').replace('-', ', x:')} ${operand()} ${seldom('as item')}`,
        )
      case 'include':
        return tag(`include "part.html" ${seldom('with a')}, x: ${operand()}`)
      case 'jump':
        return tag(pick('continue break'))
      case 'count':
        return tag(pick('increment decrement') + pick(' a x').padStart(2))
      case 'cycle':
        return tag(`cycle ${seldom('b: ')}"o", ${operand()}`)
      case 'raw':
        return '{% raw %}{{ x }}{% endraw %}{% comment %}{{ x }}{% endcomment %}{% # x %}'
      case 'liquid':
        return tag(`liquid assign x = ${value()}\n echo x | json`)
      case 'text':
        return pick('t <p> &').replace('&', ' \n ')
      default:
        return output()
    }
  }

  function tree(depth: number): string {
    const kind = pick(TREES)
    const end = tag(`end${kind}`)
    const inner = body(depth + 1)
    const more = () => body(depth + 1)
    switch (kind) {
      case 'if':
      case 'unless': {
        const second = seldom(`${tag(`elsif ${test()}`)}${more()}`)
        return `${tag(`${kind} ${test()}`)}${inner}${second}${often(`${tag('else')}${more()}`)}${end}`
      }
      case 'case': {
        const branches = [
          tag(`when ${operand()}, ${operand()}`),
          inner,
          tag(`when ${operand()}`),
          more(),
        ].join('')
        return `${tag(`case ${value()}`)}${branches}${often(`${tag('else')}${more()}`)}${end}`
      }
      case 'for': {
        const how = pick(LOOPS)
          .replace('-', ' ')
          .replace(/(?<=\d|reversed)(?=limit|offset)/, ' ')
        const loop = `${name()} in ${pick('a b c d x.k (1..4)')}`
        const counter = often('{{ forloop.last }}{{ forloop.index0 }}{{ item | json }}')
        const goesOn = seldom(`${tag(`for ${loop} offset:continue`)}{{ x | json }}${end}`)
        return `${tag(`for ${loop} ${how}`)}${counter}${inner}${seldom(`${tag('else')}${more()}`)}${end}${goesOn}`
      }
      case 'capture':
        return `${tag('capture x')}${inner}${end}${often('{{ x | json }}')}`
      case 'tablerow':
        return `${tag(`tablerow ${name()} in ${operand()}`)}${inner}${end}`
      default:
        return `${tag(`block ${pick('one two')}`)}${inner}${often('{{ block.super }}')}${end}`
    }
  }

  function body(depth: number): string {
    const parts = Array.from({ length: next() % 4 }, () =>
      depth < 4 && next() % 2 === 1 ? tree(depth) : leaf(),
    )
    return parts.join('')
  }

  const layout = pick('- - "layout.html" none').replace('-', '')
  return {
    'page.html': (layout === '' ? '' : `{% layout ${layout}${seldom(', x: a')} %}`) + body(0) + body(0),
    'part.html': `${body(2)}{{ x | default: "none" | json }}`,
    'layout.html': `${body(2)}{% block one %}${body(2)}{% endblock %}${often('{% block %}{% endblock %}')}${body(2)}`,
  }
}
