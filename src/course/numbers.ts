/** Numbers of formulas, and what links call numbered blocks (NUM-2, NUM-3). */
import type { VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'
import type { LinkedVault } from './vault-links.ts'

/** For each note the numbers of its formulas as shown, such as “(3)”, by block index. */
export type EquationNumbers = ReadonlyMap<VaultPath, ReadonlyMap<number, string>>

/**
 * Numbers the formulas with a block id that some published note refers to, in the order of their note. A formula
 * with a `\tag` keeps that and takes no number; one that is only embedded needs none (NUM-2).
 */
export function numberEquations({ vault, tables }: LinkedVault): EquationNumbers {
  const referred = referredBlocks({ vault, tables })
  const numbers = new Map<VaultPath, Map<number, string>>()
  for (const [path, { blocks }] of vault.notes) {
    let count = 0
    const own = new Map<number, string>()
    for (const [block, { label }] of blocks.entries()) {
      if (label?.kind !== 'equation') continue
      if (label.tag !== null) own.set(block, label.tag)
      else if (referred.get(path)?.has(block)) own.set(block, `(${++count})`)
    }
    if (own.size > 0) numbers.set(path, own)
  }
  return numbers
}

/**
 * What a link without own words calls a block: “Theorem 2”, “(3)” in the same note, “Note (3)” in another. Null for
 * a block without a number.
 *
 * @param written the path of the link as written; empty for a link into the same note
 */
export function blockName(
  numbers: EquationNumbers,
  path: VaultPath,
  summary: Pick<NoteSummary, 'blocks'>,
  block: number,
  written: string,
): string | null {
  const label = summary.blocks[block]?.label
  if (label?.kind === 'statement') return `${label.name} ${label.number}`
  const number = numbers.get(path)?.get(block)
  if (number === undefined) return null
  return written.trim() === '' ? number : `${written.trim()} ${number}`
}

function referredBlocks({ vault, tables }: LinkedVault): Map<VaultPath, Set<number>> {
  const referred = new Map<VaultPath, Set<number>>()
  for (const [from, { links }] of vault.notes) {
    for (const [link, resolution] of (tables.get(from) ?? []).entries()) {
      if (resolution.kind !== 'note' || resolution.target.kind !== 'block' || links[link]?.kind !== 'link')
        continue
      const blocks = referred.get(resolution.path) ?? new Set<number>()
      referred.set(resolution.path, blocks.add(resolution.target.block))
    }
  }
  return referred
}
