import { once } from 'node:events'
import { WebSocket } from 'ws'
import { until } from '../../support/until.js'

/** A message of the hub as JSON brought it. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
export type Payload = any

export interface Stream {
  readonly messages: Payload[]
  errors: Payload[] | null
  isComplete: boolean
}

export interface ClientOptions {
  readonly token?: string
  readonly protocols?: string[]
  readonly headers?: Record<string, string>
}

/** A client of graphql-transport-ws with nothing clever in it: no retries, no pings, and the frames at hand. */
export class LiveClient {
  readonly streams = new Map<string, Stream>()
  readonly frames: Payload[] = []
  readonly socket: WebSocket
  readonly closed: Promise<{ code: number; reason: string }>

  constructor(url: string, options: ClientOptions = {}) {
    this.socket = new WebSocket(url, options.protocols ?? ['graphql-transport-ws'], {
      headers: options.headers,
    })
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }))
    })
    this.socket.on('error', () => undefined)
    this.socket.on('message', (data) => this.#receive(JSON.parse(String(data))))
  }

  /** Connected and acknowledged. */
  static async open(url: string, options: ClientOptions = {}): Promise<LiveClient> {
    const client = new LiveClient(url, options)
    await once(client.socket, 'open')
    client.say({ type: 'connection_init', payload: { token: options.token ?? 'reader' } })
    await until('the acknowledgement', () => client.frames.some((frame) => frame.type === 'connection_ack'))
    return client
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  subscribe(query: string, variables: object = {}, id = `op-${this.streams.size + 1}`): Stream {
    const stream: Stream = { messages: [], errors: null, isComplete: false }
    this.streams.set(id, stream)
    this.say({ id, type: 'subscribe', payload: { query, variables } })
    return stream
  }

  async end(): Promise<void> {
    this.socket.terminate()
    await this.closed
  }

  #receive(frame: Payload): void {
    this.frames.push(frame)
    const stream = this.streams.get(frame.id)
    if (stream === undefined) return
    if (frame.type === 'complete') stream.isComplete = true
    else if (frame.type === 'error') stream.errors = frame.payload
    else if (frame.payload.errors) stream.errors = frame.payload.errors
    else stream.messages.push(Object.values(frame.payload.data)[0])
  }
}

/** Messages of one kind. */
export function ofType(stream: Stream, type: string): Payload[] {
  return stream.messages.filter((message) => message.__typename === type)
}

/** Positions of the facts received, as they came. */
export function positions(stream: Stream): number[] {
  return stream.messages.flatMap((message) => (message.facts ?? []).map((fact: Payload) => fact.position))
}

/** The cursor to come back with: none before a snapshot is complete. */
export function lastCursor(stream: Stream): string | null {
  const known = stream.messages.filter((message) => message.cursor !== undefined && message.last !== false)
  return known.at(-1)?.cursor ?? null
}

/** A board as a client keeps it: id → version. */
export function boardOf(stream: Stream, start: ReadonlyMap<string, number> = new Map()): Map<string, number> {
  let board = new Map(start)
  for (const message of stream.messages) {
    if (message.__typename === 'BoardSnapshot') {
      if (message.part === 1) board = new Map()
      for (const clock of message.clocks) board.set(clock.id, clock.version)
    }
    for (const id of message.leaves ?? []) board.delete(id)
    for (const clock of message.upserts ?? [])
      if ((board.get(clock.id) ?? 0) < clock.version) board.set(clock.id, clock.version)
  }
  return board
}
