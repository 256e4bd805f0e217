import path from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../source/folder.ts'
import { contentsOf, findCanaries, shortDigest, site } from './canaries.ts'
import { ATTACHMENTS, PRIVATE, publicNote, UNSEEN } from './private-vault.ts'

const VAULT = { ...PRIVATE, ...UNSEEN, ...ATTACHMENTS, 'Shown.md': publicNote(), 'Other.md': '[[Shown]]\n' }
const DIGESTS = Object.values({ ...PRIVATE, ...UNSEEN, ...ATTACHMENTS }).map(shortDigest)

function vault(): string {
  const files = Object.entries(VAULT).map(([file, content]) => [`vault/${file}`, content])
  return path.join(folder(Object.fromEntries(files)), 'vault')
}

test.each(['text', 'redact'] as const)(
  'TR-1 TR-2 WEB-2 nothing private is in the Markdown of pages nor in llms.txt (%s)',
  async (privateLinks) => {
    const place = vault()
    const built = await site(place, { ignore: ['Ignored/**'], markdownFiles: true, privateLinks })
    const contents = await contentsOf(built, place)
    expect(findCanaries(contents, DIGESTS)).toEqual([])
    expect([...contents.keys()].filter((name) => /\.md$|llms/.test(name))).toEqual([
      'llms.txt',
      'other.md',
      'shown.md',
    ])
    // What is public does arrive.
    expect(contents.get('shown.md')?.toString()).toContain('shown1')
  },
)
