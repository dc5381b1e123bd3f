import { type Instant, type SettledTerm, zoneNamed } from '@tenggat/domain'
import type { ZoneClock } from '../../format/zoneClock.js'
import type { AgreementDetailFragment } from '../../gql/manager.js'
import type { Words } from '../words/words.js'

type Speech = Words['agreement']
type DayClock = Pick<ZoneClock, 'date' | 'day' | 'time'>
type VersionStatus = Pick<AgreementDetailFragment, 'state' | 'inForce' | 'stakeholders' | 'readiness'>

const DAY_MS = 86_400_000
/** An end is announced from here on. */
const SOON_DAYS = 60

/** Since when, from when or until when: what the bare state leaves open. Null where there is nothing to add. */
export function sinceWhen(
  status: Pick<VersionStatus, 'state' | 'inForce'> & Pick<AgreementDetailFragment, 'versions'>,
  term: SettledTerm,
  now: Instant,
  speech: Speech,
  clock: DayClock,
): string | null {
  const last = status.inForce[status.inForce.length - 1]
  const from = last?.from == null ? null : Date.parse(last.from)
  const to = last?.to == null ? null : Date.parse(last.to)
  if (status.state === 'scheduled' && from !== null) return speech.takesEffect(clock.date(from))
  if (status.state === 'active') {
    const left = daysToEnd(term, to, now)
    const since = from === null ? [] : [speech.activeSince(clock.date(from))]
    const next = to === null ? undefined : status.versions.find((it) => beginsAt(it, to))
    const ends =
      next !== undefined && to! > now
        ? [speech.takesOver(next.version, clock.date(to!))]
        : left === null
          ? []
          : [
              endText(to ?? endOf(term)!, speech, clock),
              ...(left <= SOON_DAYS ? [speech.daysLeft(left)] : []),
            ]
    return [...since, ...ends].join(', ') || null
  }
  if (to === null || to > now) return null
  return status.state === 'suspended' ? speech.suspendedSince(clock.date(to)) : endedText(to, speech, clock)
}

/** Whether a version is settled to take effect at that instant. */
const beginsAt = ({ state, inForce }: AgreementDetailFragment['versions'][number], at: Instant): boolean =>
  state === 'scheduled' && inForce.some(({ from }) => from !== null && Date.parse(from) === at)

/** AGR-70: an end at midnight is told by the last day in force, so that nobody doubts whether the day counts; any other with its time. */
const endText = (at: Instant, speech: Speech, clock: DayClock): string =>
  isMidnight(at, clock)
    ? speech.inForceThrough(clock.day(at - 1))
    : speech.endsAt(clock.day(at), clock.time(at))

const endedText = (at: Instant, speech: Speech, clock: DayClock): string =>
  isMidnight(at, clock)
    ? speech.wasInForceThrough(clock.day(at - 1))
    : speech.endedAt(clock.day(at), clock.time(at))

const isMidnight = (at: Instant, clock: DayClock): boolean => clock.time(at) === '00:00'

/** Whole days, counted up, until it ends; null when it does not. */
export function daysToEnd(term: SettledTerm, to: Instant | null, now: Instant): number | null {
  const end = to ?? (term.renewal === 'automatic' ? null : endOf(term))
  return end === null || end <= now ? null : Math.ceil((end - now) / DAY_MS)
}

function endOf(term: SettledTerm): Instant | null {
  const zone = zoneNamed(term.timeZone)
  return term.endsOn === null || zone === null ? null : zone.instantOf(Date.parse(`${term.endsOn}T00:00:00Z`))
}

/** The next thing that has to happen, and to whom the agreement waits. Null where it only has to be kept. */
export function whatIsNext(status: VersionStatus, speech: Speech): string | null {
  const { state, stakeholders } = status
  const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join(', ')
  if (state === 'draft') return speech.draftNext
  if (state === 'inReview')
    return speech.waitingForApproval(
      names(stakeholders.filter((it) => it.approves && it.approvedAt === null)),
    )
  const unsigned = stakeholders.filter((it) => it.signs && it.signedAt === null)
  if (state === 'approved' && unsigned.length > 0) return speech.waitingForSignature(names(unsigned))
  if (state === 'approved' || state === 'signed')
    return status.readiness.length === 0 ? speech.readyToActivate : null
  return null
}

/** The period of a goal that runs at `now`, in the agreement's own zone. */
export function periodAt(
  period: 'month' | 'quarter' | 'year',
  timeZone: string,
  now: Instant,
): { readonly from: string; readonly to: string } {
  const zone = zoneNamed(timeZone) ?? zoneNamed('UTC')!
  const wall = new Date(now + zone.offsetAt(now))
  const months = { month: 1, quarter: 3, year: 12 }[period]
  const first = Math.floor(wall.getUTCMonth() / months) * months
  const at = (month: number) =>
    new Date(zone.instantOf(Date.UTC(wall.getUTCFullYear(), month, 1))).toISOString()
  return { from: at(first), to: at(first + months) }
}
