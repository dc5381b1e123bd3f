import { AGREEMENT_KINDS, type AgreementKind } from '@tenggat/domain'
import type { BoardRow } from '../../live/boardMessage.js'
import { many, manyOf, oneOf, type RawSearch } from '../search.js'
import { SHOWN, type Shown } from './orderClocks.js'

/** The filters of the list of clocks; within one, any value fits, and all of them must. */
export interface ListSearch {
  readonly agreement?: string[] | undefined
  readonly kind?: AgreementKind[] | undefined
  readonly team?: string[] | undefined
  readonly line?: string[] | undefined
  readonly party?: string[] | undefined
  readonly customer?: string[] | undefined
  readonly priority?: string[] | undefined
  /** One sort of clock only. */
  readonly show?: Shown | undefined
}

export const LIST_FILTERS = ['agreement', 'kind', 'customer', 'priority', 'party', 'line', 'team'] as const
export type ListFilter = (typeof LIST_FILTERS)[number]

export function readListSearch(raw: RawSearch): ListSearch {
  return {
    agreement: many(raw, 'agreement'),
    kind: manyOf(raw, 'kind', AGREEMENT_KINDS),
    team: many(raw, 'team'),
    line: many(raw, 'line'),
    party: many(raw, 'party'),
    customer: many(raw, 'customer'),
    priority: many(raw, 'priority'),
    show: oneOf(raw, 'show', SHOWN),
  }
}

export const readValue: Readonly<Record<ListFilter, (row: BoardRow) => string | null>> = {
  agreement: (row) => row.agreementId ?? null,
  kind: (row) => row.agreementKind ?? null,
  team: (row) => row.team,
  line: (row) => row.line ?? null,
  party: (row) => row.party ?? null,
  customer: (row) => row.customer,
  priority: (row) => row.priority,
}

/** Whether a clock passes every filter. */
export function keeperOf(search: ListSearch): (row: BoardRow) => boolean {
  const asked = LIST_FILTERS.flatMap((name) => {
    const values: readonly string[] | undefined = search[name]
    return values === undefined ? [] : [{ read: readValue[name], values: new Set(values) }]
  })
  return (row) =>
    asked.every(({ read, values }) => {
      const value = read(row)
      return value !== null && values.has(value)
    })
}

/** What each filter can be set to: every value on the board and those set already, in order. */
export function choicesOf(rows: Iterable<BoardRow>, search: ListSearch): Record<ListFilter, string[]> {
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
