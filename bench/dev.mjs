// How soon `dev` tells the page that there is something new: from the moment the note is saved.
//
//   npm run bench:dev -- [notes]   (default: 1000)
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { change } from './edits.mjs'
import { importSource } from './import-source.mjs'
import { ROOT } from './measure.mjs'

const count = Number(process.argv[2] ?? 1000)
/** So long nothing must have been told before the next edit: longer than `dev` waits before it looks at everything again. */
const PAUSE_MS = 4000
const ROUNDS = 5
/** Edits that can be made and taken back. */
const REPEATED = {
  'one word changed': (vault, round) => swap(vault, round, 'is fixed', 'is held'),
  'heading renamed': (vault, round) => swap(vault, round, '## Definition\n', '## What it is\n'),
}

const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'))
const { writeCourseVault } = await importSource('bench/course-vault.ts')
writeCourseVault(join(folder, 'vault'), count)
const server = spawn(process.execPath, [join(ROOT, 'lib', 'cli.js'), 'dev', 'vault', '--port', '0'], {
  cwd: folder,
  stdio: ['ignore', 'pipe', 'ignore'],
})
try {
  const address = await addressOf(server.stdout)
  const html = await (await fetch(address)).text()
  const [, path] = /<script src="\/(@lectern\/[0-9a-f]+\/)reload\.js/.exec(html)
  const events = (await fetch(`${address}${path}events`, { headers: { 'sec-fetch-site': 'same-origin' } }))
    .body
  const reader = events.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  const page = { told: () => {}, last: performance.now() }
  const reading = listen(reader, page)
  console.log(`| ${count} notes, \`dev\`: saved → page told | median of ${ROUNDS} |\n|---|---:|`)
  for (const [name, edit] of Object.entries(REPEATED))
    console.log(`| ${name} | ${await median(edit, page)} ms |`)
  await reader.cancel()
  await reading
} finally {
  server.kill()
  await once(server, 'exit')
  rmSync(folder, { recursive: true })
}

/** Calls back at each event; a build has several, for its pages and then for all the rest. */
async function listen(reader, page) {
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    if (!value.includes('event: reload')) continue
    page.last = performance.now()
    page.told()
  }
}

async function median(edit, page) {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    while (performance.now() - page.last < PAUSE_MS) await new Promise((resolve) => setTimeout(resolve, 100))
    const told = new Promise((resolve) => {
      page.told = resolve
    })
    edit(join(folder, 'vault'), round)
    const saved = performance.now()
    await told
    times.push(performance.now() - saved)
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)])
}

function swap(vault, round, one, other) {
  change(vault, ...(round % 2 === 0 ? [one, other] : [other, one]))
}

async function addressOf(stdout) {
  let said = ''
  for await (const chunk of stdout) {
    said += chunk
    const found = /http:\/\/[\w.[\]:]+\//.exec(said)
    if (found) {
      stdout.resume()
      return found[0]
    }
  }
  throw new Error('dev did not start.')
}
