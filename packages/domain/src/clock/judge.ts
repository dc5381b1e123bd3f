import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import type { Instant } from '../time/instant.js'
import { type Agreements, agreementOf, rulesetOf } from './agreements.js'
import { type Clock, DEADLINE } from './clock.js'
import { type Fact, factOf } from './fact.js'
import { type Held, holderOf } from './holder.js'
import { accrue, arm } from './thresholds.js'
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
    const at = judged.nextThresholdAt
    const threshold = judged.nextThreshold as string
    const breached = threshold === DEADLINE
    const { shares } = accrue(judged, ruleset.calendar, holderOf(held), at)
    judged = arm(
      {
        ...judged,
        crossed: [...judged.crossed, threshold],
        verdict: breached ? 'breached' : judged.verdict,
        breachedAt: breached ? at : judged.breachedAt,
      },
      ruleset,
    )
    const detail = {
      targetMs: judged.targetMs,
      party: held.party,
      team: held.team,
      line: held.line,
      agent: held.agent,
      ...(breached ? { shares } : {}),
    }
    facts.push(factOf(judged, breached ? 'breached' : 'atRisk', { at, eventId: null, threshold, detail }))
  }
  return { clock: judged, facts }
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
