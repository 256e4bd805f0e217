// Runs in every frame before anything else: what a payload does, it tells.
const told = []
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
  Object.defineProperty(window, name, { value: (...words) => void told.push(`${name} ${words}`) })
}
document.addEventListener('securitypolicyviolation', (event) => {
  const what = `${event.effectiveDirective} ${event.blockedURI}`
  // Mermaid's sanitiser reads labels in a document without a window: nothing runs there, but Chromium reports it.
  const isInert = what === 'script-src-attr inline' && /\/assets\/mermaid\.\w+\.js$/.test(event.sourceFile)
  if (!isInert) told.push(`policy: ${what} ${event.sample}`)
})

const LINKS =
  /^(?:https?|mailto|tel|sms|geo|ftps?|magnet|urn|doi|xmpp|ircs?|matrix|news|webcal|obsidian|zotero|vscode|things|logseq|notion|evernote|message|mendeley|bear|anki):$/
const PICTURES = /^data:image\/(?:png|gif|jpeg|webp|avif);base64,/i

// For a page that has been opened: what the browser makes of addresses and attributes, and what was told.
Object.defineProperty(window, 'inspectPage', {
  value: () => {
    const found = []
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['href', 'src', 'action', 'formAction', 'data', 'poster', 'background']) {
        const address = element[name]
        if (typeof address !== 'string' || !URL.canParse(address)) continue
        const isDrawing =
          element.closest('.diagram-picture') !== null && address.startsWith('data:image/svg+xml,')
        const isPicture = isDrawing || (element.localName === 'img' && PICTURES.test(address))
        if (!LINKS.test(new URL(address).protocol) && !isPicture)
          found.push(`${element.localName} ${name} ${address.slice(0, 80)}`)
      }
      for (const { name } of element.attributes)
        if (/^on/i.test(name)) found.push(`${element.localName} ${name}`)
    }
    return [...found, ...told]
  },
})
