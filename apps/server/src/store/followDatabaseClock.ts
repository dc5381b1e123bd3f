import type pg from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'

const EVERY_MS = 10_000
/** Of this many latest samples the one with the shortest round trip is believed: it bounds the error best. */
const SAMPLES = 6

interface Sample {
  readonly offsetMs: number
  readonly roundTripMs: number
}

/**
 * Keeps `clockwork.now()` on PostgreSQL's clock, so instances agree however their own clocks are set. Takes one sample
 * before it resolves and another every 10 s; a failed one is left out. Reports offsets that moved by more than 2 s.
 */
export async function followDatabaseClock(
  pool: pg.Pool,
  clockwork: Clockwork,
  onJump: (movedMs: number) => void = () => undefined,
): Promise<Alarm> {
  let samples: Sample[] = []
  let offsetMs: number | null = null

  const look = async () => {
    const sample = await sampleClock(pool, clockwork)
    const jumped = offsetMs !== null && Math.abs(sample.offsetMs - offsetMs) > JUMP_MS + sample.roundTripMs
    samples = jumped ? [sample] : [...samples, sample].slice(-SAMPLES)
    const best = samples.reduce((a, b) => (b.roundTripMs <= a.roundTripMs ? b : a))
    if (jumped) onJump(sample.offsetMs - offsetMs!)
    offsetMs = best.offsetMs
    clockwork.correct(offsetMs)
  }
  await look()
  return clockwork.every(EVERY_MS, () => {
    look().catch(() => undefined)
  })
}
const JUMP_MS = 2_000

async function sampleClock(pool: pg.Pool, clockwork: Clockwork): Promise<Sample> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    const sentAt = clockwork.local()
    const { rows } = await client.query<{ ms: number }>(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
    )
    const answeredAt = clockwork.local()
    return { offsetMs: rows[0]!.ms - (sentAt + answeredAt) / 2, roundTripMs: answeredAt - sentAt }
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    client.release(failure)
  }
}
