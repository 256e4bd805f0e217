/**
 * What the site shows of any vault, beside a count of its Markdown by regular expressions. Run it on a folder of your
 * own: `LECTERN_COUNT=folder npx vitest run tests/course/count.test.ts`; folders are parted by `:`.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { differences } from './count-vault.ts'

const FOLDERS = process.env.LECTERN_COUNT?.split(':') ?? [join(import.meta.dirname, '..', '..', 'notes')]

test.each(FOLDERS.filter((folder) => existsSync(folder)))(
  'LNK-1 SRC-4 WNT-1 links, citations and unwritten notes of %s are those of its Markdown',
  { timeout: 240_000 },
  async (folder) => {
    const { lines, totals } = await differences(folder)
    expect(lines, totals).toEqual([])
    expect(totals).toMatch(/^links [1-9]/)
  },
)
