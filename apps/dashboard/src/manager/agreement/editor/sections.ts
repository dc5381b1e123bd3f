import {
  AGREEMENT_KINDS,
  CADENCES,
  CONTACT_CHANNELS,
  GOAL_MEASURES,
  GOAL_PERIODS,
  isHeldMetric,
  LEVELS,
  METRICS,
  type Metric,
  PARTY_ROLES,
  RENEWALS,
  REOPEN_MODES,
  RETARGET_MODES,
} from '@tenggat/domain'
import type { Fields } from './document.js'

/** Parts of the same document that a field may name. */
export type Referable = 'parties' | 'stakeholders' | 'calendars' | 'targets'

/** One field of the form: where it stands in its part of the document and how it is edited. */
export type Field =
  | {
      readonly kind: 'text' | 'prose' | 'amount' | 'date' | 'number' | 'objective' | 'zone'
      readonly key: string
    }
  | { readonly kind: 'texts' | 'thresholds'; readonly key: string }
  | {
      readonly kind: 'choice'
      readonly key: string
      readonly options: readonly string[]
      readonly unsaid?: string
    }
  | { readonly kind: 'reference'; readonly key: string; readonly to: Referable }
  | { readonly kind: 'references'; readonly key: string; readonly to: Referable }
  | { readonly kind: 'flag'; readonly key: string; readonly unsaid?: boolean }
  | {
      readonly kind: 'match' | 'predicate' | 'calendars' | 'matrix'
      readonly key: string
      /** Left out of the form where it would mean nothing. */
      readonly onlyFor?: (item: Fields) => boolean
    }
  | { readonly kind: 'group'; readonly key: string; readonly fields: readonly Field[] }
  | {
      readonly kind: 'items'
      readonly key: string
      readonly fields: readonly Field[]
      /** What a new item begins with. */
      readonly fresh: Fields
    }

/** Whether a field has a meaning in this part of the document; what has a value is always shown. */
export const isShown = (field: Field, item: unknown): boolean =>
  !('onlyFor' in field) ||
  field.onlyFor === undefined ||
  field.key in (item as Fields) ||
  field.onlyFor(item as Fields)

export interface Section {
  readonly id: SectionId
  readonly fields: readonly Field[]
}
export const SECTION_IDS = [
  ...(['summary', 'people', 'scope', 'hours', 'targets'] as const),
  ...(['goals', 'obligations', 'clauses', 'term', 'levels'] as const),
] as const
export type SectionId = (typeof SECTION_IDS)[number]

const text = (key: string): Field => ({ kind: 'text', key })
const prose = (key: string): Field => ({ kind: 'prose', key })
const choice = (key: string, options: readonly string[], unsaid?: string): Field =>
  unsaid === undefined ? { kind: 'choice', key, options } : { kind: 'choice', key, options, unsaid }
const refer = (key: string, to: Referable): Field => ({ kind: 'reference', key, to })
const items = (key: string, fields: readonly Field[], fresh: Fields = {}): Field => ({
  ...{ kind: 'items', key, fields, fresh },
})

const PERSON: readonly Field[] = [
  ...[text('id'), text('name'), refer('party', 'parties'), text('role'), text('email'), text('phone')],
  { kind: 'flag', key: 'approves' },
  { kind: 'flag', key: 'signs' },
  { kind: 'texts', key: 'responsibilities' },
]

const TARGET: readonly Field[] = [
  ...[text('id'), choice('metric', METRICS)],
  { kind: 'amount', key: 'within' },
  refer('calendar', 'calendars'),
  { kind: 'match', key: 'when' },
  { kind: 'thresholds', key: 'atRisk' },
  { kind: 'predicate', key: 'pauseWhen' },
  { kind: 'predicate', key: 'heldWhile', onlyFor: (target) => isHeldMetric(target.metric as Metric) },
  { kind: 'predicate', key: 'stopWhen' },
  prose('clause'),
  choice('retarget', RETARGET_MODES, 'carryFromStart'),
  choice('reopen', REOPEN_MODES, 'resume'),
  { kind: 'amount', key: 'reopenWithin' },
  { kind: 'flag', key: 'botsCount' },
]

const GOAL: readonly Field[] = [
  ...[text('id'), refer('party', 'parties'), prose('text')],
  choice('measure', GOAL_MEASURES, 'attainment'),
  choice('metric', METRICS),
  { kind: 'objective', key: 'objective' },
  text('unit'),
  choice('period', GOAL_PERIODS, 'month'),
  refer('owner', 'stakeholders'),
]

const OBLIGATION: readonly Field[] = [
  ...[text('id'), refer('party', 'parties'), prose('text'), choice('cadence', CADENCES)],
  { kind: 'date', key: 'firstDue' },
  refer('owner', 'stakeholders'),
]

const TERM: readonly Field[] = [
  { kind: 'date', key: 'startsOn' },
  { kind: 'date', key: 'endsOn' },
  { kind: 'amount', key: 'notice' },
  choice('renewal', RENEWALS, 'none'),
  { kind: 'zone', key: 'timeZone' },
]

const STEPS = items('steps', [text('agreement'), text('target')])

/** The whole form, in the order in which an agreement is thought through. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'summary',
    fields: [text('title'), { kind: 'group', key: 'summary', fields: [prose('purpose'), prose('success')] }],
  },
  {
    id: 'people',
    fields: [
      items('parties', [text('id'), text('name'), choice('role', PARTY_ROLES)], { role: 'customer' }),
      items('stakeholders', PERSON),
      items('contacts', [
        ...[refer('party', 'parties'), choice('channel', CONTACT_CHANNELS), text('address'), text('purpose')],
        refer('calendar', 'calendars'),
      ]),
      items('communications', [
        ...[
          refer('from', 'stakeholders'),
          refer('to', 'stakeholders'),
          text('about'),
          choice('cadence', CADENCES),
        ],
      ]),
      items('beneficiaries', [text('name'), text('note')]),
    ],
  },
  {
    id: 'scope',
    fields: [
      { kind: 'match', key: 'appliesTo' },
      items('services', [text('id'), text('name'), { kind: 'flag', key: 'included', unsaid: true }]),
      { kind: 'matrix', key: 'priorityMatrix' },
      text('defaultPriority'),
    ],
  },
  { id: 'hours', fields: [{ kind: 'calendars', key: 'calendars' }] },
  {
    id: 'targets',
    fields: [items('targets', TARGET, { metric: 'resolution', within: '8h', atRisk: '75%' })],
  },
  { id: 'goals', fields: [items('goals', GOAL, { objective: '95%' })] },
  { id: 'obligations', fields: [items('obligations', OBLIGATION, { cadence: 'monthly' })] },
  { id: 'clauses', fields: [items('clauses', [text('id'), text('title'), prose('text')])] },
  { id: 'term', fields: [{ kind: 'group', key: 'term', fields: TERM }] },
  {
    id: 'levels',
    fields: [
      choice('kind', AGREEMENT_KINDS, 'customer'),
      choice('level', LEVELS, 'customer'),
      { kind: 'group', key: 'parent', fields: [text('agreement'), { kind: 'number', key: 'version' }] },
      { kind: 'texts', key: 'supports' },
      items('waivers', [refer('target', 'targets'), prose('reason'), refer('grantedBy', 'stakeholders')]),
      items('routes', [text('id'), { kind: 'references', key: 'targets', to: 'targets' }, STEPS]),
    ],
  },
]
