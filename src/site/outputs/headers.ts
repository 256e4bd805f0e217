import { CONTENT_SECURITY_POLICY } from '../policy.ts'

/** Attachments that are pages when they are opened by their own address: they run nothing and load nothing. */
const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"

/**
 * `_headers`, which Netlify, Cloudflare Pages and others read: the policy of the pages (TR-40), one for pictures
 * and pages among the attachments (TR-10), and leave to keep what has a digest in its name for good.
 *
 * Where two rules match, both policies hold.
 */
export function headers(): string {
  return rules({
    '/*': {
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'X-Content-Type-Options': 'nosniff',
    },
    '/assets/*': { 'Cache-Control': 'public, max-age=31536000, immutable' },
    ...Object.fromEntries(
      ['svg', 'html', 'htm'].map((ending) => [`/assets/*.${ending}`, { 'Content-Security-Policy': SANDBOX }]),
    ),
  })
}

function rules(byPath: { readonly [path: string]: { readonly [name: string]: string } }): string {
  return Object.entries(byPath)
    .map(([path, fields]) => {
      const lines = Object.entries(fields).map(([name, value]) => `  ${name}: ${value}\n`)
      return `${path}\n${lines.join('')}`
    })
    .join('\n')
}
