import { canonicalJson } from '../../json/canonicalJson.js'

type Fields = Readonly<Record<string, unknown>>

/** AGR-5: what the parts of a document mean when it leaves them out; whatever is not here means nothing, or is never left out. */
export const UNSAID = {
  agreement: {
    kind: 'customer',
    level: 'customer',
    supports: [],
    parties: [],
    stakeholders: [],
    contacts: [],
    communications: [],
    beneficiaries: [],
    services: [],
    appliesTo: {},
    calendars: {},
    targets: [],
    goals: [],
    obligations: [],
    clauses: [],
    term: {},
    waivers: [],
    routes: [],
  },
  stakeholders: { responsibilities: [], approves: false, signs: false },
  services: { included: true },
  targets: {
    when: {},
    atRisk: [],
    pauseWhen: [],
    retarget: 'carryFromStart',
    reopen: 'resume',
    botsCount: false,
  },
  goals: { measure: 'attainment', period: 'month' },
  term: { renewal: 'none', timeZone: 'UTC' },
  routes: { targets: [] },
} as const satisfies Record<string, Fields>

/** The fields that say something: neither nothing nor what is meant without them. */
export function said(fields: Fields, unsaid: Fields = {}): Fields {
  const isSaid = ([key, value]: readonly [string, unknown]): boolean =>
    value !== null && value !== undefined && canonicalJson(value) !== canonicalJson(unsaid[key])
  return Object.fromEntries(Object.entries(fields).filter(isSaid))
}
