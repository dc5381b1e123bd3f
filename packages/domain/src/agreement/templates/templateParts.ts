/** What most templates have in common: two sides, the people who decide, hours and the clauses that no machine runs. */

const ZONE = 'Asia/Jakarta'
const WHOLE_DAY = [['00:00', '24:00']]
const OFFICE_DAY = [['08:00', '17:00']]

/** The clock never stands still. */
export const AROUND_THE_CLOCK = {
  timeZone: ZONE,
  weekly: {
    mon: WHOLE_DAY,
    tue: WHOLE_DAY,
    wed: WHOLE_DAY,
    thu: WHOLE_DAY,
    fri: WHOLE_DAY,
    sat: WHOLE_DAY,
    sun: WHOLE_DAY,
  },
}

/** Monday to Friday. */
export const OFFICE_HOURS = {
  timeZone: ZONE,
  weekly: { mon: OFFICE_DAY, tue: OFFICE_DAY, wed: OFFICE_DAY, thu: OFFICE_DAY, fri: OFFICE_DAY },
}

export const TERM = { notice: '90d', timeZone: ZONE }

export const WAITING = { status: ['waitingOnCustomer', 'onHold'] }

export const CUSTOMER_AND_PROVIDER = [
  { id: 'customer', name: 'The customer', role: 'customer' },
  { id: 'provider', name: 'The provider', role: 'provider' },
]

/** Three approve, two sign: the side that uses the service and pays for it, and the side that runs it. */
export const CUSTOMER_AND_PROVIDER_PEOPLE = [
  {
    id: 'head-of-it',
    name: 'Head of IT',
    party: 'customer',
    role: 'Owner of the service',
    email: 'head.of.it@customer.example',
    responsibilities: ['Says what the business needs', 'Reads the monthly report and answers it'],
    approves: true,
    signs: true,
  },
  {
    id: 'finance',
    name: 'Finance manager',
    party: 'customer',
    role: 'Budget holder',
    email: 'finance@customer.example',
    responsibilities: ['Pays the invoices'],
    approves: true,
  },
  {
    id: 'service-manager',
    name: 'Service delivery manager',
    party: 'provider',
    role: 'Accountable for every target',
    email: 'service.manager@provider.example',
    responsibilities: ['Runs the desk', 'Reports the figures'],
    approves: true,
  },
  {
    id: 'director',
    name: 'Managing director',
    party: 'provider',
    role: 'Signs for the provider',
    email: 'director@provider.example',
    signs: true,
  },
]

/** Report and meeting in both directions. */
export const CUSTOMER_AND_PROVIDER_TALK = [
  { from: 'service-manager', to: 'head-of-it', about: 'Figures against the goals', cadence: 'monthly' },
  { from: 'head-of-it', to: 'service-manager', about: 'Complaints, plans and changes', cadence: 'weekly' },
]

export const CUSTOMER_OBLIGATIONS = [
  {
    id: 'pay',
    party: 'customer',
    text: 'Pays the monthly fee within 30 days of the invoice.',
    cadence: 'monthly',
    owner: 'finance',
  },
  {
    id: 'answer-questions',
    party: 'customer',
    text: 'Names a person who answers questions about a ticket on the same working day.',
    cadence: 'once',
    owner: 'head-of-it',
  },
]

export const PROVIDER_OBLIGATIONS = [
  {
    id: 'report',
    party: 'provider',
    text: 'Sends the figures of the month, and what is done about every target that was missed.',
    cadence: 'monthly',
    owner: 'service-manager',
  },
  {
    id: 'maintain',
    party: 'provider',
    text: 'Announces planned maintenance five working days ahead.',
    cadence: 'monthly',
    owner: 'service-manager',
  },
]

export const COMMON_CLAUSES = [
  {
    id: 'consequences',
    title: 'When goals are missed',
    text: 'For every month in which a goal is missed the provider explains the cause and what will change, and credits 5 % of the monthly fee.',
  },
  {
    id: 'disputes',
    title: 'Disputes',
    text: 'Either side may dispute a figure within ten working days of the report. The people named here settle it on the evidence recorded with the tickets.',
  },
  {
    id: 'review',
    title: 'Review',
    text: 'Both sides review this agreement every six months, and amend it in writing.',
  },
  {
    id: 'termination',
    title: 'Termination',
    text: 'Either side may end the agreement with the notice agreed, and at once when a goal was missed in three months running.',
  },
]
