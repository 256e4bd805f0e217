/** Whole sites, every page of which is rendered by compiled code and by LiquidJS. */
import type { Liquid, Template } from 'liquidjs'
import { beforeEach, expect, test, vi } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import type { Config } from '../../src/config/config.ts'
import { buildRequest } from '../build/request.ts'
import { build } from '../site/vault.ts'
import { BUILT_IN } from './views.ts'

/** Templates that were rendered, with true if both have written the same. */
const pages = vi.hoisted(() => [] as (readonly [template: string, isSame: boolean])[])

vi.mock('../../src/template/compile/compile.ts', async (original) => {
  const real = await original<typeof import('../../src/template/compile/compile.ts')>()
  return {
    compileTemplates: (liquid: Liquid, parsed: ReadonlyMap<string, Template[]>) => {
      const compiled = real.compileTemplates(liquid, parsed)
      const render = (name: string, globals: object) => {
        const html = compiled.render(name, globals)
        pages.push([name, html === liquid.renderSync(parsed.get(name) ?? [], {}, { globals })])
        return html
      }
      return { ...compiled, render }
    },
  }
})

beforeEach(() => {
  pages.length = 0
})

const LINKS = Array.from({ length: 60 }, (_, index) => [
  `Linked/L ${index}.md`,
  `# L ${index}\n\n## Part\n\nSee [[Kernel]], [[Kernel#Proof|it]] and [[Unwritten]]. #maps/linear #all\n\nReferences:: [Slides](https://e.org/s.pdf)`,
])

const VAULT: Readonly<Record<string, string>> = {
  'Maps.md': `---\ntags: [course]\n---\n# Maps\n\n## First\n\n[[Kernel]] [[Image]]\n\n## Second\n\n[[Dual]], [[Unwritten]]\n\nReferences:: [Slides](https://e.org/s.pdf)`,
  'Kernel.md': `---\naliases: [Null space]\ndescription: "<b> & 'more'"\ndate: 2022-08-03\nupdated: 2023-01-01\nstatus: done\n---\n# Kernel of $T$\n\n## Proof\n\nSee [[Image#Rank]]. $$x$$\n\n### Deeper\n\n- [ ] a task\n\nReferences:: [Paper](https://e.org/p.pdf), [[Image]], [Slides](https://e.org/s.pdf)`,
  'Image.md':
    '---\nlang: ar\ndraft: false\ncssclasses: [wide]\n---\n# Image\n\n## Rank\n\nThe kernel of T and dual words.',
  'Dual.md': '# Dual\n\n```mermaid\ngraph LR\na-->b\n```\n\nNull space here. [[Kernel]] [[Nobody]]',
  ...Object.fromEntries(LINKS),
}

const CONFIG: Partial<Config> = {
  ...{
    title: 'A & B',
    author: '<me>',
    baseUrl: 'https://example.org/',
    footer: 'Since <2022>',
    offline: true,
  },
  ...{ nav: [{ text: 'Maps', link: 'Maps.md' }], editUrl: 'https://e.org/edit/', markdownFiles: true },
  ...{ properties: 'all', head: ['<meta name="x">'], lang: 'de' },
  ...{ course: { tags: ['course'], sourceKeys: ['references'], unlinkedMentions: true } },
}

test('TR-21 the pages of a site with everything are the same, and of every kind', async () => {
  await build(VAULT, CONFIG)
  expect(pages.filter(([, isSame]) => !isSame)).toEqual([])
  const kinds = [...BUILT_IN.keys()].filter((name) => !name.includes('/') && name !== 'layout.html')
  expect(kinds.filter((name) => !pages.some(([template]) => template === name))).toEqual([])
})

test('TR-21 the pages of the example course are the same', async () => {
  await renderSite(buildRequest('notes'))
  expect(pages.length).toBeGreaterThan(30)
  expect(pages.filter(([, isSame]) => !isSame)).toEqual([])
})
