import type { EventPosition } from '../ticket/eventOrder.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Binding } from './binding.js'
import type { Clock } from './clock.js'
import type { Fact } from './fact.js'

/** A ticket and all its clock cycles after some event. */
export interface TicketFold {
  readonly ticket: TicketState
  readonly source: string
  readonly bound: readonly Binding[]
  /** By agreement as bound, then metric, then cycle. */
  readonly clocks: readonly Clock[]
  readonly last: EventPosition
}

export interface Folded {
  readonly fold: TicketFold
  /** In the order in which they came about. */
  readonly facts: readonly Fact[]
}
