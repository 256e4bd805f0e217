/** `lectern dev` over a vault of a test, with the real build. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { renderSite } from '../../src/build/build-site.ts'
import { Interruption } from '../../src/commands/io.ts'
import { run } from '../../src/commands/run.ts'
import { collector } from '../cli/collect.ts'
import { folder } from '../source/folder.ts'

export interface DevServer {
  /** Ends in a slash. */
  readonly url: string
  readonly cwd: string
  /** Saves a file as editors do: under another name first. */
  save(path: string, text: string): void
  readonly stderr: () => string
  stop(): Promise<number>
}

/** Starts the server with these files in its working directory; answers when it serves. */
export async function startDev(
  files: { readonly [path: string]: string },
  ...words: readonly string[]
): Promise<DevServer> {
  const cwd = folder(files)
  const [stdout, stderr] = [collector(), collector()]
  const controller = new AbortController()
  const io = { stdout: stdout.printer, stderr: stderr.printer, cwd, env: {} }
  const portWords = words.includes('--port') ? [] : ['--port', '0']
  const ended = run(['dev', ...portWords, '--threads', '1', '--no-cache', ...words], {
    ...io,
    signal: controller.signal,
    render: renderSite,
  })
  let port: string | undefined
  for (let tries = 0; port === undefined && tries < 1200; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    port = /localhost:(\d+)/.exec(stdout.text())?.[1]
  }
  if (port === undefined) throw new Error(`It does not serve: ${stderr.text()}`)
  return {
    url: `http://localhost:${port}/`,
    cwd,
    save(path, text) {
      const file = join(cwd, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.new~`, text)
      renameSync(`${file}.new~`, file)
    },
    stderr: () => stderr.text(),
    stop() {
      controller.abort(new Interruption(130))
      return ended
    },
  }
}
