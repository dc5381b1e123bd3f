import { PASSWORD, type TestServer } from '../http/aServer.js'
import { openSocket } from '../http/aSocket.js'

const ME = '{ me { principal role parties } }'
export const EMAIL = 'siti@acme.example'

export interface Said {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly cookie: string | null
  readonly headers: Headers
}

/** Sends to `/session`; an object as JSON, a text as it is. */
export async function session(
  server: TestServer,
  method: string,
  sent?: unknown,
  headers: Record<string, string> = {},
): Promise<Said> {
  const json: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' }
  const body = sent === undefined || typeof sent === 'string' ? sent : JSON.stringify(sent)
  const response = await fetch(`${server.url}/session`, { method, body, headers: { ...json, ...headers } })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? {} : JSON.parse(text),
    cookie: response.headers.get('set-cookie'),
    headers: response.headers,
  }
}

/** What lets the person with EMAIL in. */
export const right = { email: EMAIL, password: PASSWORD }
/** Whom the headers let in over HTTP, or the code of the refusal. */
export const codeOf = async (server: TestServer, headers: Record<string, string>) => {
  const { errors, data } = await server.send(null, ME, undefined, { headers })
  return errors[0]?.extensions.code ?? data.me.principal
}

/** How a socket ends, or that it is let in. */
export async function socketWith(
  server: TestServer,
  headers: Record<string, string>,
  payload: unknown = undefined,
) {
  const socket = await openSocket(server.port, headers)
  const closed = new Promise<string>((resolve) => socket.once('close', (code) => resolve(`closed ${code}`)))
  const said = new Promise<string>((resolve) => socket.once('message', () => resolve('acknowledged')))
  socket.send(JSON.stringify({ type: 'connection_init', payload }))
  return { closed, first: await Promise.race([closed, said]) }
}
