import type { Contact, Stakeholder } from '../people.js'
import type { Goal, Route, Term } from '../promises.js'
import { isShared } from '../reading/readCalendars.js'
import { said, UNSAID } from '../reading/unsaid.js'
import type { AgreementTerms, Summary } from '../terms.js'
import { formatMatch, oneOrList } from './formatMatch.js'
import { formatTarget } from './formatTarget.js'

/** An agreement's document as plain values. */
export type AgreementDocument = Readonly<Record<string, unknown>>

/**
 * AGR-26: the document that a person would write for these terms, in the order people read it, without what goes unsaid.
 * Parsing it gives the terms back.
 */
export function formatTerms(terms: AgreementTerms): AgreementDocument {
  return said(
    {
      id: terms.id,
      title: terms.title,
      kind: terms.kind,
      level: terms.level,
      parent: formatParent(terms.parent),
      supports: oneOrList(terms.supports),
      summary: formatSummary(terms.summary),
      parties: terms.parties,
      stakeholders: terms.stakeholders.map(formatStakeholder),
      contacts: terms.contacts.map(formatContact),
      communications: terms.communications,
      beneficiaries: terms.beneficiaries.map((each) => said({ ...each })),
      services: terms.services.map((each) => said({ ...each }, UNSAID.services)),
      appliesTo: formatMatch(terms.appliesTo),
      calendars: formatCalendars(terms.calendars),
      priorityMatrix: terms.priorityMatrix,
      defaultPriority: terms.defaultPriority,
      targets: terms.targets.map((each) => said(formatTarget(each), UNSAID.targets)),
      goals: terms.goals.map(formatGoal),
      obligations: terms.obligations.map((each) => said({ ...each })),
      clauses: terms.clauses,
      term: formatTerm(terms.term),
      waivers: terms.waivers,
      routes: terms.routes.map(formatRoute),
    },
    UNSAID.agreement,
  )
}

const formatParent = (parent: AgreementTerms['parent']): unknown =>
  parent === null || parent.version !== null ? parent : parent.agreement

const formatSummary = (summary: Summary | null): unknown =>
  summary === null || summary.success !== null ? summary : summary.purpose

const formatStakeholder = (person: Stakeholder): unknown => said({ ...person }, UNSAID.stakeholders)

const formatContact = (contact: Contact): unknown => said({ ...contact })

function formatCalendars(calendars: AgreementTerms['calendars']): unknown {
  return Object.fromEntries(
    Object.entries(calendars).map(([name, each]) => [name, isShared(each) ? said({ ...each }) : each]),
  )
}

const formatGoal = (goal: Goal): unknown =>
  said({ ...goal, objective: goal.measure === 'count' ? goal.objective : `${goal.objective}%` }, UNSAID.goals)

const formatTerm = ({ startsOn, endsOn, noticeDays, renewal, timeZone }: Term): unknown =>
  said(
    { startsOn, endsOn, notice: noticeDays === 0 ? null : `${noticeDays}d`, renewal, timeZone },
    UNSAID.term,
  )

const formatRoute = ({ id, targets, steps }: Route): unknown =>
  said(
    { id, targets, steps: steps.map((step) => (step.target === null ? step.agreement : step)) },
    UNSAID.routes,
  )
