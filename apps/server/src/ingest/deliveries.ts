import type { Instant, ReadTicketEvent } from '@tenggat/domain'
import type { Clockwork } from '../clockwork.js'
import type { SourceState, Sources } from '../sources/sources.js'
import type { DeadLetters } from './deadLetters.js'
import { IngestRefusal } from './ingestRefusal.js'
import type { MapProblem, SourceMapper } from './mapper.js'
import type { IngestRates } from './rates.js'
import { readDelivery } from './readDelivery.js'
import type { EventOutcome } from './recordTicketEvents.js'
import { MAPPERS } from './sources/all.js'
import { chooseVerification, type Evidence, verifyDelivery } from './verifyDelivery.js'

/** What came of a delivery: the outcome of each event, or the dead letter that it became. */
export type DeliveryOutcome =
  | { readonly outcomes: readonly EventOutcome[]; readonly deadLetter: null }
  | { readonly outcomes: readonly EventOutcome[]; readonly deadLetter: MapProblem & { readonly id: string } }

export interface ReplayOutcome {
  readonly id: string
  /** Null: it made its events, or there was nothing to make of it. */
  readonly problem: MapProblem | null
  readonly recorded: number
  readonly duplicates: number
}

/** Takes the body of a delivery whose sender has been named but not proven. */
export type Receiver = (body: Buffer) => Promise<DeliveryOutcome>

/** Signed deliveries of other systems. */
export interface Deliveries {
  /**
   * Whether such a delivery is worth reading, before any of its body is: a source that is known and enabled, and something that
   * looks like a proof. Throws IngestRefusal.
   */
  open(source: string, evidence: Evidence, address: string): Promise<Receiver>
  /** Reads dead letters again with the mapping of now; each outcome is recorded. */
  replay(source: string, ids: readonly string[] | null): Promise<readonly ReplayOutcome[]>
}

export interface DeliveriesDeps {
  readonly sources: Sources
  readonly letters: DeadLetters
  readonly rates: IngestRates
  readonly clockwork: Pick<Clockwork, 'now'>
  /** Records events that were read; outcomes in their order. */
  readonly record: (source: string, events: readonly ReadTicketEvent[]) => Promise<readonly EventOutcome[]>
}

/** Letters that one replay takes up at most. */
export const REPLAYED_AT_ONCE = 200

export function createDeliveries(deps: DeliveriesDeps): Deliveries {
  const { sources, letters, rates, clockwork, record } = deps

  const attempt = async (
    mapper: SourceMapper,
    source: SourceState,
    delivery: { headers: Readonly<Record<string, string>>; body: Buffer; receivedAt: Instant },
  ): Promise<{ outcomes: readonly EventOutcome[]; problem: MapProblem | null }> => {
    const mapped = readDelivery(mapper, source, delivery)
    if (!mapped.ok) return { outcomes: [], problem: mapped.problem }
    const outcomes = mapped.events.length === 0 ? [] : await record(source.name, mapped.events)
    const refused = outcomes.find((each) => each.outcome === 'RefusedEvent')
    return { outcomes, problem: refused === undefined ? null : refused }
  }

  return {
    async open(name, evidence, address) {
      rates.requireCalm(name, address)
      const source = await sources.find(name)
      if (source.kind === null) throw new IngestRefusal('UNKNOWN_SOURCE', 'There is no such source')
      const mapper = MAPPERS.get(source.kind)
      if (mapper === undefined) throw new IngestRefusal('UNAUTHENTICATED', 'A token is needed')
      if (source.isDisabled) throw new IngestRefusal('SOURCE_DISABLED', 'The source is disabled')
      const way = chooseVerification(mapper.verification, evidence)
      if (way === null) throw new IngestRefusal('SIGNATURE_MISSING', 'The delivery carries no signature')
      return async (body) => {
        const receivedAt = clockwork.now()
        try {
          verifyDelivery(way, evidence, body, source.secrets, receivedAt)
        } catch (error) {
          if (error instanceof IngestRefusal) {
            sources.activity.turnedAway(name, error.code)
            rates.noteForgery(name, address)
          }
          throw error
        }
        rates.take(name)
        const headers = keptOf(evidence.headers)
        const { outcomes, problem } = await attempt(mapper, source, { headers, body, receivedAt })
        if (problem === null) return { outcomes, deadLetter: null }
        const deliveryId = mapper.deliveryHeader === null ? null : (headers[mapper.deliveryHeader] ?? null)
        const id = await letters.keep({ source: name, deliveryId, headers, body, receivedAt, problem })
        if (outcomes.length === 0) sources.activity.turnedAway(name, problem.code)
        const { code, path, message } = problem
        return { outcomes, deadLetter: { id, code, path, message } }
      }
    },

    async replay(name, ids) {
      sources.forget(name)
      const source = await sources.find(name)
      const mapper = MAPPERS.get(source.kind ?? '')
      if (mapper === undefined) return []
      const chosen = ids ?? (await letters.waiting(name, REPLAYED_AT_ONCE))
      const replayed: ReplayOutcome[] = []
      for (const id of chosen.slice(0, REPLAYED_AT_ONCE)) {
        const letter = await letters.find(name, id)
        if (letter === null || letter.resolvedAt !== null) continue
        const { outcomes, problem } = await attempt(mapper, source, letter)
        await letters.tried(letter, problem, clockwork.now())
        const count = (name: EventOutcome['outcome']) =>
          outcomes.filter((each) => each.outcome === name).length
        replayed.push({ id, problem, recorded: count('RecordedEvent'), duplicates: count('DuplicateEvent') })
      }
      return replayed
    },
  }
}

const WORTH_KEEPING = /^(x-|webhook-|content-type$|user-agent$)/
const SECRET = /sign|token|secret|auth|key|cookie|forwarded|real-ip/
const MOST_HEADERS = 30
const LONGEST_HEADER = 300

/** What a mapping may want to read, and nobody may misuse. */
function keptOf(headers: Evidence['headers']): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).filter(
    ([name, value]) => WORTH_KEEPING.test(name) && !SECRET.test(name) && value.length <= LONGEST_HEADER,
  )
  return Object.fromEntries(kept.slice(0, MOST_HEADERS))
}
