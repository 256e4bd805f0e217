/** Templates are compiled to closures; LiquidJS stays the parser, the judge of errors, and what steps in. */
import { type Context, type Emitter, IfTag, type Template } from 'liquidjs'
import { expect, test } from 'vitest'
import { SafeHtml } from '../../src/html/safe-html.ts'
import { compileTemplates } from '../../src/template/compile/compile.ts'
import { createLiquid } from '../../src/template/liquid.ts'
import { parseTemplate } from '../../src/template/parse.ts'
import { LEFT, renderBoth, WRONG } from './both.ts'
import { BUILT_IN } from './views.ts'

const VIEW = {
  list: ['a', 'b', 'c'],
  text: '<b>',
  none: null,
  safe: new SafeHtml('<i>i</i>'),
  deep: { list: [{ k: 1 }, { k: 2 }], size: 'own' },
  inherited: Object.create({ k: 'out of reach' }),
  called: { k: () => 'called' },
  other: { k: 'own', toLiquid: () => ({ k: 'instead' }) },
}

test('every part of the built-in templates is compiled', () => {
  const { compiled } = compile(Object.fromEntries(BUILT_IN))
  for (const name of BUILT_IN.keys()) expect([name, ...compiled.declined(name)]).toEqual([name])
})

test.each([
  ['text and outputs', 'a {{ text }} {{- safe }} ', 'a &lt;b&gt;<i>i</i> '],
  ['paths', '{{ deep.list[1].k }}{{ deep["size"] }}{{ list.size }}{{ list[-1] }}{{ none.x }}', '2own3c'],
  ['computed names', '{% assign n = 1 %}{{ list[n] }}{{ deep.list[list.size].k }}{{ (1..3).last }}', 'error'],
  ['own fields only', '{{ inherited.k }}', 'error'],
  ['fields that are functions', '{{ called.k }}', 'called'],
  ['values that stand for others', '{{ other.k }}', 'instead'],
  ['zero and empty text, which are true', '{% if 0 and "" %}1{% endif %}', '1'],
  ['text that is no number', '{% if 1 == "1" %}1{% else %}2{% endif %}', '2'],
  ['ranges with both ends', '{% for x in (1..3) %}{{ x }}{% endfor %}', '123'],
  ['partials without what is around them', '{% assign x = 1 %}{% render "part.html" %}', 'error'],
  ['conditions', '{% if missing %}1{% elsif list.size > 2 %}2{% else %}3{% endif %}', '2'],
  ['right before left', '{% if true or true and false %}1{% else %}2{% endif %}', '1'],
  ['no short circuit', '{% if true or list[missing] %}1{% endif %}', 'error'],
  ['unless', '{% unless none %}1{% endunless %}{% unless 1 %}{% elsif 1 %}2{% else %}3{% endunless %}', '12'],
  ['nothing, empty, blank', '{% if none == nil and "" == empty and " " == blank %}1{% endif %}', '1'],
  ['contains', '{% if list contains "b" and "abc" contains "bc" %}1{% endif %}', '1'],
  ['case', '{% case list.size %}{% when 1, 3 %}1{% when 3 %}2{% else %}3{% endcase %}', '12'],
  [
    'loops',
    '{% for x in list limit: 2 offset: 1 reversed %}{{ x }}{{ forloop.last }} {% endfor %}',
    'cfalse btrue ',
  ],
  ['nothing to loop over', '{% for x in none %}1{% else %}2{% endfor %}', '2'],
  [
    'break and continue',
    '{% for x in list %}{% if x == "b" %}{% continue %}{% endif %}{{ x }}{% endfor %}',
    'ac',
  ],
  [
    'a loop that goes on',
    '{% for x in list limit: 1 %}{% endfor %}{% for x in list offset: continue %}{{ x }}{% endfor %}',
    'bc',
  ],
  [
    'a loop that has come to its end',
    '{% for x in list %}{% endfor %}{% for x in list offset: continue %}{{ x }}{% endfor %}.',
    '.',
  ],
  ['ranges', '{% for x in (1..list.size) %}{{ x }}{% break %}{% endfor %}', '1'],
  [
    'variables',
    '{% assign x = text | append: "!" %}{% capture y %}{{ x }}{% endcapture %}{{ y }}',
    '&lt;b&gt;!',
  ],
  [
    'filters with named values',
    '{{ false | default: 1, allow_false: true }}{{ missing | default: 2 }}',
    'false2',
  ],
  ['filters with expressions', '{{ deep.list | where_exp: "x", "x.k > 1" | map: "k" }}', '2'],
  ['partials', '{% render "part.html", x: 1 %}{% assign x = 2 %}{% include "part.html" %}', '12'],
  [
    'partials of a list',
    '{% render "part.html" for list as x %}{% render "part.html" with text as x %}',
    'abc&lt;b&gt;',
  ],
  ['raw text and comments', '{% raw %}{{ x }}{% endraw %}{% comment %}1{% endcomment %}{% # 2 %}', '{{ x }}'],
  ['the liquid tag', '{% liquid\n assign x = 1\n echo x\n%}', '1'],
])('the compiler knows %s', (_, template, expected) => {
  const both = renderBoth({ 'page.html': template, 'part.html': '{{ x }}' }, VIEW)
  expect(both.declined).toEqual([])
  expect(both.compiled).toBe(expected === 'error' ? WRONG : `rendered: ${expected}`)
  if (expected !== 'error') expect(both.liquid).toBe(both.compiled)
})

test('a layout has blocks that its page fills, and what it has in their place otherwise', () => {
  const both = renderBoth(
    {
      'page.html': 'x{% layout "layout.html", x: 1 %}{% block b %}{{ x }}{{ block.super }}{% endblock %}y',
      'layout.html': '<{% block a %}own{% endblock %}|{% block b %}super{% endblock %}>',
    },
    VIEW,
  )
  expect(both).toMatchObject({
    compiled: 'rendered: x<own|1super>',
    liquid: 'rendered: x<own|1super>',
    declined: [],
  })
})

test.each([
  ['tablerow', '{% tablerow x in list cols: 2 %}{{ x }}{% endtablerow %}'],
  ['cycle', '{% for x in list %}{% cycle "1", "2" %}{% endfor %}'],
  ['counters', '{% increment n %}{% increment n %}{% decrement n %}'],
  ['an operator without a value', '{% if list == %}1{% else %}2{% endif %}'],
  ['values side by side', '{{ text none }}'],
])('what the compiler does not know is rendered by LiquidJS, in its place: %s', (_, template) => {
  const both = renderBoth({ 'page.html': `{% assign n = 1 %}(${template})` }, VIEW)
  expect(both.declined).toHaveLength(template.split('{% i').length > 2 ? 3 : 1)
  expect(both.compiled).toBe(both.liquid)
})

test('values can make code leave a page to LiquidJS', () => {
  const both = renderBoth({ 'page.html': '{% for x in list offset: text %}{{ x }}{% endfor %}' }, VIEW)
  expect(both).toMatchObject({ compiled: LEFT, liquid: 'rendered: abc' })
})

test('a node with a field that the compiler has not seen is rendered by LiquidJS', () => {
  const { compiled, nodes } = compile({ 'page.html': '{% if text %}{{ text }}{% endif %}' })
  Object.assign(nodes.get('page.html')?.[0] ?? {}, { elseIfEmpty: [] })
  expect(compiled.render('page.html', VIEW)).toBe('&lt;b&gt;')
  expect(compiled.declined('page.html')).toHaveLength(1)
})

test('a tag of another class is rendered by itself, even if it is much like one that is known', () => {
  class Loud extends IfTag {
    override *render(_context: Context, out: Emitter): Generator<unknown, void, string> {
      out.write(yield 'LOUD')
    }
  }
  const nodes = new Map<string, Template[]>()
  const liquid = createLiquid(nodes)
  liquid.registerTag('if', Loud)
  nodes.set('page.html', liquid.parse('{% if text %}1{% endif %}'))
  expect(compileTemplates(liquid, nodes).render('page.html', VIEW)).toBe('LOUD')
})

test('with other options LiquidJS renders everything', () => {
  const { compiled, liquid } = compile({ 'page.html': '{{ text }}' })
  expect(compiled.declined('page.html')).toEqual([])
  const nodes = new Map([['page.html', liquid.parse('{{ text }}')]])
  Object.assign(liquid.options, { jsTruthy: true })
  expect(compileTemplates(liquid, nodes).declined('page.html')).toHaveLength(1)
})

test('one rendering leaves nothing behind for the next', () => {
  const { compiled } = compile({
    'page.html': '{% increment n %}{% assign list = 1 %}{% for x in list %}{% endfor %}',
  })
  expect(compiled.render('page.html', VIEW)).toBe(compiled.render('page.html', VIEW))
})

function compile(templates: Readonly<Record<string, string>>) {
  const nodes = new Map<string, Template[]>()
  const liquid = createLiquid(nodes)
  for (const [name, text] of Object.entries(templates)) {
    const parsed = parseTemplate(liquid, name, text)
    if (parsed.ok) nodes.set(name, parsed.nodes)
  }
  return { liquid, nodes, compiled: compileTemplates(liquid, nodes) }
}
