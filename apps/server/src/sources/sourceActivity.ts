import type { Instant } from '@tenggat/domain'
import type { Alarm, Clockwork } from '../clockwork.js'
import type { Queryable } from '../store/queryable.js'
import { addSourceNews, type DayCounts, dropDaysBefore, type SourceNews } from './readSources.js'

/** Counts what sources send and when; written together about once a second, so that a busy source costs one row a second. */
export interface SourceActivity {
  recorded(source: string, counts: DayCounts, refusal: string | null): void
  /** A whole delivery was turned away. */
  turnedAway(source: string, code: string): void
  /** Writes what is not written yet. */
  flush(): Promise<void>
  /** The same, for the last time. */
  stop(): Promise<void>
}

export interface ActivityDeps {
  readonly pool: Queryable
  readonly clockwork: Pick<Clockwork, 'now' | 'after'>
  readonly report: (error: unknown) => void
}

const WRITTEN_AFTER_MS = 1_000
const DAY_MS = 86_400_000
const KEPT_DAYS = 92

/** The day of UTC that an instant lies in, as PostgreSQL writes it. */
export const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

export function createSourceActivity({ pool, clockwork, report }: ActivityDeps): SourceActivity {
  let news = new Map<string, SourceNews>()
  let alarm: Alarm | null = null
  let writing: Promise<void> = Promise.resolve()
  let day = ''

  const add = (source: string, { recorded, duplicates, refused }: DayCounts, refusal: string | null) => {
    const now = clockwork.now()
    const before = news.get(source)
    news.set(source, {
      source,
      recorded: (before?.recorded ?? 0) + recorded,
      duplicates: (before?.duplicates ?? 0) + duplicates,
      refused: (before?.refused ?? 0) + refused,
      lastEventAt: recorded + duplicates > 0 ? now : (before?.lastEventAt ?? null),
      lastRefusalAt: refusal === null ? (before?.lastRefusalAt ?? null) : now,
      lastRefusal: refusal ?? before?.lastRefusal ?? null,
    })
    alarm ??= clockwork.after(WRITTEN_AFTER_MS, () => void flush())
  }

  const write = async () => {
    const written = [...news.values()]
    news = new Map()
    if (written.length === 0) return
    const now = clockwork.now()
    try {
      await addSourceNews(pool, dayOf(now), written)
      if (day !== dayOf(now)) await dropDaysBefore(pool, now - KEPT_DAYS * DAY_MS)
      day = dayOf(now)
    } catch (error) {
      report(error)
    }
  }

  const flush = (): Promise<void> => {
    alarm?.cancel()
    alarm = null
    writing = writing.then(write)
    return writing
  }

  return {
    recorded: add,
    turnedAway: (source, code) => add(source, { recorded: 0, duplicates: 0, refused: 1 }, code),
    flush,
    stop: flush,
  }
}
