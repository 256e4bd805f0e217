/** Which file answers an address, as on an ordinary static host. */
import type { SiteFiles } from './site-files.ts'

export type Route =
  | { readonly kind: 'file'; readonly path: string }
  /** The address names a folder without its slash. */
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'missing' }

/** `a/` → `a/index.html`; `a` → `a`, else `a.html`, else on to `a/` if that has an index. */
export async function routeTo(path: string, files: SiteFiles): Promise<Route> {
  if (path === '' || path.endsWith('/')) {
    const index = `${path}index.html`
    return (await files.has(index)) ? { kind: 'file', path: index } : { kind: 'missing' }
  }
  if (await files.has(path)) return { kind: 'file', path }
  if (await files.has(`${path}.html`)) return { kind: 'file', path: `${path}.html` }
  if (await files.has(`${path}/index.html`)) return { kind: 'folder', path: `${path}/` }
  return { kind: 'missing' }
}
