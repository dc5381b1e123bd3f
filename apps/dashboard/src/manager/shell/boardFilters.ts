import type { BoardRow } from '../../live/boardMessage.js'

export const LIST_FILTERS = ['agreement', 'kind', 'customer', 'priority', 'party', 'line', 'team'] as const
export type ListFilter = (typeof LIST_FILTERS)[number]

export const readValue: Readonly<Record<ListFilter, (row: BoardRow) => string | null>> = {
  agreement: (row) => row.agreementId ?? null,
  kind: (row) => row.agreementKind ?? null,
  team: (row) => row.team,
  line: (row) => row.line ?? null,
  party: (row) => row.party ?? null,
  customer: (row) => row.customer,
  priority: (row) => row.priority,
}

/** What each filter can be set to: every value on the board and those set already, in order. */
export function choicesOf(
  rows: Iterable<BoardRow>,
  search: Partial<Readonly<Record<ListFilter, readonly string[]>>>,
): Record<ListFilter, string[]> {
  const found = Object.fromEntries(
    LIST_FILTERS.map((name) => [name, new Set<string>(search[name] ?? [])]),
  ) as Record<ListFilter, Set<string>>
  for (const row of rows) {
    for (const name of LIST_FILTERS) {
      const value = readValue[name](row)
      if (value !== null) found[name].add(value)
    }
  }
  return Object.fromEntries(LIST_FILTERS.map((name) => [name, [...found[name]].sort()])) as Record<
    ListFilter,
    string[]
  >
}
