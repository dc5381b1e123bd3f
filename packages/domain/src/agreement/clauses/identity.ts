import type { Findings } from '../../parse/findings.js'
import { clause } from '../fields/clause.js'
import { type Context, type Field, optional, type TermsOf, unsaid } from '../fields/field.js'
import { oneOrList } from '../fields/lists.js'
import { group } from '../fields/parts.js'
import { readDistinct } from '../fields/references.js'
import { choice, id, name, numbered, readId } from '../fields/scalars.js'

export const AGREEMENT_KINDS = ['customer', 'internal', 'underpinning'] as const
/** A customer's SLA, an operational-level agreement between departments, a contract with an outside provider. */
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]

export const LEVELS = ['corporate', 'customer', 'service'] as const
/** Of customer agreements, the widest first; the most specific one that defines a target decides. */
export type Level = (typeof LEVELS)[number]

const REFERENCE = { agreement: id(), version: numbered('version') }
/** A version of another agreement; null follows whichever is in force. */
export interface AgreementReference extends TermsOf<typeof REFERENCE> {}

const isForCustomers = (kind: unknown): boolean => kind === undefined || kind === 'customer'

/** Only a customer's agreement has one, the customer level unless it says another. */
const level: Field<Level | null> = {
  ...choice('level', LEVELS),
  unsaid: 'customer',
  read: (raw, path, context) =>
    (raw ?? null) === null && !isForCustomers(context.beside.kind)
      ? null
      : choice('level', LEVELS).read(raw ?? 'customer', path, context),
}

const supports: Field<readonly string[]> = {
  shape: { kind: 'texts' },
  unsaid: [],
  read: (raw, path, { findings }) => {
    const given = typeof raw === 'string' ? [raw] : (raw ?? [])
    const rules = { most: 1_000, what: 'an agreement' }
    return readDistinct(given, path, rules, findings, (item, place) => readId(item, place, findings))
  },
  write: (value, style) => (style === 'short' ? oneOrList(value) : value),
}

export const identity = clause({
  section: 'summary',
  fields: {
    id: id(),
    /** As it stands on the printed page. */
    title: name(),
  },
})

const STANDPOINT = {
  kind: unsaid('customer', choice('kind', AGREEMENT_KINDS)),
  /** Null unless `kind` is customer. */
  level,
  /** The agreement a level above, whose targets hold where these terms define none. */
  parent: optional(group(REFERENCE, { short: 'agreement' })),
  /** Ids of the agreements that these terms stand behind; only for kinds other than customer. */
  supports,
}

/** What an agreement is, on which level it stands, under which one and behind which ones. */
export const standpoint = clause({ section: 'levels', fields: STANDPOINT, check: checkStandpoint })

/** AGR-16: levels are for customers' agreements, support is for all others, and none is named by itself. */
function checkStandpoint(part: TermsOf<typeof STANDPOINT>, { findings, beside }: Context): void {
  const { kind, level, parent, supports = [] } = part
  const id = beside.id as string | undefined
  const forCustomers = isForCustomers(kind)
  if (!forCustomers && level !== null)
    onlyForCustomers('level', `an ${kind} agreement has no level`, findings)
  if (!forCustomers && parent) onlyForCustomers('parent', `an ${kind} agreement inherits from none`, findings)
  if (parent && id !== undefined && parent.agreement === id)
    findings.add('selfReference', ['parent'], 'the agreement is its own parent', 'another agreement')
  else if (forCustomers && parent && level === 'corporate')
    findings.add('notForLevel', ['parent'], 'nothing stands above the corporate level', 'leave it out')
  if (kind === 'customer' && supports.length > 0) {
    const expected = 'the kind internal or underpinning, or leave it out'
    findings.add('notForKind', ['supports'], "a customer's agreement stands behind no other", expected)
  }
  if (id !== undefined && supports.includes(id))
    findings.add('selfReference', ['supports'], 'the agreement stands behind itself', 'other agreements')
}

const onlyForCustomers = (key: string, message: string, findings: Findings): void =>
  findings.add('notForKind', [key], message, 'the kind customer, or leave it out')
