import pg from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'

/** PostgreSQL's notifications, on a connection of its own that heals. */
export interface Listener {
  /**
   * Calls `heard` on every notification of the channel, and after every (re)connection, when some may have been missed.
   * To be called before `start`.
   */
  on(channel: string, heard: () => void): void
  /** Resolves after the first attempt to connect; should it fail, the attempts go on. */
  start(): Promise<void>
  /** The backend's process id while connected. */
  backend(): number | null
  close(): Promise<void>
}

export interface ListenerOptions {
  readonly url: string
  readonly clockwork: Clockwork
  readonly report?: (error: unknown, about: Readonly<Record<string, unknown>>) => void
}

const FIRST_BACK_OFF_MS = 50
const LONGEST_BACK_OFF_MS = 2_000

/**
 * The driver never reconnects a lost LISTEN: this does, with back-off. A notification is a hint only, so what comes
 * while there is no connection is not lost: `heard` is called after the next LISTEN and the listener reads then.
 */
export function createListener({ url, clockwork, report = () => undefined }: ListenerOptions): Listener {
  const channels = new Map<string, () => void>()
  let client: pg.Client | null = null
  let retry: Alarm | null = null
  let backOffMs = FIRST_BACK_OFF_MS
  let isClosed = false

  const lost = (from: pg.Client, error: unknown) => {
    if (client !== from) return
    client = null
    from.end().catch(() => undefined)
    if (isClosed) return
    report(error, { doing: 'listening', retryInMs: backOffMs })
    retry = clockwork.after(backOffMs, () => void connect())
    backOffMs = Math.min(backOffMs * 2, LONGEST_BACK_OFF_MS)
  }

  const connect = async () => {
    const connecting = new pg.Client({
      connectionString: url,
      application_name: 'tenggat-listen',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
    })
    client = connecting
    connecting.on('error', (error) => lost(connecting, error))
    connecting.on('end', () => lost(connecting, new Error('the connection ended')))
    connecting.on('notification', ({ channel }) => channels.get(channel)?.())
    try {
      await connecting.connect()
      for (const channel of channels.keys()) {
        await connecting.query(`LISTEN ${connecting.escapeIdentifier(channel)}`)
      }
      backOffMs = FIRST_BACK_OFF_MS
      for (const heard of channels.values()) heard()
    } catch (error) {
      lost(connecting, error)
    }
  }

  return {
    on: (channel, heard) => {
      channels.set(channel, heard)
    },
    start: connect,
    backend: () => (client as unknown as { processID: number | null } | null)?.processID ?? null,
    close: async () => {
      isClosed = true
      retry?.cancel()
      const closing = client
      client = null
      await closing?.end().catch(() => undefined)
    },
  }
}
