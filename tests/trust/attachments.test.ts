import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { isPassiveCss } from '../../src/source/passive/css.ts'
import { isPassiveHtml } from '../../src/source/passive/html.ts'
import { isSafeSvg } from '../../src/source/passive/svg.ts'
import { build } from '../site/vault.ts'

const svg = (inside: string, attributes = '') =>
  isSafeSvg(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`))
const html = (text: string) => isPassiveHtml(Buffer.from(text))

describe('TR-10 an SVG file is published if it is nothing but a picture', () => {
  test.each([
    '<rect width="10" height="10" fill="red"/>',
    '<g id="a" class="b" transform="rotate(45 1 2)"><path d="M0 0L1 1"/><use href="#a"/></g>',
    '<defs><linearGradient id="g"><stop offset="1"/></linearGradient></defs><circle r="1" fill="url(#g)"/>',
    '<style>.a { fill: url(#g); font-family: "Times New Roman" }</style><text class="a">x</text>',
    '<style><![CDATA[ .a > .b { fill: red } ]]></style>',
    '<style>@font-face { font-family: V; src: url("data:font/woff2;base64,AAAA") }</style>',
    '<a href="https://example.org"><text>x</text></a>',
    '<image href="data:image/png;base64,AAAA" width="1" height="1"/>',
    '<animate attributeName="opacity" values="0;1" dur="1s"/>',
    '<title>A “title” &amp; more</title><desc>x</desc><!-- drawn by hand -->',
  ])('%s', (inside) => {
    expect(svg(inside)).toBe(true)
  })

  test('with the declarations and the metadata that drawing programs write', () => {
    const file = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
        xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xml:space="preserve">
        <inkscape:grid type="xygrid" inkscape:label="C:\\drawing"/>
        <svg:metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></svg:metadata>
        <svg:use xlink:href="#a"/>
      </svg:svg>`
    expect(isSafeSvg(Buffer.from(file))).toBe(true)
  })

  test('all pictures of the example course are', () => {
    const folder = path.resolve('notes')
    const pictures = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.svg'))
    expect(pictures.length).toBeGreaterThan(20)
    expect(pictures.filter((file) => !isSafeSvg(fs.readFileSync(path.join(folder, file))))).toEqual([])
  })
})

describe('TR-10 an SVG file that could do anything is refused', () => {
  test.each([
    '<script>alert(1)</script>',
    '<script xlink:href="data:,alert(1)" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    '<g><g><script/></g></g>',
    '<metadata><script>alert(1)</script></metadata>',
    '<handler type="text/ecmascript">alert(1)</handler>',
    '<rect onclick="alert(1)"/>',
    '<rect ONLOAD="alert(1)"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
    '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="https://example.org"/>',
    '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
    '<iframe src="https://example.org"/>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<a href=" java&#10;script:alert(1)"><text>x</text></a>',
    '<a xlink:href="javascript:alert(1)" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    '<a q:href="javascript:alert(1)" xmlns:q="http://www.w3.org/1999/xlink"/>',
    '<a><animate attributeName="href" values="javascript:alert(1)"/></a>',
    '<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>',
    '<set attributeName="onclick" to="alert(1)"/>',
    '<image href="https://example.org/x.png"/>',
    '<image href="data:image/svg+xml;base64,AAAA"/>',
    '<use href="https://example.org/x.svg#a"/>',
    '<use href="data:image/svg+xml;base64,AAAA#a"/>',
    '<feImage href="//example.org/x.png"/>',
    '<rect fill="url(https://example.org/x.svg#a)"/>',
    '<rect fill="u\\72l(https://example.org)"/>',
    '<rect style="fill: url(//example.org)"/>',
    '<style>@import "https://example.org/x.css";</style>',
    '<style>@im\\70ort "https://example.org/x.css";</style>',
    '<style>a { background: url(https://example.org) }</style>',
    '<style>a { background: image-set("https://example.org/a" 1x) }</style>',
    '<style>@font-face { src: url("https://example.org/a.woff2") }</style>',
    '<rect xml:base="https://example.org"/>',
    '<rect ev:event="x" xmlns:ev="http://www.w3.org/2001/xml-events"/>',
    '<audio src="x"/>',
    '<unknown/>',
    '<y:g/>',
    '<?xml-stylesheet href="https://example.org/x.css"?>',
    '<?php echo 1 ?>',
    '&unknown;',
    '<rect',
    '<g></h>',
    '<rect a="1" a="2"/>',
  ])('%s', (inside) => {
    expect(svg(inside)).toBe(false)
  })

  test.each([
    ['entities', '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'],
    [
      'attribute defaults',
      '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
    ['another encoding', '<?xml version="1.0" encoding="UTF-7"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['HTML', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['no namespace', '<svg/>'],
    ['nothing', ''],
    ['a handler on the root', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['nesting without end', `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(50_000)}`],
  ])('%s', (_, file) => {
    expect(isSafeSvg(Buffer.from(file))).toBe(false)
  })

  test('bytes that are not UTF-8', () => {
    expect(isSafeSvg(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le'))).toBe(false)
    expect(isSafeSvg(Buffer.from([0xff, 0xfe, 0x3c]))).toBe(false)
  })
})

describe('TR-10 an HTML attachment is published if it is nothing but text', () => {
  test.each([
    '<p>attachment</p>',
    'plain text',
    '',
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A & B</title></head><body>x</body></html>',
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
    '<style>p > a { color: red }</style><p style="color: red" class=big>x</p>',
    '<a href="https://example.org/?a=1&amp;b=2">x</a> <a href="#top">y</a> <a href="other.html">z</a>',
    '<img src="data.png" alt="a"><br/><!-- a comment --><table border="1"><tr><td>1 &lt; 2</td></tr></table>',
  ])('%s', (text) => {
    expect(html(text)).toBe(true)
  })
})

describe('TR-10 an HTML attachment that could do anything is refused', () => {
  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT SRC=https://example.org/x.js></SCRIPT>',
    '<script',
    '<img src=x onerror=alert(1)>',
    '<img/src="x"/onerror="alert(1)">',
    '<body onload="alert(1)">',
    '<html onmouseover="alert(1)">',
    '<svg onload=alert(1)>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext></mtext></math>',
    '<iframe srcdoc="x"></iframe>',
    '<iframe src="https://example.org"></iframe>',
    '<object data="x"></object>',
    '<embed src="x">',
    '<form action="https://example.org"><input></form>',
    '<base href="https://example.org">',
    '<link rel="stylesheet" href="x.css">',
    '<meta http-equiv="refresh" content="0; url=https://example.org">',
    '<meta charset="iso-2022-jp">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#115;cript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="//example.org">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<p style="background: url(https://example.org)">x</p>',
    '<p style="&#98;ackground: url(https://example.org)">x</p>',
    '<style>@import "x"</style>',
    '<style><!--</style><script>alert(1)</script>-->',
    '<title><script>alert(1)</script></title>',
    '<title>x',
    '<!--><script>alert(1)</script>-->',
    '<!-- --!><script>alert(1)</script> -->',
    '<!-- <!-- --> -->< script>',
    '<![CDATA[<script>]]>',
    '<?xml version="1.0"?>',
    '<template><p>x</p></template>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<textarea></textarea>',
    '<x-element>',
    '<p title="a" "b">x</p>',
    '<p title=a`b>x</p>',
    '\u001b$B<p>x</p>',
    '<p>\0</p>',
  ])('%s', (text) => {
    expect(html(text)).toBe(false)
  })
})

test('TR-10 style rules that load or run something are refused', () => {
  const refused = ['url(x.png)', 'URL( "http://a" )', 'a:expression(1)', 'behavior:url(#x)', 'a{b:src("x")}']
  expect(refused.filter(isPassiveCss)).toEqual([])
  const passive = ['a{b:c}', 'fill:url(#a)', "url('#a')", 'transform: rotate(1deg)', '']
  expect(passive.filter((css) => !isPassiveCss(css))).toEqual([])
})

test('TR-15 the checks of attachments take linear time', () => {
  const started = process.cpuUsage().user
  const large = 2_000_000
  html(`<p${' a'.repeat(large / 2)}`)
  html(`<p${' '.repeat(large - 10)}`)
  html('<!--'.repeat(large / 4))
  isPassiveCss('url('.repeat(large / 4))
  isPassiveCss(`url(${' '.repeat(large)}`)
  svg('<g a="'.repeat(1000))
  svg(`<path d="${'M0 0'.repeat(large / 4)}"/>`)
  expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(10)
})

test('TR-10 MED-4 refused files are left out and reported where they are linked: svg-refused, active-attachment', async () => {
  const site = await build({
    'A.md': '![[good.svg]]\n\n![[bad.svg]] and [[page.html]]\n\n[[active.htm]] [[script.js]]\n',
    'good.svg': '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>',
    'bad.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    'page.html': '<p>attachment</p>',
    'active.htm': '<p onclick="x">attachment</p>',
    'script.js': 'x',
  })
  expect(site.assets.map(({ source }) => source)).toEqual(['good.svg', 'page.html'])
  expect(site.trouble('A.md')).toEqual([
    '3:1 warning svg-refused',
    '5:1 warning active-attachment',
    '5:16 warning active-attachment',
  ])
  expect(site.text('A.md')).toBe('bad.svg and page.html active.htm script.js')
  expect(site.content('A.md')('a').length).toBe(1)
})

test('TR-10 attachments.allow publishes them all the same', async () => {
  const files = { 'A.md': '![[bad.svg]] [[script.js]]', 'bad.svg': '<svg onload="x"/>', 'script.js': 'x' }
  const site = await build(files, { attachments: { allow: ['svg', '.JS'] } })
  expect(site.assets.map(({ source }) => source)).toEqual(['bad.svg', 'script.js'])
  expect(site.trouble('A.md')).toEqual([])
})
