import { createClient } from 'graphql-ws'
import type { PageClock } from './pageClock.js'

const PING_EVERY_MS = 5_000
const PONG_WITHIN_MS = 5_000
const ACK_WITHIN_MS = 5_000
const SUBSCRIPTION = 'board'
const OPEN_WITHIN_MS = 8_000

/** Why a connection is over. */
export type Ending =
  /** The server refused the token (4403, 4401) or the subscription itself. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Anything else: cut, timed out, restarted. Worth trying again. */
  | { readonly kind: 'lost' }

export interface ConnectionOptions {
  readonly url: string
  readonly token: string | null
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly clock: PageClock
  readonly webSocketImpl?: unknown
  onData(data: unknown): void
  onRoundTrip(ms: number): void
  /** Called exactly once. */
  onEnd(ending: Ending): void
}

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string }[]
}

/**
 * One socket carrying one subscription, used once. It notices by itself when nobody answers: while opening, while
 * waiting for the acknowledgement, and by a ping every five seconds that must be answered within five.
 * graphql-ws's own retries stay off: they would send the first cursor again and stop for good at an error event.
 */
export function connect(options: ConnectionOptions): { close(): void } {
  const { clock } = options
  let over = false
  let callOffPong = () => {}
  let pingedAt = 0

  const end = (ending: Ending) => {
    if (over) return
    over = true
    callOffOpening()
    callOffPong()
    client.terminate()
    options.onEnd(ending)
  }
  const giveUp = () => end({ kind: 'lost' })
  const callOffOpening = clock.after(OPEN_WITHIN_MS + ACK_WITHIN_MS, giveUp)

  const client = createClient({
    url: options.url,
    ...(options.token === null ? {} : { connectionParams: { token: options.token } }),
    webSocketImpl: options.webSocketImpl,
    lazy: true,
    retryAttempts: 0,
    shouldRetry: () => true,
    keepAlive: PING_EVERY_MS,
    // It has one subscription, and the server makes one message of all that are called the same.
    generateID: () => SUBSCRIPTION,
    connectionAckWaitTimeout: ACK_WITHIN_MS,
    on: {
      connected: () => callOffOpening(),
      ping: (received) => {
        if (received) return
        pingedAt = clock.monotonic()
        callOffPong()
        callOffPong = clock.after(PONG_WITHIN_MS, giveUp)
      },
      pong: (received) => {
        if (!received) return
        callOffPong()
        options.onRoundTrip(clock.monotonic() - pingedAt)
      },
    },
  })

  client.subscribe<Answer>(
    { query: options.query, variables: { ...options.variables } },
    {
      next: (answer) => {
        const { data, errors } = answer as Answer
        if (over) return
        if (errors !== undefined && errors.length > 0) end({ kind: 'refused', message: errors[0]!.message })
        else if (data !== undefined && data !== null) options.onData(data)
      },
      error: (reason) => end(endingOf(reason)),
      complete: () => end({ kind: 'lost' }),
    },
  )
  return {
    close: () => {
      over = true
      callOffOpening()
      callOffPong()
      client.terminate()
    },
  }
}

const REFUSED_CODES: readonly unknown[] = [4401, 4403]

function endingOf(reason: unknown): Ending {
  if (Array.isArray(reason)) return { kind: 'refused', message: String(reason[0]?.message ?? '') }
  const close = reason as { code?: unknown; reason?: unknown } | null
  if (REFUSED_CODES.includes(close?.code)) return { kind: 'refused', message: String(close?.reason ?? '') }
  return { kind: 'lost' }
}
