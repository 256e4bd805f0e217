// The tests with random notes, for longer: node tests/trust/fuzz.mjs [runs, by default 20000] [seed]
// The seed is printed; with it the same notes come again.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const [runs = '20000', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2)
console.log(`${runs} runs from the seed ${seed}`)
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', 'tests/trust/robust', 'tests/trust/pieces', '--testTimeout=36000000'],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'ignore'],
    env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed },
  },
)
if (status !== 0) console.log(`Again: node tests/trust/fuzz.mjs ${runs} ${seed}`)
process.exitCode = status ?? 1
