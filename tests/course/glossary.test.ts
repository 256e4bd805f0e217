import { expect, test } from 'vitest'
import { definitionProperty, glossary } from '../../src/course/glossary.ts'
import { place, summaryOf, vault } from './vault.ts'

test('GLS-1 the index has all concepts and aliases, each concept with the sections that link to it', () => {
  const site = vault({
    'ROC Curve.md': '---\naliases: [AUROC]\n---\n[[#Part]]',
    'Zeta.md': '## One\n[[ROC Curve]], [[AUROC]]\n## Two\n![[roc curve]]\n',
    'Course.md': '---\ntype: course\n---\n## U\n[[Zeta]] and [[ROC Curve]]',
  })
  const lines = glossary(site.linked, site.graph, site.courses).map(
    ({ text, isAlias, sections }) =>
      `${text}${isAlias ? ' (alias)' : ''}: ${sections.map((section) => place(site, section)).join(', ')}`,
  )
  expect(lines).toEqual([
    'AUROC (alias): ',
    'Course: ',
    'ROC Curve: Course › U, Zeta › One, Zeta › Two',
    'Zeta: Course › U',
  ])
})

test('GLS-2 the property definition comes first, as plain text', () => {
  const definition = (text: string) => definitionProperty(summaryOf(text).frontmatter)
  expect(definition('---\nDefinition: "The share of  alarms\\nthat are right."\n---\nText.')).toBe(
    'The share of alarms that are right.',
  )
  expect(definition('---\ndefinition: ""\n---\nText.')).toBeNull()
  expect(definition('---\ndefinition: [a]\n---\nText.')).toBeNull()
  expect(definition('Text.')).toBeNull()
})
