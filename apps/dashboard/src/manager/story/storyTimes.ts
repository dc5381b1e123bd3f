import { DEADLINE } from '@tenggat/domain'
import type { TicketStoryQuery } from '../../gql/manager.js'
import type { Words } from '../words/words.js'

export type Ticket = NonNullable<TicketStoryQuery['ticket']>
export type Clock = Ticket['clocks'][number]
export type Explanation = NonNullable<Clock['explanation']>
export type Segment = Explanation['segments'][number]

const SECOND = 1_000

/** `2 h 05 min`, `45 s`: an exact count for tables, seconds only where there are some. */
export function exactDuration(ms: number, { units }: Words): string {
  const sign = ms < 0 ? '−' : ''
  const seconds = Math.round(Math.abs(ms) / SECOND)
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 3_600), units.hour],
    [Math.floor((seconds % 3_600) / 60), units.minute],
    [seconds % 60, units.second],
  ]
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return sign + (shown.length === 0 ? `0 ${units.second}` : shown.join(' '))
}

/** `75 % used`, `1 min before the deadline`, `Deadline`: a threshold's id (`percent:75`, `before:60000`) for people. */
export function nameOfThreshold(id: string, words: Words): string {
  if (id === DEADLINE) return words.deadline
  const [kind, amount] = id.split(':')
  if (kind === 'percent') return words.percentUsed(amount ?? '')
  return kind === 'before' ? words.before(exactDuration(Number(amount), words)) : id
}

/** What the stretches counted together: what was used of the target. */
export function countedMs(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.businessMs, 0)
}
