import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteShape, quoteWithLink, sectionOfLink } from '../../src/site/quote-shape.ts'

const quote = fc.record({
  section: fc.integer({ min: -1, max: 200 }),
  links: fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 4 }),
})

test('BKL-1 a link is found in the first quote that holds it, and nowhere else', () => {
  fc.assert(
    fc.property(fc.array(quote, { maxLength: 30 }), fc.nat({ max: 300 }), (quotes, link) => {
      const index = quotes.findIndex(({ links }) => links.includes(link))
      const found = index === -1 ? null : { index, section: quotes[index]?.section }
      expect(quoteWithLink(quoteShape(quotes), link)).toEqual(found)
      expect(sectionOfLink(quoteShape(quotes), link)).toBe(found?.section ?? null)
    }),
  )
})
