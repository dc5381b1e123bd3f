import pg from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'

/** Whether this instance is the one that keeps the timer. */
export interface Leadership {
  isLeader(): boolean
  /** Resolves after the first attempt, won or not; the attempts go on. */
  start(): Promise<void>
  /** Gives the lead away at once. */
  stop(): Promise<void>
}

export interface LeadershipOptions {
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
 * Seeking: a connection of its own asks for the lock every second (waiting for it inside PostgreSQL would hold back
 * vacuum). Leading: the same connection holds it and proves every second that it is alive. A lost connection loses the
 * lock, and the seeking begins anew. Two that both believe they lead do no harm: settling is guarded row by row.
 */
export function createLeadership(options: LeadershipOptions): Leadership {
  const { url, clockwork, onGained, report = () => undefined } = options
  let client: pg.Client | null = null
  let leads = false
  let isStopped = false
  let alarm: Alarm | null = null

  const lose = (from: pg.Client, error: unknown) => {
    if (client !== from) return
    client = null
    leads = false
    from.end().catch(() => undefined)
    if (!isStopped) report(error, { doing: 'leading' })
  }

  const connect = async (): Promise<pg.Client> => {
    const connecting = new pg.Client({
      connectionString: url,
      application_name: 'tenggat-leader',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    })
    client = connecting
    connecting.on('error', (error) => lose(connecting, error))
    connecting.on('end', () => lose(connecting, new Error('the connection ended')))
    await connecting.connect()
    return connecting
  }

  const attempt = async () => {
    let asking: pg.Client | null = client
    try {
      asking ??= await connect()
      if (leads) await asking.query('SELECT 1')
      else {
        const { rows } = await asking.query('SELECT pg_try_advisory_lock($1) AS won', [LEADER_LOCK])
        if (rows[0].won && client === asking && !isStopped) {
          leads = true
          onGained()
        }
      }
    } catch (error) {
      if (client !== null) lose(client, error)
    }
    if (!isStopped) alarm = clockwork.after(ATTEMPT_MS, () => void attempt())
  }

  return {
    isLeader: () => leads,
    start: attempt,
    stop: async () => {
      isStopped = true
      alarm?.cancel()
      leads = false
      const leaving = client
      client = null
      await leaving?.end().catch(() => undefined)
    },
  }
}
