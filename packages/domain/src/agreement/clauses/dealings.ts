import { clause } from '../fields/clause.js'
import { optional, type TermsOf } from '../fields/field.js'
import { list } from '../fields/lists.js'
import { reference } from '../fields/references.js'
import { choice, line, name } from '../fields/scalars.js'

export const CONTACT_CHANNELS = ['email', 'phone', 'chat', 'portal', 'post'] as const

const CONTACT = {
  party: reference('parties'),
  channel: choice('channel', CONTACT_CHANNELS),
  address: name(),
  purpose: optional(line()),
  /** The calendar in which somebody is there; null: not said. */
  calendar: optional(reference('calendars')),
}

/** How a party is reached. */
export interface Contact extends TermsOf<typeof CONTACT> {}

export const contacts = clause({ section: 'people', fields: { contacts: list(CONTACT, { most: 200 }) } })

export const CADENCES = ['once', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const
export type Cadence = (typeof CADENCES)[number]

const COMMUNICATION = {
  from: reference('stakeholders'),
  to: reference('stakeholders'),
  about: line(),
  cadence: choice('cadence', CADENCES),
}

/** Who tells whom about what, and how often; both are stakeholders' ids. */
export interface Communication extends TermsOf<typeof COMMUNICATION> {}

export const communications = clause({
  section: 'people',
  fields: { communications: list(COMMUNICATION, { most: 200 }) },
})

const BENEFICIARY = { name: name(), note: optional(line()) }

/** Somebody who gains by the agreement without being a side of it. */
export interface Beneficiary extends TermsOf<typeof BENEFICIARY> {}

export const beneficiaries = clause({
  section: 'people',
  fields: { beneficiaries: list(BENEFICIARY, { most: 200 }) },
})
