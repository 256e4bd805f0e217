/** Reads other pages of the site, each once. */

export interface Pages {
  /** A page as a document; null if it cannot be read, as from disk. */
  read(url: URL): Promise<Document | null>
}

/** Starts with no page read. */
export function createPages(): Pages {
  const pages = new Map<string, Promise<Document | null>>()

  async function load(address: string): Promise<Document | null> {
    try {
      const response = await fetch(address)
      const type = response.headers.get('content-type') ?? ''
      if (!response.ok || !type.includes('html') || new URL(response.url).origin !== location.origin)
        return null
      return new DOMParser().parseFromString(await response.text(), 'text/html')
    } catch {
      return null
    }
  }

  return {
    read: (url) => {
      const address = url.origin + url.pathname + url.search
      const page = pages.get(address) ?? load(address)
      pages.set(address, page)
      return page
    },
  }
}

/** Loads style sheets of a page that this one does without, such as that of formulas. */
export async function borrowStyles(page: Document, url: URL): Promise<void> {
  const known = new Set([...document.styleSheets].map((sheet) => sheet.href))
  const missing = [...page.querySelectorAll('link[rel="stylesheet"]')]
    .map((link) => new URL(link.getAttribute('href') ?? '', url))
    .filter((sheet) => sheet.origin === location.origin && !known.has(sheet.href))
  await Promise.all(
    missing.map((sheet) => {
      const link = document.createElement('link')
      const loaded = new Promise((done) => {
        link.addEventListener('load', done)
        link.addEventListener('error', done)
      })
      link.rel = 'stylesheet'
      link.href = sheet.href
      document.head.append(link)
      return loaded
    }),
  )
}
