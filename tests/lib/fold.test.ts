import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/lib/fold.ts'

test('VLT-3 case, normal form and no-break blanks do not count', () => {
  expect(fold('A\u00a0B\u202fC')).toBe('a b c')
  expect(fold('Re\u0301SUME\u0301')).toBe(fold('Résumé'))
  expect(fold('ΟΔΟΣ')).toBe(fold('οδος'))
  expect(fold('J\u030c')).toBe(fold('\u01f0'))
})

test('VLT-3 folding twice changes nothing, and an ending does not change how a name folds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(fold(`${text}.MD`)).toBe(`${fold(text)}.md`)
    }),
  )
})
