import { durationText } from '../durationText.js'
import { type HolderNames, holderText } from '../holderText.js'
import { tableOf } from '../table.js'
import { inBrief } from './inBrief.js'
import type { StoryClock, StorySegment, StoryTier, TicketStory } from './ticketStory.js'

type Ticket = NonNullable<TicketStory['ticket']>

/**
 * The story of a ticket as lines for people; instants are told on the wall of each clock's calendar.
 * @param everything a line for every night, too
 */
export function storyText(ticket: Ticket, tiers: readonly StoryTier[], everything = false): string[] {
  const { source, key, subject, status, priority, clocks } = ticket
  const about = [subject, status, priority === null ? null : `priority ${priority}`].filter(
    (it) => it !== null,
  )
  const heading = [`${source}/${key}`, ...about].join(' · ')
  if (clocks.length === 0) return [heading, '', 'No agreement has a clock on it.']
  const sorted = clocks.toSorted((a, b) => rankOf(a) - rankOf(b))
  return [heading, ...sorted.flatMap((clock) => ['', ...clockText(clock, tierOf(clock, tiers), everything)])]
}

/** The customer's promise first, then those who stand behind it. */
const rankOf = ({ agreementKind }: StoryClock): number => KINDS.indexOf(agreementKind)
const KINDS = ['customer', 'internal', 'underpinning']

const tierOf = (clock: StoryClock, tiers: readonly StoryTier[]): StoryTier | undefined =>
  tiers.find(
    (tier) =>
      tier.clock.agreementId === clock.agreementId &&
      tier.clock.metric === clock.metric &&
      tier.clock.cycle === clock.cycle,
  )

function clockText(clock: StoryClock, tier: StoryTier | undefined, everything: boolean): string[] {
  const { agreementTitle, agreementId, agreementVersion, agreementKind, metric, cycle, clause } = clock
  const zone = clock.explanation?.timeZone ?? 'UTC'
  const segments = clock.explanation?.segments ?? []
  const facts = [
    ['agreement', `${agreementTitle} (${agreementId} version ${agreementVersion}, ${agreementKind})`],
    ['target', `${clock.targetId}, ${durationText(clock.targetMs)}${clause === null ? '' : `: “${clause}”`}`],
    ...(clock.booked === null
      ? []
      : [['decided by', `${clock.booked.targetId}, ${durationText(clock.booked.targetMs)}`]]),
    ['stands', `${standing(clock, zone)} (${zone})`],
    ...(clock.explanation?.candidates ?? []).map(({ targetId, won, reason }, index) => [
      index === 0 ? 'why' : '',
      `${targetId} ${won ? 'applies' : 'does not'}: ${reason}`,
    ]),
    ...shares('whose', running(tier)),
    ...(tier?.breachShares == null ? [] : shares('at breach', tier.breachShares)),
  ]
  const cycleText = cycle === 1 ? '' : `, cycle ${cycle}`
  return [
    `${metric}${cycleText}: ${clock.state}`,
    ...indent(tableOf(facts)),
    ...indent(earlierText(clock, zone)),
    ...indent(segmentTable(everything ? segments : inBrief(segments), zone)),
  ]
}

function earlierText({ explanation }: StoryClock, zone: string): string[] {
  const earlier = explanation?.earlier ?? null
  if (earlier === null) return []
  const { count, from, to, businessMs } = earlier
  return [
    `${count} earlier stretches, ${wall(from, zone)} – ${wall(to, zone)}: used ${durationText(businessMs)}`,
  ]
}

function standing({ elapsedMs, overrunMs, deadlineAt, breachedAt, stoppedAt }: StoryClock, zone: string) {
  const over = overrunMs > 0 ? `, ${durationText(overrunMs)} over` : ''
  const instants = [
    breachedAt === null ? null : `breached ${wall(breachedAt, zone)}`,
    stoppedAt === null ? null : `stopped ${wall(stoppedAt, zone)}`,
    deadlineAt === null || breachedAt !== null ? null : `deadline ${wall(deadlineAt, zone)}`,
  ].filter((it) => it !== null)
  return [`used ${durationText(elapsedMs)}${over}`, ...instants].join('; ')
}

const running = (tier: StoryTier | undefined): readonly (HolderNames & { readonly ms: number })[] =>
  (tier?.buckets ?? []).filter(({ kind }) => kind === 'running').map(({ holder, ms }) => ({ ...holder, ms }))

function shares(label: string, held: readonly (HolderNames & { readonly ms: number })[]): string[][] {
  return held.map((share, index) => [
    index === 0 ? label : '',
    `${durationText(share.ms)} ${holderText(share)}`,
  ])
}

function segmentTable(segments: readonly StorySegment[], zone: string): string[] {
  const rows = segments.map(({ from, to, kind, businessMs, note }) => [
    wall(from, zone),
    `– ${wall(to, zone)}`,
    kind,
    kind === 'running' ? durationText(businessMs) : '',
    note ?? '',
  ])
  return tableOf(rows, [3])
}

/** `Tue 2026-10-20 11:00:00`, as the wall of the zone shows it. */
function wall(instant: string, timeZone: string): string {
  const at = Date.parse(instant)
  const weekday = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(at)
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return `${weekday} ${format.format(at)}`
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
