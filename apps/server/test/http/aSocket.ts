import { onTestFinished } from 'vitest'
import WebSocket from 'ws'
import type { Loose } from './aServer.js'

export interface Verdict {
  /** `data`, or the code of the first error, or `closed <code>`. */
  readonly said: string
  readonly message: string
  /** What the first message carried, if it did. */
  readonly data?: Loose
  readonly errors?: readonly Loose[]
}

export interface TestSocket {
  /** Sends an operation and answers what became of it; an open subscription is completed after its first message. */
  ask(query: unknown, variables?: unknown, operationName?: string): Promise<Verdict>
  /** How the socket is closed, once it is. */
  closed(): Promise<Verdict>
  /** Sends anything. */
  write(text: string | Buffer): void
  isOpen(): boolean
}

/** Opens a socket; rejects with the HTTP status when the upgrade is refused. */
export function openSocket(port: number, headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', { headers })
  onTestFinished(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (_, response) => reject(new Error(`${response.statusCode}`)))
    socket.once('error', reject)
  })
}

/** How a socket is closed that introduces itself like this. */
export async function introduce(port: number, payload: unknown): Promise<Verdict> {
  const socket = await openSocket(port)
  socket.send(JSON.stringify({ type: 'connection_init', payload }))
  return new Promise((resolve) => {
    socket.once('message', () => resolve({ said: 'data', message: 'connection_ack' }))
    socket.once('close', (code, reason) => resolve({ said: `closed ${code}`, message: String(reason) }))
  })
}

/** A socket that has introduced itself, by a token or by a cookie among the headers. */
export async function aSocket(
  port: number,
  token: string | null,
  headers: Record<string, string> = {},
): Promise<TestSocket> {
  const socket = await openSocket(port, headers)
  const waiting = new Map<string, (verdict: Verdict) => void>()
  let next = 0
  let closed: Verdict | null = null
  let onClosed!: (verdict: Verdict) => void
  const closing = new Promise<Verdict>((resolve) => {
    onClosed = resolve
  })
  const acknowledged = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const { type, id, payload } = JSON.parse(String(data))
      if (type === 'connection_ack') resolve()
      if (type !== 'next' && type !== 'error') return
      const settle = waiting.get(id)
      waiting.delete(id)
      if (type === 'next') socket.send(JSON.stringify({ id, type: 'complete' }))
      const errors: Loose[] | undefined = type === 'error' ? payload : payload.errors
      const [error] = errors ?? []
      const said = error?.extensions?.code ?? (error ? 'error' : 'data')
      settle?.({ said, message: error?.message ?? '', data: payload.data ?? undefined, errors })
    })
  })
  socket.on('close', (code, reason) => {
    const verdict = { said: `closed ${code}`, message: String(reason) }
    closed = verdict
    for (const settle of waiting.values()) settle(verdict)
    onClosed(verdict)
  })
  socket.send(JSON.stringify({ type: 'connection_init', payload: token === null ? {} : { token } }))
  await acknowledged
  return {
    ask: (query, variables, operationName) =>
      new Promise((resolve) => {
        if (closed !== null) return resolve(closed)
        const id = String(next++)
        waiting.set(id, resolve)
        socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables, operationName } }))
      }),
    closed: () => closing,
    write: (text) => socket.send(text),
    isOpen: () => socket.readyState === WebSocket.OPEN,
  }
}
