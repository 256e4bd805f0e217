/** Writes lectern.css, lectern.js, theme.js, mermaid.js and katex/ into a folder (default `lib/client`), which is emptied first. */
export function compileClient(folder?: string): Promise<void>
