import { EVER, type Instant, NEVER } from '../../time/instant.js'
import type { VersionStatus } from './versionStatus.js'

/** A half-open stretch of time in epoch ms; null `from`: since ever, null `to`: without end. */
export type Stretch = readonly [from: Instant | null, to: Instant | null]

/**
 * AGR-24: when each version of one agreement binds new tickets. An activated version binds from its effective date until the
 * next one's, its own end or its termination, but not while it is suspended; of two that take effect in one instant, the higher
 * version. A version withdrawn before it took effect never does. Versions that never bind have no stretches.
 */
export function inForceOf(statuses: Iterable<VersionStatus>): ReadonlyMap<number, readonly Stretch[]> {
  const all = [...statuses]
  const activated = all
    .filter((status) => status.activatedAt !== null && status.state !== 'withdrawn')
    .toSorted((left, right) => compare(fromOf(left), fromOf(right)) || left.version - right.version)
  const stretches = new Map<number, readonly Stretch[]>(all.map(({ version }) => [version, []]))
  activated.forEach((status, index) => {
    const next = activated[index + 1]
    const until = Math.min(status.endsAt ?? NEVER, next === undefined ? NEVER : fromOf(next))
    stretches.set(status.version, cutOut(fromOf(status), until, status))
  })
  return stretches
}

const fromOf = (status: VersionStatus): Instant => status.effectiveFrom ?? EVER

/** Infinities subtract to no number. */
const compare = (left: number, right: number): number => (left === right ? 0 : left < right ? -1 : 1)

/** [from, until) without the suspensions, which are ascending and apart. */
function cutOut(from: Instant, until: Instant, { suspensions }: VersionStatus): readonly Stretch[] {
  const stretches: Stretch[] = []
  const keep = (start: Instant, end: Instant): void => {
    const stop = Math.min(end, until)
    if (start < stop) stretches.push([start === EVER ? null : start, stop === NEVER ? null : stop])
  }
  let start = from
  for (const suspension of suspensions) {
    keep(start, suspension.from)
    start = Math.max(start, suspension.to ?? NEVER)
  }
  keep(start, NEVER)
  return stretches
}
