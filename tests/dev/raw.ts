import net from 'node:net'

/** What a server answers to the very bytes of a request; 0 if it hangs up without a word. */
export interface RawAnswer {
  readonly status: number
  /** Lines of the head, in lower case. */
  readonly head: string
  readonly text: string
}

/** Sends bytes as they are and reads until the server hangs up, or has answered with a stream of events. */
export function send(port: number, bytes: string | Uint8Array, host = '127.0.0.1'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host })
    let text = ''
    const finish = () => {
      socket.destroy()
      const head = text.slice(0, Math.max(0, text.indexOf('\r\n\r\n'))).toLowerCase()
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1] ?? 0), head, text })
    }
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      text += chunk
      if (text.includes('text/event-stream')) finish()
    })
    socket.on('close', finish)
    socket.on('end', finish)
    // A server that hangs up in the middle of a long request has answered before.
    socket.on('error', (error) =>
      text === '' && 'code' in error && error.code === 'ECONNREFUSED' ? reject(error) : finish(),
    )
    socket.write(bytes)
  })
}

/** The bytes of a request; further header lines follow the host. */
export function requestOf(
  address: string,
  host: string,
  { method = 'GET', headers = [] as readonly string[] } = {},
): Uint8Array {
  const lines = [`${method} ${address} HTTP/1.1`, `Host: ${host}`, ...headers, 'Connection: close', '', '']
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
