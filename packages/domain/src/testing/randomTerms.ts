import { CADENCES, CONTACT_CHANNELS } from '../agreement/clauses/dealings.js'
import { AGREEMENT_KINDS, LEVELS } from '../agreement/clauses/identity.js'
import type { AgreementTerms } from '../agreement/clauses/index.js'
import { PARTY_ROLES, type Stakeholder } from '../agreement/clauses/people.js'
import type { NamedCalendar, NamedCalendars } from '../agreement/namedCalendars.js'
import { ALWAYS, workweek } from './builders.js'
import type { Random } from './random.js'
import { maybe, several, TEXTS } from './randomParts.js'
import { randomPromises } from './randomPromises.js'
import { randomMatch, randomTarget } from './randomTarget.js'

const CALENDARS: readonly NamedCalendar[] = [
  ALWAYS,
  workweek('09:00', '17:00', 'Asia/Jakarta'),
  { ...workweek('10:00', '04:00'), dates: { '2026-12-25': [] }, holidays: { '12-25': 'Christmas Day' } },
  {
    ...workweek('09:00', '17:00'),
    seasons: [
      { from: '12-15', to: '01-15', weekly: { mon: [['10:00', '12:00']] } },
      { from: '2026-07-01', to: '2026-07-31', weekly: {} },
    ],
  },
  { use: 'jakarta', revision: null },
  { use: 'jakarta', revision: 3 },
]

function randomCalendars(random: Random, names: readonly string[]): NamedCalendars {
  const alone = Object.fromEntries(names.map((name) => [name, random.pick(CALENDARS)]))
  const [some, other] = names
  if (some === undefined || other === undefined || random.chance(0.5)) return alone
  return { ...alone, either: { timeZone: 'Europe/Berlin', union: [other, some] } }
}

const PARTIES = ['acme', 'desk', '0']

function randomStakeholder(random: Random, id: string, party: string): Stakeholder {
  return {
    id,
    name: random.pick(['Sari', 'Ana "the boss"', 'null']),
    party,
    role: 'Service manager',
    email: maybe(random, `${id}@acme.test`),
    phone: maybe(random, '+62 21 555 0100'),
    responsibilities: several(random, 2, () => random.pick(TEXTS)),
    approves: random.chance(0.4),
    signs: random.chance(0.4),
  }
}

function randomDealings(
  random: Random,
  people: readonly Stakeholder[],
  calendars: readonly string[],
): Pick<AgreementTerms, 'contacts' | 'communications' | 'beneficiaries'> {
  return {
    contacts: several(random, 2, () => ({
      party: random.pick(PARTIES),
      channel: random.pick(CONTACT_CHANNELS),
      address: '08001234',
      purpose: maybe(random, random.pick(TEXTS)),
      calendar: maybe(random, random.pick(calendars)),
    })),
    communications: several(random, people.length === 0 ? 0 : 2, () => ({
      from: random.pick(people).id,
      to: random.pick(people).id,
      about: random.pick(TEXTS),
      cadence: random.pick(CADENCES),
    })),
    beneficiaries: several(random, 2, () => ({ name: 'Patients', note: maybe(random, random.pick(TEXTS)) })),
  }
}

function randomStandpoint(random: Random): Pick<AgreementTerms, 'kind' | 'level' | 'parent' | 'supports'> {
  const kind = random.pick(AGREEMENT_KINDS)
  const level = kind === 'customer' ? random.pick(LEVELS) : null
  const inherits = level !== null && level !== 'corporate' && random.chance(0.5)
  return {
    kind,
    level,
    parent: inherits ? { agreement: 'group', version: maybe(random, 2) } : null,
    supports: kind === 'customer' ? [] : several(random, 2, (index) => `customer-${index}`),
  }
}

/** Whatever an agreement's document can say, in any mixture; names and references in it fit. */
export function randomTerms(random: Random): AgreementTerms {
  const calendars = ['office', 'always'].slice(0, 1 + random.below(2))
  const people = several(random, 4, (index) =>
    randomStakeholder(random, `person${index}`, random.pick(PARTIES)),
  )
  const targets = Array.from({ length: 1 + random.below(4) }, (_, index) =>
    randomTarget(random, `target-${index}`, calendars),
  )
  return {
    id: 'acme.desk-1',
    title: random.pick(TEXTS),
    ...randomStandpoint(random),
    summary: maybe(random, { purpose: random.pick(TEXTS), success: maybe(random, random.pick(TEXTS)) }),
    parties: PARTIES.map((id) => ({
      id,
      name: random.pick([id, 'PT Acme']),
      role: random.pick(PARTY_ROLES),
    })),
    stakeholders: people,
    ...randomDealings(random, people, calendars),
    services: several(random, 2, (index) => ({
      id: `service ${index}`,
      name: random.pick(['Mail', `service ${index}`]),
      included: random.chance(0.6),
    })),
    appliesTo: randomMatch(random),
    calendars: randomCalendars(random, calendars),
    priorityMatrix: maybe(random, { high: { low: 'p2' }, ...(random.chance(0.5) && { low: {} }) }),
    defaultPriority: maybe(random, 'p3'),
    targets,
    ...randomPromises(random, PARTIES, people, targets),
  }
}
