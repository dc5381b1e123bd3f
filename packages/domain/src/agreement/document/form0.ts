type Fields = Readonly<Record<string, unknown>>

/**
 * Form 0, frozen: terms with everything spelled out, as they were hashed before forms had numbers, turned into the document of form 1
 * that says the same. It stands on nothing of today's, so that what was signed then can be read for ever.
 * @throws TypeError when a part is of another shape than form 0 has
 */
export function form1OfForm0(terms: Fields): Fields {
  return said(
    {
      ...terms,
      form: 1,
      parent: parentOf(terms.parent as Fields | null | undefined),
      supports: oneOrList(listOf(terms.supports)),
      summary: summaryOf(terms.summary as Fields | null | undefined),
      stakeholders: fieldsOf(terms.stakeholders).map((each) => said(each, UNSAID.stakeholders)),
      contacts: fieldsOf(terms.contacts).map((each) => said(each)),
      beneficiaries: fieldsOf(terms.beneficiaries).map((each) => said(each)),
      services: fieldsOf(terms.services).map((each) => said(each, UNSAID.services)),
      appliesTo: matchOf((terms.appliesTo ?? {}) as Fields),
      calendars: calendarsOf((terms.calendars ?? {}) as Fields),
      targets: fieldsOf(terms.targets).map(targetOf),
      goals: fieldsOf(terms.goals).map(goalOf),
      obligations: fieldsOf(terms.obligations).map((each) => said(each)),
      term: termOf((terms.term ?? {}) as Fields),
      routes: fieldsOf(terms.routes).map(routeOf),
    },
    UNSAID.agreement,
  )
}

/** What the parts of form 1 mean when they are left out. */
const UNSAID = {
  agreement: {
    ...{ kind: 'customer', level: 'customer', supports: [], parties: [], stakeholders: [], contacts: [] },
    ...{ communications: [], beneficiaries: [], services: [], appliesTo: {}, calendars: {}, targets: [] },
    ...{ goals: [], obligations: [], clauses: [], term: {}, waivers: [], routes: [] },
  },
  stakeholders: { responsibilities: [], approves: false, signs: false },
  services: { included: true },
  targets: {
    ...{ when: {}, atRisk: [], pauseWhen: [], retarget: 'carryFromStart', reopen: 'resume' },
    botsCount: false,
  },
  goals: { measure: 'attainment', period: 'month' },
  // A zone is always said there, and UTC stays UTC (AGR-71).
  term: { renewal: 'none' },
  routes: { targets: [] },
} as const

function said(fields: Fields, unsaid: Fields = {}): Fields {
  const isSaid = ([key, value]: readonly [string, unknown]): boolean => {
    if (value === null || value === undefined || value === unsaid[key]) return false
    const meant = unsaid[key]
    const isMeant = typeof meant === 'object' && Array.isArray(value) === Array.isArray(meant)
    return !isMeant || Object.keys(value).length > 0
  }
  return Object.fromEntries(Object.entries(fields).filter(isSaid))
}

const listOf = (value: unknown): readonly unknown[] => (value ?? []) as readonly unknown[]
const fieldsOf = (value: unknown): readonly Fields[] => (value ?? []) as readonly Fields[]

const oneOrList = (items: readonly unknown[]): unknown => (items.length === 1 ? items[0] : items)

const parentOf = (parent: Fields | null | undefined): unknown =>
  parent == null || parent.version !== null ? parent : parent.agreement

const summaryOf = (summary: Fields | null | undefined): unknown =>
  summary == null || summary.success !== null ? summary : summary.purpose

const matchOf = (match: Fields): Fields =>
  Object.fromEntries(
    Object.entries(match).map(([field, value]) => [field, Array.isArray(value) ? oneOrList(value) : value]),
  )

const predicateOf = (predicate: unknown): unknown => oneOrList(fieldsOf(predicate).map(matchOf))

const calendarsOf = (calendars: Fields): Fields =>
  Object.fromEntries(
    Object.entries(calendars).map(([name, each]) => [
      name,
      'use' in (each as Fields) ? said(each as Fields) : each,
    ]),
  )

function targetOf({ reopenWithinMs, ...target }: Fields): Fields {
  return said(
    {
      ...target,
      when: matchOf((target.when ?? {}) as Fields),
      within: amountText(target.within as Amount),
      atRisk: oneOrList((listOf(target.atRisk) as readonly Threshold[]).map(thresholdText)),
      pauseWhen: predicateOf(target.pauseWhen),
      heldWhile: target.heldWhile === undefined ? undefined : predicateOf(target.heldWhile),
      stopWhen: target.stopWhen === undefined ? undefined : predicateOf(target.stopWhen),
      reopenWithin: reopenWithinMs == null ? null : msText(reopenWithinMs as number),
    },
    UNSAID.targets,
  )
}

const goalOf = (goal: Fields): Fields =>
  said({ ...goal, objective: goal.measure === 'count' ? goal.objective : `${goal.objective}%` }, UNSAID.goals)

const termOf = ({ noticeDays, ...term }: Fields): Fields =>
  said({ ...term, notice: noticeDays ? `${noticeDays}d` : null }, UNSAID.term)

const routeOf = (route: Fields): Fields =>
  said(
    {
      ...route,
      steps: fieldsOf(route.steps).map((step) => (step.target === null ? step.agreement : step)),
    },
    UNSAID.routes,
  )

interface Amount {
  readonly value: number
  readonly unit: string
  readonly at?: string
}
type Threshold =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'before'; readonly ms: number }

const SHORT: Readonly<Record<string, string>> = {
  ...{ milliseconds: 'ms', seconds: 's', minutes: 'm', hours: 'h', days: 'd', weeks: 'w' },
}
const UNIT_MS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const

function amountText({ value, unit, at }: Amount): string {
  const short = SHORT[unit]
  if (short !== undefined) return `${decimal(value)}${short}`
  const days = `${unit === 'workingDays' ? 'working' : 'calendar'} day${value === 1 ? '' : 's'}`
  return `${value} ${days}${at === 'close-of-business' ? ' (close of business)' : ''}`
}

function msText(ms: number): string {
  const [unit, unitMs] = UNIT_MS.find(([, each]) => ms % each === 0) ?? ['ms', 1]
  return `${decimal(ms / unitMs)}${unit}`
}

const thresholdText = (threshold: Threshold): string =>
  threshold.kind === 'percent' ? `${threshold.percent}%` : `${msText(threshold.ms)} before`

/** Without an exponent, which no document writes. */
const decimal = (value: number): string =>
  String(value).includes('e') ? value.toFixed(12).replace(/0+$/, '') : String(value)
