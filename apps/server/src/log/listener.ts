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

export interface ListenerDeps {
  readonly url: string
  readonly clockwork: Clockwork
  readonly report?: (error: unknown, about: Readonly<Record<string, unknown>>) => void
}

const FIRST_BACK_OFF_MS = 50
const LONGEST_BACK_OFF_MS = 2_000

export function createListener(options: ListenerDeps): Listener {
  return new HealingListener(options)
}

/**
 * The driver never reconnects a lost LISTEN: this does, with back-off. A notification is a hint only, so what comes
 * while there is no connection is not lost: `heard` is called after the next LISTEN and the listener reads then.
 */
class HealingListener implements Listener {
  private readonly channels = new Map<string, () => void>()
  private client: pg.Client | null = null
  private retry: Alarm | null = null
  private backOffMs = FIRST_BACK_OFF_MS
  private isClosed = false

  constructor(private readonly options: ListenerDeps) {}

  on(channel: string, heard: () => void): void {
    this.channels.set(channel, heard)
  }

  async start(): Promise<void> {
    const client = this.newClient()
    this.client = client
    try {
      await client.connect()
      for (const channel of this.channels.keys()) {
        await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
      }
      this.backOffMs = FIRST_BACK_OFF_MS
      for (const heard of this.channels.values()) heard()
    } catch (error) {
      this.lose(client, error)
    }
  }

  backend(): number | null {
    return (this.client as unknown as { processID: number | null } | null)?.processID ?? null
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.retry?.cancel()
    const closing = this.client
    this.client = null
    await closing?.end().catch(() => undefined)
  }

  private newClient(): pg.Client {
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: 'tenggat-listen',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
    })
    client.on('error', (error) => this.lose(client, error))
    client.on('end', () => this.lose(client, new Error('the connection ended')))
    client.on('notification', ({ channel }) => this.channels.get(channel)?.())
    return client
  }

  /** Once per connection, whichever of its ends is told first. */
  private lose(lost: pg.Client, error: unknown): void {
    if (this.client !== lost) return
    this.client = null
    lost.end().catch(() => undefined)
    if (this.isClosed) return
    this.options.report?.(error, { doing: 'listening', retryInMs: this.backOffMs })
    this.retry = this.options.clockwork.after(this.backOffMs, () => void this.start())
    this.backOffMs = Math.min(this.backOffMs * 2, LONGEST_BACK_OFF_MS)
  }
}
