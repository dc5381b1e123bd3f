import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Agreements } from './agreements.js'
import { attributesOf, book, isSameBooking } from './booked.js'
import type { Clock } from './clock.js'
import { versionOf } from './decide.js'
import type { TicketFold } from './ticketFold.js'

/**
 * The cycles of a ticket that another one has followed, set apart while its history is folded: nothing is left to happen to them but the
 * booking of their verdicts, and a ticket may have thousands.
 */
export class FormerCycles {
  readonly #byClock = new Map<string, Clock[]>()
  /** Where in their list those are whose verdict is not booked yet, by the version that they ran under. */
  readonly #unbooked = new Map<CompiledAgreement, { readonly list: Clock[]; readonly index: number }[]>()

  constructor(private readonly agreements: Agreements) {}

  /** Sets apart what has become a former cycle; the last one of each clock stays. */
  takeFrom(fold: TicketFold): TicketFold {
    const { clocks } = fold
    const isLast = (clock: Clock, index: number) =>
      index + 1 === clocks.length || nameOf(clocks[index + 1]!) !== nameOf(clock)
    if (clocks.every(isLast)) return fold
    return { ...fold, clocks: clocks.filter((clock, index) => isLast(clock, index) || !this.#add(clock)) }
  }

  /** The fold with them in it again, each before the cycles that followed it. They are set apart no more. */
  backIn(fold: TicketFold): TicketFold {
    if (this.#byClock.size === 0) return fold
    const clocks = fold.clocks.flatMap((clock) => [...(this.#byClock.get(nameOf(clock)) ?? []), clock])
    this.#byClock.clear()
    this.#unbooked.clear()
    return { ...fold, clocks }
  }

  /** CLK-26: books the verdicts under the ticket as it was, where what they are booked under changes. */
  bookWhereMoved(before: TicketState, ticket: TicketState): void {
    for (const [agreement, places] of this.#unbooked) {
      const { terms } = agreement
      if (isSameBooking(attributesOf(before, terms), attributesOf(ticket, terms))) continue
      for (const { list, index } of places) list[index] = book(list[index]!, before, terms)
      this.#unbooked.delete(agreement)
    }
  }

  #add(clock: Clock): true {
    const name = nameOf(clock)
    const list = this.#byClock.get(name) ?? []
    this.#byClock.set(name, list)
    list.push(clock)
    if (clock.verdict === 'pending' || clock.booked !== null) return true
    const agreement = versionOf(this.agreements)(clock)
    const places = this.#unbooked.get(agreement) ?? []
    this.#unbooked.set(agreement, places)
    places.push({ list, index: list.length - 1 })
    return true
  }
}

const nameOf = ({ agreementId, metric }: Clock): string => `${agreementId} ${metric}`
