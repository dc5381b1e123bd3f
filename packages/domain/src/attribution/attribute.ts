import { type Agreements, agreementOf, rulesetOf } from '../clock/agreements.js'
import type { Explanation } from '../clock/explain.js'
import { type Holder, holderOf, isSameHolder } from '../clock/holder.js'
import type { Segment } from '../clock/segments.js'
import { indexAt, type Timeline } from '../clock/timeline.js'
import type { Instant } from '../time/instant.js'

export const BUCKET_KINDS = ['running', 'paused', 'closed', 'solved', 'cancelled', 'discarded'] as const

/** Wall milliseconds of a clock's story of one kind, with one holder. */
export interface Bucket {
  readonly kind: (typeof BUCKET_KINDS)[number]
  /** Why it was paused; null for every other kind. */
  readonly reason: string | null
  readonly holder: Holder
  readonly ms: number
}

/**
 * Where the time of one clock went (ATT-2): every millisecond from its start to the end of its story lies in exactly one bucket, the
 * first of solved, closed hours, paused and running that fits; time that a restart threw away, or after a cancellation, is told
 * apart. The running ones sum to the time used.
 * @param story the clock's explanation
 * @param timeline the states of its ticket, from the same events
 */
export function attribute(story: Explanation, timeline: Timeline, agreements: Agreements): readonly Bucket[] {
  const buckets: Bucket[] = []
  const add = (kind: Bucket['kind'], reason: string | null, holder: Holder, ms: number) => {
    if (ms === 0) return
    const index = buckets.findIndex(
      (bucket) => bucket.kind === kind && bucket.reason === reason && isSameHolder(bucket.holder, holder),
    )
    if (index < 0) buckets.push({ kind, reason, holder, ms })
    else buckets[index] = { kind, reason, holder, ms: buckets[index]!.ms + ms }
  }
  for (const segment of story.segments) {
    for (const { from, to, holder } of staysIn(timeline, segment.from, segment.to)) {
      const openMs = openIn(segment, from, to, story, agreements)
      if (segment.kind === 'paused') {
        add('paused', segment.note, holder, openMs)
        add('closed', null, holder, to - from - openMs)
      } else add(kindOf(segment), null, holder, to - from)
    }
  }
  return buckets
}

function openIn(
  { kind, targetId, agreementVersion }: Segment,
  from: Instant,
  to: Instant,
  { clock }: Explanation,
  agreements: Agreements,
): number {
  if (kind !== 'paused') return 0
  const agreement = agreementOf(agreements, { agreementId: clock.agreementId, version: agreementVersion })
  return rulesetOf(agreement, targetId).calendar.elapsed(from, to)
}

const kindOf = ({ kind }: Segment): Bucket['kind'] => (kind === 'holiday' ? 'closed' : kind)

interface Stay {
  readonly from: Instant
  readonly to: Instant
  readonly holder: Holder
}

function staysIn(timeline: Timeline, from: Instant, to: Instant): readonly Stay[] {
  const stays: Stay[] = []
  for (let index = Math.max(0, indexAt(timeline, from)); index < timeline.length; index++) {
    const mark = timeline[index]!
    if (mark.at >= to) break
    const start = Math.max(mark.at, from)
    const end = Math.min(timeline[index + 1]?.at ?? to, to)
    if (end > start) stays.push({ from: start, to: end, holder: holderOf(mark.ticket) })
  }
  return stays
}
