import http from 'node:http'

export interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** Sends one request as it is given: no client that tidies addresses up. */
export function request(
  port: number,
  path: string,
  options: { readonly method?: string; readonly headers?: { readonly [name: string]: string } } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {} } = options
    const message = http.request(
      { host: '127.0.0.1', port, path, method, headers: { ...headers } },
      (response) => {
        let body = ''
        response.setEncoding('latin1')
        response.on('data', (chunk: string) => {
          body += chunk
          // A stream of events does not end by itself.
          if (response.headers['content-type'] === 'text/event-stream') message.destroy()
        })
        response.on('close', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        )
      },
    )
    message.on('error', reject)
    message.end()
  })
}
