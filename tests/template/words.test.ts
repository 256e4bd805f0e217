import { expect, test } from 'vitest'
import { interfaceLanguages, interfaceWords } from '../../src/template/words.ts'

test('WEB-5 nine languages have a table', () => {
  expect([...interfaceLanguages()].sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'pt', 'zh'])
})

test.each(interfaceLanguages())('WEB-5 %s has every phrase, with its value where English has one', (lang) => {
  const english = Object.entries(interfaceWords('en')).filter(([name]) => name !== 'forScript')
  const words = new Map(Object.entries(interfaceWords(lang)))
  expect([...words.keys()].length).toBe(english.length + 1)
  for (const [name, phrase] of english) {
    const own = String(words.get(name))
    expect([name, own.trim().length > 0]).toEqual([name, true])
    expect([name, own.split('{}').length]).toEqual([name, String(phrase).split('{}').length])
  }
})

test('WEB-5 a regional language has the words of its language, an unknown one those of English', () => {
  expect(interfaceWords('pt-BR')).toBe(interfaceWords('pt'))
  expect(interfaceWords('tlh').search).toBe('Search')
})

test('the words of the script are JSON in an attribute', () => {
  const { html } = interfaceWords('fr').forScript
  expect(html).not.toMatch(/["<>]/)
  expect(JSON.parse(html.replaceAll('&quot;', '"').replaceAll('&#39;', "'"))).toMatchObject({
    copied: 'Copié',
  })
})
