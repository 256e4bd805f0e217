import { HOOK, type LoadFile, type Payloads } from '../../search-core/files.ts'

/**
 * Loads the search data of a folder by script elements: pages opened from disk may load scripts, but may not
 * fetch. Each file calls the hook with its name and its payload.
 */
export function createScriptLoader(folder: string): LoadFile {
  const received = new Map<string, unknown>()
  const receive = (name: string, payload: unknown): void => void received.set(name, payload)
  Object.defineProperty(self, HOOK, { value: receive, configurable: true })
  return <Kind extends keyof Payloads>(_kind: Kind, name: string) =>
    new Promise<Payloads[Kind]>((resolve, reject) => {
      const script = document.createElement('script')
      script.src = `${folder}${name}.js`
      const finish = (): void => {
        script.remove()
        // The only place where data from outside gets its type: Lectern wrote the file.
        if (received.has(name)) resolve(received.get(name) as Payloads[Kind])
        else reject(new Error(`The search data “${name}” could not be loaded.`))
        received.delete(name)
      }
      script.addEventListener('load', finish)
      script.addEventListener('error', finish)
      document.head.append(script)
    })
}
