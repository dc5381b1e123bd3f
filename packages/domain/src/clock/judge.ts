import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import type { Instant } from '../time/instant.js'
import { type Agreements, agreementOf, type Ruleset, rulesetOf } from './agreements.js'
import { type Clock, DEADLINE, RESUMPTION, type ThresholdId } from './clock.js'
import { type Fact, factOf } from './fact.js'
import { type Held, holderOf } from './holder.js'
import { nextPhase } from './machine.js'
import { accrue, arm, isOverdue } from './thresholds.js'
import type { TicketFold } from './ticketFold.js'

/**
 * Crosses every threshold of one clock whose instant lies strictly before `before`, each with its own true instant:
 * what happens at a deadline happens before it is judged.
 * @param held who has had the ticket since `countedFrom`
 */
export function judgeClock(
  clock: Clock,
  agreement: CompiledAgreement,
  before: Instant,
  held: Held,
): { readonly clock: Clock; readonly facts: readonly Fact[] } {
  if (clock.nextThresholdAt === null || clock.nextThresholdAt >= before) return { clock, facts: [] }
  const ruleset = rulesetOf(agreement, clock.targetId)
  const facts: Fact[] = []
  let judged = clock
  while (judged.nextThresholdAt !== null && judged.nextThresholdAt < before) {
    const { clock, fact } = cross(judged, ruleset, held)
    judged = clock
    facts.push(fact)
  }
  return { clock: judged, facts }
}

interface Crossing {
  readonly clock: Clock
  readonly fact: Fact
}

function cross(clock: Clock, ruleset: Ruleset, held: Held): Crossing {
  const at = clock.nextThresholdAt as Instant
  const threshold = clock.nextThreshold as ThresholdId
  if (threshold === RESUMPTION) return resumeByItself(clock, ruleset, at)
  const breached = threshold === DEADLINE
  const { shares } = accrue(clock, ruleset.calendar, holderOf(held), at)
  const judged = arm(
    {
      ...clock,
      crossed: [...clock.crossed, threshold],
      verdict: breached ? 'breached' : clock.verdict,
      breachedAt: breached ? at : clock.breachedAt,
    },
    ruleset,
  )
  const { party, team, line, agent } = held
  const detail = { targetMs: judged.targetMs, party, team, line, agent, ...(breached ? { shares } : {}) }
  const kind = breached ? 'breached' : isOverdue(threshold) ? 'overdue' : 'atRisk'
  return { clock: judged, fact: factOf(judged, kind, { at, eventId: null, threshold, detail }) }
}

/** CLK-34: the pause was told with its end, and by the event that told it the clock goes on. */
function resumeByItself(clock: Clock, ruleset: Ruleset, at: Instant): Crossing {
  const phase = nextPhase(clock.phase, 'resume')
  const resumed = arm({ ...clock, phase, phaseSince: at, countedFrom: at }, ruleset)
  const cause = { at, eventId: clock.phaseEventId, threshold: RESUMPTION }
  return { clock: resumed, fact: factOf(resumed, 'resumed', { ...cause, detail: { usedMs: clock.usedMs } }) }
}

/** Judges all clocks of a ticket; facts in order of their instants. Nothing else of the fold changes. */
export function judge(
  fold: TicketFold,
  agreements: Agreements,
  before: Instant,
): { readonly fold: TicketFold; readonly facts: readonly Fact[] } {
  if (!fold.clocks.some(({ nextThresholdAt }) => nextThresholdAt !== null && nextThresholdAt < before)) {
    return { fold, facts: [] }
  }
  const facts: Fact[] = []
  const clocks = fold.clocks.map((clock) => {
    const agreement = agreementOf(agreements, {
      agreementId: clock.agreementId,
      version: clock.agreementVersion,
    })
    const judged = judgeClock(clock, agreement, before, fold.ticket)
    facts.push(...judged.facts)
    return judged.clock
  })
  facts.sort((a, b) => a.at - b.at)
  return { fold: { ...fold, clocks }, facts }
}
