// Other generators on the same notes, where the caller has them: the plainest site that each can make.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './measure.mjs'

const PAGE =
  '<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n'

/** The generators by the option that names them. Each answers the wall time of a build into an empty folder. */
export const OTHERS = {
  /** A Hugo binary. It renders neither math nor wikilinks. */
  hugo(program, vault, folder) {
    const site = join(folder, 'hugo')
    mkdirSync(join(site, 'layouts', '_default'), { recursive: true })
    for (const name of ['single', 'list'])
      writeFileSync(join(site, 'layouts', '_default', `${name}.html`), PAGE)
    writeFileSync(join(site, 'hugo.toml'), 'baseURL = "https://example.org/"\ndisableKinds = ["RSS"]\n')
    const output = join(site, 'public')
    const build = () =>
      run(program, ['--quiet', '--source', site, '--contentDir', vault, '--destination', output], folder).wall
    rmSync(output, { recursive: true, force: true })
    return { cold: build(), nothing: build() }
  },
  /** A checkout of Quartz with its packages installed. */
  quartz(checkout, vault, folder) {
    const output = join(folder, 'quartz')
    const words = ['quartz', 'build', '--directory', vault, '--output', output]
    return { cold: run('npx', words, checkout).wall, nothing: run('npx', words, checkout).wall }
  },
  /** Eleventy's command, `cmd.cjs`. It renders neither math nor wikilinks. */
  eleventy(command, vault, folder) {
    const output = join(folder, 'eleventy')
    const words = [command, '--quiet', `--input=${vault}`, `--output=${output}`]
    const build = () => run(process.execPath, words, folder).wall
    return { cold: build(), nothing: build() }
  },
}
