import type { AgreementTemplate } from './template.js'
import {
  COMMON_CLAUSES,
  CUSTOMER_AND_PROVIDER,
  CUSTOMER_AND_PROVIDER_PEOPLE,
  CUSTOMER_AND_PROVIDER_TALK,
  CUSTOMER_OBLIGATIONS,
  OFFICE_HOURS,
  PROVIDER_OBLIGATIONS,
  TERM,
  WAITING,
} from './templateParts.js'

export const THREE_WORKING_DAYS: AgreementTemplate = {
  id: 'three-working-days',
  title: { en: 'Done in three working days', id: 'Selesai dalam tiga hari kerja' },
  description: {
    en: 'One simple promise in office hours: every request is done within three working days.',
    id: 'Satu janji sederhana pada jam kantor: setiap permintaan selesai dalam tiga hari kerja.',
  },
  kind: 'customer',
  document: {
    id: 'three-working-days',
    title: 'Every request done within three working days',
    summary: {
      purpose: 'Requests of the customer are worked off in office hours, in the order in which they come.',
      success: '95 % of all requests are done within three working days.',
    },
    parties: CUSTOMER_AND_PROVIDER,
    stakeholders: CUSTOMER_AND_PROVIDER_PEOPLE,
    contacts: [
      { party: 'provider', channel: 'email', address: 'requests@provider.example', calendar: 'office' },
      { party: 'customer', channel: 'email', address: 'office@customer.example' },
    ],
    communications: CUSTOMER_AND_PROVIDER_TALK,
    services: [{ id: 'requests', name: 'Requests' }],
    appliesTo: { customer: 'The customer' },
    calendars: { office: OFFICE_HOURS },
    targets: [
      {
        id: 'done',
        metric: 'resolution',
        within: '3 working days',
        calendar: 'office',
        atRisk: ['75%', '2h before'],
        pauseWhen: WAITING,
        clause: 'A request is done at the same hour three working days later at the latest.',
      },
    ],
    goals: [
      {
        id: 'in-time',
        party: 'provider',
        text: 'Requests are done in time.',
        metric: 'resolution',
        objective: '95%',
        owner: 'service-manager',
      },
    ],
    obligations: [...PROVIDER_OBLIGATIONS, ...CUSTOMER_OBLIGATIONS],
    clauses: COMMON_CLAUSES,
    term: TERM,
  },
}
