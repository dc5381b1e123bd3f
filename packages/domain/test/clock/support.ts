import { expect } from 'vitest'
import type { CompiledAgreement } from '../../src/agreement/compileAgreement.js'
import {
  type Agreements,
  type Clock,
  type Fact,
  foldTicket,
  judge,
  type TicketEvent,
} from '../../src/index.js'
import { Ledger } from '../../src/testing/index.js'

/** `utc('2026-03-27 15:00')`, or any ISO text with its own offset. */
export function utc(text: string): number {
  const at = Date.parse(/[Z+]/.test(text.slice(10)) ? text : `${text.replace(' ', 'T')}Z`)
  if (Number.isNaN(at)) throw new Error(`not an instant: ${text}`)
  return at
}

export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** The clocks and facts of one ticket, thresholds judged up to `before` where given. */
export function run(agreement: CompiledAgreement, events: readonly TicketEvent[], before?: number) {
  const agreements = [agreement]
  const folded = foldTicket(events, agreements)
  const judged =
    before === undefined ? { fold: folded.fold, facts: [] } : judge(folded.fold, agreements, before)
  const facts: readonly Fact[] = [...folded.facts, ...judged.facts]
  const clocks: readonly Clock[] = judged.fold.clocks
  return {
    fold: judged.fold,
    clocks,
    clock: clocks[0] as Clock,
    facts,
    agreements,
    kinds: facts.map((fact) => fact.kind),
  }
}

/** One event after the other, time judged between, checked against the fold of them all. */
export function live(
  agreements: Agreements,
  events: readonly TicketEvent[],
  before = utc('2026-06-01 00:00'),
) {
  const ledger = new Ledger(agreements)
  for (const one of events) {
    ledger.judge(one.occurredAt)
    ledger.receive(one)
  }
  ledger.judge(before)
  const whole = judge(foldTicket(events, agreements).fold, agreements, before)
  expect(ledger.fold?.clocks).toEqual(whole.fold.clocks)
  const { clocks, ticket } = ledger.fold!
  return { clocks, ticket, facts: ledger.standing }
}
