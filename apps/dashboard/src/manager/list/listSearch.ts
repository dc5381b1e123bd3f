import { AGREEMENT_KINDS, type AgreementKind } from '@tenggat/domain'
import type { BoardRow } from '../../live/boardMessage.js'
import { many, manyOf, oneOf, type RawSearch } from '../search.js'
import { LIST_FILTERS, readValue } from '../shell/boardFilters.js'
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
