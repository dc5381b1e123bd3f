import { hasScope, type Viewer } from '../viewer/viewer.js'
import { type Rate, RateBucket } from './rateBucket.js'
import { tooFast } from './refusal.js'

/** Requests over HTTP of one token or of one person, whatever address they come from, on one server instance. */
export interface RequestRates {
  /** Who sends the events of a desk, one a request if need be. */
  readonly ingest: Rate
  /** Everybody else: pages, walls, reports. */
  readonly others: Rate
}

/** @param perSecond of everybody but those who send events */
export function requestRates(perSecond: number): RequestRates {
  return {
    ingest: { burst: perSecond * 50, perSecond: perSecond * 5 },
    others: { burst: perSecond * 10, perSecond },
  }
}

/** Principals that are remembered before those at rest are forgotten. */
const MOST_PRINCIPALS = 5_000

/** @returns takes a request of the viewer; throws RATE_LIMITED, with when to come back, when it is one too many */
export function limitRequests(rates: RequestRates, monotonic: () => number): (viewer: Viewer) => void {
  const buckets = new Map<string, RateBucket>()
  return (viewer) => {
    const nowMs = monotonic()
    const rate = hasScope(viewer, 'ingest') ? rates.ingest : rates.others
    let bucket = buckets.get(viewer.principal)
    if (bucket === undefined) {
      if (buckets.size >= MOST_PRINCIPALS)
        for (const [name, each] of buckets) if (each.isFull(nowMs)) buckets.delete(name)
      bucket = new RateBucket(rate, nowMs)
      buckets.set(viewer.principal, bucket)
    }
    const waitMs = bucket.take(nowMs)
    if (waitMs === null) return
    throw tooFast(viewer.kind === 'person' ? 'A person' : 'A token', 'requests', rate, waitMs)
  }
}
