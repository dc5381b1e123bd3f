import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import { matches } from '../agreement/matches.js'
import type { Target } from '../agreement/terms.js'
import type { Calendar } from '../calendar/calendar.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Instant } from '../time/instant.js'

/** The agreements on record, every version that binds a ticket among them; of one id the latest last. */
export interface Program {
  readonly agreements: readonly CompiledAgreement[]
}

/** Who moved a ticket to another version of its agreement, and why. */
export interface MigrationCause {
  readonly cause: string
  readonly actor: string
  readonly reason: string | null
}

/**
 * The agreement version that runs a ticket's clocks, fixed when the agreement first applied to the ticket. One with `since` is a
 * recorded migration: it takes the earlier one's place from that instant on, after the events of that instant (CLK-21).
 */
export interface Binding {
  readonly agreementId: string
  readonly version: number
  readonly since?: Instant
  readonly migration?: MigrationCause
}

/** A target together with the calendar that counts it, and the version it is of. */
export interface Ruling {
  readonly version: number
  readonly target: Target
  readonly calendar: Calendar
}

/** A ticket around an event at `at`. */
interface Change {
  /** null when the event opens the ticket. */
  readonly before: TicketState | null
  readonly ticket: TicketState
  readonly source: string
  readonly at: Instant
}

/**
 * The bindings of a ticket after an event: those it had, and one for every agreement that applies for the first time, in the version
 * in force at that instant (CLK-17). What applied before the event, while nothing was in force, stays unbound: a version that has
 * taken effect since is for new tickets (CLK-19).
 * @param pins versions recorded earlier: a refold binds to them, not to what is in force by today's book
 */
export function bind(
  program: Program,
  bound: readonly Binding[],
  pins: readonly Binding[],
  { before, ticket, source, at }: Change,
): readonly Binding[] {
  const added: Binding[] = []
  for (const [agreementId, versions] of versionsById(program)) {
    if (bound.some((binding) => binding.agreementId === agreementId)) continue
    const pinned = bindingAt(pins, agreementId, at)
    const agreement =
      pinned === undefined
        ? versions.findLast(({ inForce }) => inForce.some(({ from, to }) => from <= at && at < to))
        : agreementOf(program, pinned)
    if (agreement === undefined) continue
    const { appliesTo } = agreement.terms
    const isOlder = pinned === undefined && before !== null && matches(appliesTo, before, source)
    if (isOlder || !matches(appliesTo, ticket, source)) continue
    added.push(pinned ?? { agreementId, version: agreement.version })
  }
  return added.length === 0 ? bound : [...bound, ...added]
}

/** The binding of an agreement that holds for an event at `at`: of several, the last that began before it. */
function bindingAt(bound: readonly Binding[], agreementId: string, at: Instant): Binding | undefined {
  return bound.findLast(
    (binding) => binding.agreementId === agreementId && (binding.since === undefined || binding.since < at),
  )
}

/** One binding an agreement, the last of each, in the order in which the agreements were first bound. */
export function presentBindings(bound: readonly Binding[]): readonly Binding[] {
  if (bound.every(({ since }) => since === undefined)) return bound
  const present = new Map<string, Binding>()
  for (const binding of bound) present.set(binding.agreementId, binding)
  return [...present.values()]
}

const indexes = new WeakMap<Program, ReadonlyMap<string, readonly CompiledAgreement[]>>()

function versionsById(program: Program): ReadonlyMap<string, readonly CompiledAgreement[]> {
  const known = indexes.get(program)
  if (known !== undefined) return known
  const byId = new Map<string, CompiledAgreement[]>()
  for (const agreement of program.agreements) {
    const versions = byId.get(agreement.id)
    if (versions === undefined) byId.set(agreement.id, [agreement])
    else versions.push(agreement)
  }
  indexes.set(program, byId)
  return byId
}

/** @throws when the program does not hold the version: the caller must load every version its tickets are bound to. */
export function agreementOf(
  program: Program,
  binding: Pick<Binding, 'agreementId' | 'version'>,
): CompiledAgreement {
  const versions = versionsById(program).get(binding.agreementId)
  const found = versions?.find(({ version }) => version === binding.version)
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
  return { version: agreement.version, target, calendar }
}
