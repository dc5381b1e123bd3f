import { allowanceOf } from '../agreement/allowance.js'
import type { Ruleset } from './agreements.js'
import { beginningOf } from './beginnings.js'
import type { Clock } from './clock.js'
import type { Context, Step } from './context.js'
import { factOf } from './fact.js'
import { sumOf } from './holder.js'
import { type Carried, rebooked, stillCrossed } from './retarget.js'
import { arm } from './thresholds.js'
import { workUnder } from './timeline.js'

/**
 * CLK-38: another ticket has become a part of this one: the clock counts from the earlier of the two beginnings, under the target in force,
 * and stands still wherever either ticket would have made it.
 */
export function join(context: Context, clock: Clock, ruleset: Ruleset): Step {
  const { event, source } = context
  const { target, calendar } = ruleset
  const at = event.occurredAt
  const timeline = context.timeline()
  const startedAt = Math.min(clock.startedAt, beginningOf(target, timeline, source))
  const shares = workUnder(timeline, ruleset, clock.metric, source, startedAt, at)
  const joint: Carried = { usedMs: sumOf(shares), shares, ...allowanceOf(target, calendar, startedAt) }
  const joined = arm(
    {
      ...clock,
      ...joint,
      startedAt,
      booked: rebooked(context, clock, ruleset, joint),
      countedFrom: at,
      crossed: stillCrossed(clock, ruleset, joint, at),
      round: clock.round + 1,
    },
    ruleset,
  )
  const detail = {
    ticketKey: event.absorbs?.[0]?.ticketKey ?? null,
    startedAt,
    usedMs: joined.usedMs,
    targetMs: joined.targetMs,
    previousDeadlineAt: clock.deadlineAt,
  }
  return { clock: joined, facts: [factOf(joined, 'joined', { at, eventId: event.eventId, detail })] }
}
