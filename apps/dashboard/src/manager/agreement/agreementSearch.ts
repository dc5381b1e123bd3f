import { one, oneOf, type RawSearch } from '../search.js'

export const TABS = [
  ...(['summary', 'targets', 'people', 'obligations', 'calendars'] as const),
  ...(['clauses', 'comments', 'versions', 'figures', 'log'] as const),
] as const
export type Tab = (typeof TABS)[number]

/** Which version of an agreement is shown, and which part of it. */
export interface AgreementSearch {
  /** Left out: the one in force, else the newest. */
  readonly version?: string | undefined
  readonly tab?: Tab | undefined
  /** A clause by its path, which the page brings into view. */
  readonly clause?: string | undefined
}

export function readAgreementSearch(raw: RawSearch): AgreementSearch {
  return { version: number(raw, 'version'), tab: oneOf(raw, 'tab', TABS), clause: one(raw, 'clause') }
}

export interface DiffSearch {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export function readDiffSearch(raw: RawSearch): DiffSearch {
  return { from: number(raw, 'from'), to: number(raw, 'to') }
}

function number(raw: RawSearch, name: string): string | undefined {
  const text = one(raw, name)
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? text : undefined
}
