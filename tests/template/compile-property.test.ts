/** Whatever a template says, and whatever is in its view: compiled code and LiquidJS write the same. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SafeHtml } from '../../src/html/safe-html.ts'
import { LEFT, renderBoth, WRONG } from './both.ts'

const VALUES: readonly unknown[] = [
  ...[null, undefined, true, false, 0, -0, 3, -2, 1.5, Number.NaN],
  ...['', '  ', 'a', '<b>&"', '3', 'size', 'k', 'true', '\u00a0', '2022-08-03'],
  ...[[], [null], [1, [2, ['<i>']]], ['b', 'a', 'b'], [{ k: 1 }, { k: '<u>' }, {}], [undefined, 0]],
  ...[new SafeHtml('<em>e</em>'), [new SafeHtml('<p>')], { size: 7, first: 'f', k: { k: [4] } }, {}],
  ...[
    Object.create({ k: 'inherited' }),
    Object.assign(Object.create({ k: 1 }), { own: 2 }),
    new Map([['k', 1]]),
  ],
  ...[{ toLiquid: () => ({ k: 'liquid' }) }, { k: () => 'called' }, Object.create(null), new Set(['s'])],
]

const name = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'x', 'item') },
  { weight: 1, arbitrary: fc.constantFrom('page', 'forloop', 'block', 'part', 'missing', 'constructor') },
)
const SEGMENTS = [
  ...[
    '.k',
    '.size',
    '.first',
    '.last',
    '.own',
    '.missing',
    '.length',
    '.constructor',
    '.__proto__',
    '.index',
  ],
  ...['[0]', '[-1]', '["k"]', '[a]', '[x.k]', '["size"]', '[nil]', '.rindex0', '.super', '.name', '[1.5]'],
]
const path = fc
  .tuple(
    name,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 2 }),
    ),
  )
  .map(([root, segments]) => root + segments.join(''))
const LITERALS = [
  ...['1', '-2', '0', '1.5', '"t"', "'<b>'", '""', 'true', 'false', 'nil', 'null', 'empty', 'blank'],
  ...['(1..3)', '(a..2)', '"abc".size', '(1..3).last', '"k\\n"', '(c..b.k)', 'empty.k', '["a"]', '[b]'],
]
const operand = fc.oneof(
  { weight: 3, arbitrary: path },
  { weight: 2, arbitrary: fc.constantFrom(...LITERALS) },
)
const FILTERS = [
  ...[
    'append: "z"',
    'append: a',
    'upcase',
    'size',
    'first',
    'last',
    'join: ", "',
    'split: ""',
    'escape',
    'json',
  ],
  ...[
    'default: "d"',
    'default: missing',
    'default: 0, allow_false: true',
    'plus: 1',
    'divided_by: b',
    'sort',
  ],
  ...[
    'map: "k"',
    'where: "k"',
    'where: "k", 1',
    'sort: "k"',
    'uniq',
    'reverse',
    'compact',
    'concat: d',
    'push: b',
  ],
  ...[
    'date: "long"',
    'under: a',
    'fill: b',
    'direction',
    'slice: 0, 2',
    'replace: "a", b',
    'sum',
    'group_by: "k"',
  ],
  ...[
    'find_exp: "i", "i.k == 1"',
    'where_exp: "i", "i.k"',
    'truncate: 3, "…"',
    'append',
    'to_integer',
    'strip_html',
  ],
]
const filters = fc
  .oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(fc.constantFrom(...FILTERS), { maxLength: 2 }))
  .map((list) => list.map((filter) => ` | ${filter}`).join(''))
const OPERATORS = ['==', '!=', '>', '<', '>=', '<=', 'contains', 'and', 'or']
const condition = fc
  .tuple(
    fc.constantFrom('', '', '', 'not '),
    operand,
    fc.array(fc.tuple(fc.constantFrom(...OPERATORS), fc.constantFrom('', '', '', 'not '), operand), {
      maxLength: 3,
    }),
    filters,
  )
  .map(([not, first, rest, end]) => not + first + rest.map((part) => ` ${part.join(' ')}`).join('') + end)
const value = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(operand, filters).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: condition },
)
const ARGUMENTS = [
  ...['', 'limit: 2', 'offset: 1', 'reversed', 'limit: a', 'offset: b', 'reversed limit: 1 offset: 1'],
  ...['offset: continue', 'limit: nil', 'limit: "1"', 'cols: 2'],
]
const dash = fc.constantFrom('', '', '-')
const tag = (content: fc.Arbitrary<string>) =>
  fc.tuple(dash, content, dash).map(([left, text, right]) => `{%${left} ${text} ${right}%}`)
const words = (...parts: readonly (string | fc.Arbitrary<string>)[]) =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((list) => list.join(' '))
const variable = fc.constantFrom('x', 'item', 'a', 'page', 'forloop')

const { body } = fc.letrec<{ body: string; node: string }>((tie) => {
  const inner = tie('body')
  const around = (begin: fc.Arbitrary<string>, end: string) =>
    fc.tuple(tag(begin), inner, tag(fc.constant(end))).map((parts) => parts.join(''))
  const branches = (begin: fc.Arbitrary<string>, between: fc.Arbitrary<string>, end: string) =>
    fc
      .tuple(
        tag(begin),
        inner,
        fc.array(
          fc.tuple(tag(between), inner).map((parts) => parts.join('')),
          { maxLength: 2 },
        ),
      )
      .chain(([first, text, more]) =>
        tag(fc.constant(end)).map((last) => [first, text, ...more, last].join('')),
      )
  const leaf = fc.oneof(
    fc.constantFrom(
      ' t ',
      '\n',
      '<p>',
      ' \n ',
      '{% raw %}{{ x }}{% endraw %}',
      '{% comment %}{{ x{% endcomment %}',
    ),
    {
      weight: 4,
      arbitrary: fc.tuple(dash, value, dash).map(([left, text, right]) => `{{${left} ${text} ${right}}}`),
    },
    { weight: 2, arbitrary: tag(words('assign', variable, '=', value)) },
    tag(words('echo', value)),
    tag(
      fc.constantFrom(
        'break',
        'continue',
        '# note',
        'increment a',
        'decrement x',
        'cycle "o", a',
        'cycle b: "p", x',
      ),
    ),
    tag(fc.constantFrom('render "part.html"', 'include "part.html"', 'include "part.html" with a, x: 1')),
    tag(words('render "part.html", x:', operand)),
    tag(
      words(
        'render "part.html"',
        fc.constantFrom('for', 'with'),
        operand,
        fc.constantFrom('', 'as item', 'as x'),
      ),
    ),
    tag(words('liquid assign x =', value, '\n echo x')),
  )
  return {
    node: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'template' },
      { weight: 5, arbitrary: leaf },
      branches(words('if', condition), fc.oneof(words('elsif', condition), fc.constant('else')), 'endif'),
      branches(
        words('unless', condition),
        fc.oneof(words('elsif', condition), fc.constant('else')),
        'endunless',
      ),
      branches(
        words('case', value),
        fc.oneof(words('when', operand, ',', operand), fc.constant('else')),
        'endcase',
      ),
      branches(
        words('for', variable, 'in', operand, fc.constantFrom(...ARGUMENTS)),
        fc.constant('else'),
        'endfor',
      ),
      around(words('capture', variable), 'endcapture'),
      around(words('tablerow', variable, 'in', operand), 'endtablerow'),
      around(words('block', fc.constantFrom('one', 'two', '')), 'endblock'),
    ),
    body: fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'template' }).map((parts) => parts.join('')),
  }
})

const templates = fc.record({
  page: fc.tuple(fc.constantFrom('', '', '{% layout "layout.html" %}', '{% layout none %}'), body),
  part: body,
  layout: fc.tuple(
    body,
    fc.constantFrom('', '{% block one %}own{% endblock %}', '{% block %}{% endblock %}'),
    body,
  ),
})
const anything = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.constantFrom('a', '<b>', 2, true, ['a', 'b'], [{ k: 'k' }]),
)
const view = fc.record(
  { a: anything, b: anything, c: anything, d: anything, page: anything, x: anything, item: anything },
  { requiredKeys: ['a', 'b', 'c', 'd', 'x', 'item'] },
)

test('TR-21 compiled templates write what LiquidJS writes, and fail where it fails', () => {
  let rendered = 0
  fc.assert(
    fc.property(templates, view, ({ page, part, layout }, globals) => {
      const both = renderBoth(
        { 'page.html': page.join(''), 'part.html': part, 'layout.html': layout.join('') },
        globals,
      )
      if (both === null) return
      if (both.compiled === LEFT) return
      const isWrong = !both.liquid.startsWith('rendered: ')
      expect(both.compiled).toBe(isWrong ? WRONG : both.liquid)
      if (!isWrong) rendered++
    }),
    { numRuns: 400 },
  )
  // The test is worth something only if many templates are good ones.
  expect(rendered).toBeGreaterThan(50)
})
