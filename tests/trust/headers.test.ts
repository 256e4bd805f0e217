import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../src/site/policy.ts'
import { build } from '../site/vault.ts'

/** The fields of `_headers` for a path, by rule; a star stands for anything. */
async function fieldsFor(path: string): Promise<string[]> {
  const text = (await build({ 'A.md': 'a' })).outputText('_headers')
  return text
    .split(/\n(?=\/)/)
    .map((rule) => rule.trim().split('\n'))
    .filter(([pattern = '']) =>
      new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path),
    )
    .flatMap(([, ...fields]) => fields.map((field) => field.trim()))
}

test('TR-40 hosts send the policy that every page names', async () => {
  const page = load((await build({ 'A.md': 'a' })).outputText('a.html'))
  expect(page('meta[http-equiv="Content-Security-Policy"]').attr('content')).toBe(CONTENT_SECURITY_POLICY)
  expect(await fieldsFor('/a.html')).toContain(`Content-Security-Policy: ${CONTENT_SECURITY_POLICY}`)
  expect(await fieldsFor('/a.html')).toContain('X-Content-Type-Options: nosniff')
})

test('TR-40 the policy allows no script, style or frame but those of the site', () => {
  const policy = new Map(CONTENT_SECURITY_POLICY.split('; ').map((rule) => [rule.split(' ')[0], rule]))
  expect(policy.get('default-src')).toBe("default-src 'none'")
  expect(policy.get('script-src')).toBe("script-src 'self'")
  expect(policy.get('style-src')).toBe("style-src 'self'")
  expect(policy.get('object-src')).toBe("object-src 'none'")
  expect(policy.get('base-uri')).toBe("base-uri 'none'")
  expect(policy.get('form-action')).toBe("form-action 'self'")
})

test('TR-10 a picture or page among the attachments runs nothing, even opened by its own address', async () => {
  for (const path of ['/assets/a.0123abcd.svg', '/assets/a.0123abcd.html', '/assets/a.0123abcd.htm']) {
    const policies = (await fieldsFor(path)).filter((field) => field.startsWith('Content-Security-Policy'))
    expect(policies.some((policy) => policy.includes("sandbox; default-src 'none'"))).toBe(true)
  }
  expect((await fieldsFor('/a.html')).join()).not.toContain('sandbox')
})

test('what has a digest in its name is kept for good, pages are not', async () => {
  expect(await fieldsFor('/assets/a.0123abcd.png')).toContain(
    'Cache-Control: public, max-age=31536000, immutable',
  )
  expect((await fieldsFor('/a.html')).join()).not.toContain('immutable')
})
