import { isExcluded, selectTarget } from '../agreement/selectTarget.js'
import { type Agreements, agreementOf } from './agreements.js'
import { presentBindings } from './binding.js'
import { coveringOf } from './decide.js'
import type { TicketFold } from './ticketFold.js'

export const COVERAGES = ['covered', 'noTarget', 'excluded', 'noAgreement'] as const
/** Whether anything is promised about a ticket. */
export type Coverage = (typeof COVERAGES)[number]

/**
 * CLK-28: what is promised about a ticket as it stands: something; nothing by the agreements that apply to it, whose targets are all
 * about other tickets, or one of which leaves its service out; or nothing at all, for no agreement applies.
 */
export function coverageOf(
  { ticket, source, bound }: Pick<TicketFold, 'ticket' | 'source' | 'bound'>,
  agreements: Agreements,
): Coverage {
  const present = presentBindings(bound)
  const { applying } = coveringOf(present, { ticket, source }, agreements)
  if (applying.size === 0) return 'noAgreement'
  let leavesOut = false
  for (const binding of present) {
    if (!applying.has(binding.agreementId)) continue
    const agreement = agreementOf(agreements, binding)
    leavesOut ||= isExcluded(agreement, ticket)
    for (const metric of agreement.targetsByMetric.keys()) {
      if (selectTarget(agreement, metric, ticket, source) !== null) return 'covered'
    }
  }
  return leavesOut ? 'excluded' : 'noTarget'
}
