import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import { matches } from '../agreement/matches.js'
import type { Target } from '../agreement/terms.js'
import type { Calendar } from '../calendar/calendar.js'
import type { TicketState } from '../ticket/ticketState.js'

/** The agreements in force. Several versions of one id may be present: the last listed binds new tickets. */
export interface Program {
  readonly agreements: readonly CompiledAgreement[]
}

/** The agreement version that runs a ticket's clocks, fixed when the agreement first applied to the ticket. */
export interface Binding {
  readonly agreementId: string
  readonly version: number
}

/** A target together with the calendar that counts it. */
export interface Ruling {
  readonly target: Target
  readonly calendar: Calendar
}

/**
 * The bindings of a ticket after an event: those it had, and one for every agreement that applies for the first time.
 * @param pins versions recorded earlier: a refold binds to them, not to what has become the latest since
 */
export function bind(
  program: Program,
  bound: readonly Binding[],
  pins: readonly Binding[],
  ticket: TicketState,
  source: string,
): readonly Binding[] {
  const latest = new Map(program.agreements.map((agreement) => [agreement.id, agreement.version]))
  for (const pin of pins) latest.set(pin.agreementId, pin.version)
  const added: Binding[] = []
  for (const [agreementId, version] of latest) {
    if (bound.some((binding) => binding.agreementId === agreementId)) continue
    const { terms } = agreementOf(program, { agreementId, version })
    if (matches(terms.appliesTo, ticket, source)) added.push({ agreementId, version })
  }
  return added.length === 0 ? bound : [...bound, ...added]
}

/** @throws when the program does not hold the version: the caller must load every version its tickets are bound to. */
export function agreementOf(program: Program, binding: Binding): CompiledAgreement {
  const found = program.agreements.find(
    (agreement) => agreement.id === binding.agreementId && agreement.version === binding.version,
  )
  if (found === undefined) {
    throw new Error(`agreement ${binding.agreementId} version ${binding.version} is not in the program`)
  }
  return found
}

export function rulingOf(agreement: CompiledAgreement, targetId: string): Ruling {
  const target = agreement.terms.targets.find((candidate) => candidate.id === targetId)
  const calendar = target && agreement.calendars.get(target.calendar)
  if (target === undefined || calendar === undefined) {
    throw new Error(`agreement ${agreement.id} version ${agreement.version} has no target ${targetId}`)
  }
  return { target, calendar }
}
