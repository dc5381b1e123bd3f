import type { ExpectedByQuery } from '../gql/customer.js'
import type { Page } from './useCustomerPage.js'

export type Expectation = ExpectedByQuery['expectedBy'][number]

/** What there is to choose from: the priorities the promises name, in their order. */
export function prioritiesOf(page: Pick<Page, 'commitments'>): readonly string[] {
  return [...new Set(page.commitments.map(({ priority }) => priority).filter((it) => it !== null))]
}

/** Calendars of other levels often say the same: the same hours are told once. */
export function distinctHours(hours: Page['hours']): Page['hours'] {
  const said = hours.map(({ timeZone, lines }) => JSON.stringify([timeZone, lines]))
  return hours.filter((_, index) => said.indexOf(said[index]!) === index)
}

/** The promises by priority, in the order written; those of every priority under null. */
export function byPriority(
  commitments: Page['commitments'],
): ReadonlyMap<string | null, Page['commitments']> {
  const groups = new Map<string | null, Page['commitments'][number][]>()
  for (const commitment of commitments)
    groups.set(commitment.priority, [...(groups.get(commitment.priority) ?? []), commitment])
  return groups
}
