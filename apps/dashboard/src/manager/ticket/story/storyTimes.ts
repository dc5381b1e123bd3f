import { DEADLINE } from '@tenggat/domain'
import { percentInWords, thresholdInWords } from '@tenggat/words'
import { exactDuration } from '../../../format/figures.js'
import type { TicketStoryQuery } from '../../../gql/manager.js'
import type { Words } from '../../words/words.js'

export type Ticket = NonNullable<TicketStoryQuery['ticket']>
export type Clock = Ticket['clocks'][number]
export type Explanation = NonNullable<Clock['explanation']>
export type Segment = Explanation['segments'][number]

/** `75 % used`, `1 min before the deadline`, `Deadline`: a threshold's id (`percent:75`, `before:60000`) for people. */
export function nameOfThreshold(id: string, words: Words): string {
  if (id === DEADLINE) return words.deadline
  const [kind, amount] = id.split(':')
  if (kind === 'percent') return words.percentUsed(percentInWords(Number(amount), words))
  if (kind === 'before') return words.before(exactDuration(Number(amount), words))
  if (kind === 'after') return words.conditions.afterDeadline(exactDuration(Number(amount), words))
  if (kind === 'daysBefore') return thresholdInWords({ kind, days: Number(amount) }, words)
  return id
}

/** What the stretches counted together, those that are not told one by one included: what was used of the target. */
export function countedMs({ segments, earlier }: Pick<Explanation, 'segments' | 'earlier'>): number {
  return segments.reduce((sum, segment) => sum + segment.businessMs, earlier?.businessMs ?? 0)
}
