import type { AgreementSearch, Tab } from './agreementSearch.js'

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
