import type { Words } from '../words.js'

export const locale = 'en-GB'

const counted = (one: string, many: string) => (value: number) =>
  `${value.toLocaleString(locale)} ${value === 1 ? one : many}`

export const amountUnits: Words['amountUnits'] = {
  milliseconds: counted('millisecond', 'milliseconds'),
  seconds: counted('second', 'seconds'),
  minutes: counted('minute', 'minutes'),
  hours: counted('hour', 'hours'),
  days: counted('day of open hours', 'days of open hours'),
  weeks: counted('week of open hours', 'weeks of open hours'),
  workingDays: counted('working day', 'working days'),
  calendarDays: counted('calendar day', 'calendar days'),
}

export const closeOfBusiness = 'by close of business'
export const sameWorkingDay = 'the same working day by close of business'
export const nextWorkingDay = 'the next working day'
export const byCutOff: Words['byCutOff'] = (first, time, later) =>
  `${first} if it comes before ${time}, else ${later}`

export const combinations: Words['combinations'] = {
  union: (names) => `Open whenever any of these is: ${names}`,
  intersection: (names) => `Open only while all of these are: ${names}`,
  daysOf: (zone) => `its days are those of ${zone}`,
}

export const seasons: Words['seasons'] = {
  everyYear: (from, to) => `every year from ${from} to ${to}`,
  once: (from, to) => `from ${from} to ${to}`,
}

export const weekdays: Words['weekdays'] = {
  mon: { name: 'Monday', short: 'Mon' },
  tue: { name: 'Tuesday', short: 'Tue' },
  wed: { name: 'Wednesday', short: 'Wed' },
  thu: { name: 'Thursday', short: 'Thu' },
  fri: { name: 'Friday', short: 'Fri' },
  sat: { name: 'Saturday', short: 'Sat' },
  sun: { name: 'Sunday', short: 'Sun' },
}

export const agreementStates: Words['agreementStates'] = {
  draft: 'draft',
  inReview: 'in review',
  approved: 'approved',
  signed: 'signed',
  scheduled: 'scheduled',
  active: 'active',
  suspended: 'suspended',
  superseded: 'superseded',
  expired: 'expired',
  terminated: 'terminated',
  withdrawn: 'withdrawn',
}

export const agreementActions: Words['agreementActions'] = {
  drafted: 'drafted',
  edited: 'edited',
  commented: 'commented',
  approvalRequested: 'sent for approval',
  approved: 'approved',
  rejected: 'rejected',
  signed: 'signed',
  activated: 'activated',
  tookEffect: 'took effect',
  superseded: 'superseded',
  suspended: 'suspended',
  reinstated: 'reinstated',
  noticeGiven: 'notice given',
  terminated: 'terminated',
  expired: 'expired',
  withdrawn: 'withdrawn',
  distributed: 'distributed',
  acknowledged: 'acknowledged',
  migrated: 'running clocks moved',
  hashUnverifiable: 'hash cannot be verified',
}

export const agreementKinds: Words['agreementKinds'] = {
  customer: { name: 'Customer agreement', short: 'SLA', formal: 'Service level agreement' },
  internal: { name: 'Operational agreement', short: 'OLA', formal: 'Operational level agreement' },
  underpinning: { name: 'Underpinning contract', short: 'UC', formal: 'Underpinning contract' },
}

export const levels: Words['levels'] = {
  corporate: { name: 'Corporate', phrase: 'corporate level' },
  customer: { name: 'Customer', phrase: 'customer level' },
  service: { name: 'Service', phrase: 'service level' },
}

export const partyRoles: Words['partyRoles'] = {
  customer: 'customer',
  provider: 'provider',
  internal: 'internal',
}

export const cadences: Words['cadences'] = {
  once: 'once',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
  yearly: 'yearly',
}

export const channels: Words['channels'] = {
  email: 'e-mail',
  phone: 'phone',
  chat: 'chat',
  portal: 'portal',
  post: 'post',
}

export const goalMeasures: Words['goalMeasures'] = {
  attainment: 'promises kept',
  availability: 'availability',
  satisfaction: 'satisfaction',
  count: 'a count',
}

export const goalPeriods: Words['goalPeriods'] = {
  month: { name: 'month', each: 'each month' },
  quarter: { name: 'quarter', each: 'each quarter' },
  year: { name: 'year', each: 'each year' },
}

export const renewals: Words['renewals'] = { none: 'it ends', automatic: 'it renews by itself' }
export const termZones: Words['termZones'] = {
  said: (zone) => zone,
  calendars: (zone) => `${zone}, as its calendars have it`,
  several: (zone) => `${zone}, for its calendars are of several zones and it names none`,
  none: (zone) => `${zone}, for it names none`,
  later: () => 'that of its calendars, which are looked up when it is put in force',
}

export const retargetModes: Words['retargetModes'] = {
  carryFromStart: 'count again from the start',
  carryElapsed: 'keep what is used',
  restart: 'begin anew',
  tightenOnly: 'only ever tighten',
  void: 'count again from the start, a deadline missed before counts no more',
}

export const beginnings: Words['beginnings'] = {
  firstCustomerMessage: "the customer's first message",
  anyCustomerMessage: 'any message of the customer, the first one included',
}

export const pauseEnds: Words['pauseEnds'] = { customerReply: 'the customer writes' }

export const reopenModes: Words['reopenModes'] = {
  resume: 'go on counting',
  restart: 'begin anew',
  newCycle: 'a new cycle',
}

export const joins: Words['joins'] = { or: ' or ', and: ' and ', yes: 'yes', no: 'no' }

export const conditions: Words['conditions'] = {
  onCalendar: (name) => `counted in the hours “${name}”`,
  heldWhile: (what) => `with the holder while ${what}`,
  pausesWhile: (what) => `pauses while ${what}`,
  stopsWhen: (what) => `stops when ${what}`,
  atRiskAt: (what) => `at risk at ${what}`,
  beforeDeadline: (amount) => `${amount} before the deadline`,
  afterDeadline: (amount) => `${amount} after the deadline`,
  whenLate: (share) => `${share} of the target, when late`,
  workingTime: (amount) => `${amount} of working time`,
  beginsWith: (what) => `begins with ${what}`,
  beginsWhen: (what) => `begins once ${what}`,
  pausesUntil: (what) => `until ${what}`,
  cancelledWhile: (what) => `nothing is owed while ${what}`,
  resetWhen: (what) => `begins anew whenever ${what}`,
}
