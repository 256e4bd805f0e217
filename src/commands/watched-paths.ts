/** Which files `dev` looks out for. */
import { join } from 'node:path'
import type { Project } from './project.ts'

/** What can change the site: the vault, the folders and files of the project, also those that may yet appear. */
export function watchedPaths({ request, configFiles, folder }: Project): string[] {
  const named = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => join(folder, `lectern.config.${ending}`))
  const settings = join(request.vault, '.obsidian', 'app.json')
  const folders = [join(folder, 'templates'), join(folder, 'public')]
  return [...new Set([request.vault, settings, ...folders, ...named, ...configFiles])]
}

/** True for a change after which the configuration and its folders must be looked at again. */
export function isProjectPath(path: string, { request, configFiles, folder }: Project): boolean {
  const vaultFiles = ['lectern.config.json', join('.obsidian', 'app.json')].map((name) =>
    join(request.vault, name),
  )
  const ownFolders = [join(folder, 'templates'), join(folder, 'public')]
  return (
    [...configFiles, ...vaultFiles, ...ownFolders].includes(path) ||
    path.startsWith(join(folder, 'lectern.config.'))
  )
}
