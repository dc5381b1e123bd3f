import type { AgreementTerms } from '@tenggat/domain'
import type { AgreementSearch, Tab } from './agreementSearch.js'

/** A part of the agreement that can be spoken of: its path and what people call it. */
export interface ClausePlace {
  readonly path: string
  readonly name: string
}

/** Every part that a comment may be about, in the order of the document. */
export function clausePlaces(terms: AgreementTerms): readonly ClausePlace[] {
  const items = (part: string, list: readonly { readonly id: string }[]) =>
    list.map((item) => ({ path: `${part}.${item.id}`, name: nameOf(item) }))
  return [
    { path: 'summary', name: 'summary' },
    ...items('targets', terms.targets),
    ...items('goals', terms.goals),
    ...items('obligations', terms.obligations),
    ...items('clauses', terms.clauses),
    { path: 'calendars', name: 'calendars' },
    { path: 'term', name: 'term' },
  ]
}

function nameOf(item: { readonly id: string; readonly title?: string; readonly text?: string }): string {
  return item.title ?? item.id
}

const TAB_OF: Readonly<Record<string, Tab>> = {
  targets: 'targets',
  waivers: 'targets',
  routes: 'targets',
  parties: 'people',
  stakeholders: 'people',
  obligations: 'obligations',
  calendars: 'calendars',
  clauses: 'clauses',
}

/** Where on the page a path of the document is shown. */
export function placeOf(path: string): Pick<AgreementSearch, 'tab' | 'clause'> {
  const head = path.split(/[.[]/)[0] ?? ''
  return { tab: TAB_OF[head] ?? 'summary', clause: path === '' ? undefined : path }
}
