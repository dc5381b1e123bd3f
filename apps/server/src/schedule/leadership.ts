import pg from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'

export interface LeadershipDeps {
  readonly url: string
  readonly clockwork: Clockwork
  readonly onGained: () => void
  readonly report?: (error: unknown, about: Readonly<Record<string, unknown>>) => void
}

/** Session advisory lock of whoever leads; any constant that nobody else uses. */
const LEADER_LOCK = 7_366_415
const ATTEMPT_MS = 1_000
const ANSWER_MS = 2_000

/**
 * Whether this instance is the one that keeps the timer. Seeking: a connection of its own asks for the lock every second
 * (waiting for it inside PostgreSQL would hold back vacuum). Leading: the same connection holds it and proves every
 * second that it is alive. A lost connection loses the lock, and the seeking begins anew. Two that both believe they lead
 * do no harm: settling is guarded row by row.
 */
export class Leadership {
  private client: pg.Client | null = null
  private leads = false
  private isStopped = false
  private alarm: Alarm | null = null

  constructor(private readonly options: LeadershipDeps) {}

  isLeader(): boolean {
    return this.leads
  }

  /** Resolves after the first attempt, won or not; the attempts go on. */
  async start(): Promise<void> {
    try {
      const client = this.client ?? (await this.connect())
      if (this.leads) await client.query('SELECT 1')
      else await this.seek(client)
    } catch (error) {
      if (this.client !== null) this.lose(this.client, error)
    }
    if (!this.isStopped) this.alarm = this.options.clockwork.after(ATTEMPT_MS, () => void this.start())
  }

  /** Gives the lead away at once. */
  async stop(): Promise<void> {
    this.isStopped = true
    this.alarm?.cancel()
    this.leads = false
    const leaving = this.client
    this.client = null
    await leaving?.end().catch(() => undefined)
  }

  private async seek(client: pg.Client): Promise<void> {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS won', [LEADER_LOCK])
    if (!rows[0].won || this.client !== client || this.isStopped) return
    this.leads = true
    this.options.onGained()
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: 'tenggat-leader',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    })
    this.client = client
    client.on('error', (error) => this.lose(client, error))
    client.on('end', () => this.lose(client, new Error('the connection ended')))
    await client.connect()
    return client
  }

  private lose(lost: pg.Client, error: unknown): void {
    if (this.client !== lost) return
    this.client = null
    this.leads = false
    lost.end().catch(() => undefined)
    if (!this.isStopped) this.options.report?.(error, { doing: 'leading' })
  }
}
