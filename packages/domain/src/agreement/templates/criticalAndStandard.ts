import type { AgreementTemplate } from './template.js'
import {
  AROUND_THE_CLOCK,
  COMMON_CLAUSES,
  CUSTOMER_AND_PROVIDER,
  CUSTOMER_AND_PROVIDER_PEOPLE,
  CUSTOMER_AND_PROVIDER_TALK,
  CUSTOMER_OBLIGATIONS,
  PROVIDER_OBLIGATIONS,
  TERM,
  WAITING,
} from './templateParts.js'

const CRITICAL = { priority: 'critical' }

export const CRITICAL_AND_STANDARD: AgreementTemplate = {
  id: 'critical-and-standard',
  title: { en: 'Critical in an hour, the rest in a day', id: 'Kritis satu jam, lainnya satu hari' },
  description: {
    en: 'Support around the clock with two priorities: critical tickets are solved within 1 hour, standard ones within 24.',
    id: 'Dukungan 24 jam dengan dua prioritas: tiket kritis selesai dalam 1 jam, tiket standar dalam 24 jam.',
  },
  kind: 'customer',
  document: {
    id: 'support-critical-standard',
    title: 'Support: critical within an hour, standard within a day',
    summary: {
      purpose: 'The provider keeps the service of the customer working, at any hour.',
      success: '95 % of all tickets are solved in time, month by month.',
    },
    parties: CUSTOMER_AND_PROVIDER,
    stakeholders: CUSTOMER_AND_PROVIDER_PEOPLE,
    contacts: [
      {
        party: 'provider',
        channel: 'phone',
        address: '+62 21 5550 100',
        purpose: 'Critical tickets',
        calendar: 'always',
      },
      { party: 'provider', channel: 'email', address: 'support@provider.example', calendar: 'always' },
      { party: 'customer', channel: 'email', address: 'it@customer.example' },
    ],
    communications: CUSTOMER_AND_PROVIDER_TALK,
    services: [{ id: 'service', name: 'The service' }],
    appliesTo: { customer: 'The customer' },
    calendars: { always: AROUND_THE_CLOCK },
    priorityMatrix: {
      critical: { critical: 'critical', high: 'critical' },
      high: { critical: 'critical' },
    },
    defaultPriority: 'standard',
    targets: [
      {
        id: 'solve-critical',
        metric: 'resolution',
        when: CRITICAL,
        within: '1h',
        calendar: 'always',
        atRisk: ['50%', '15m before'],
        pauseWhen: WAITING,
        clause: 'A critical ticket is solved within one hour, day and night.',
      },
      {
        id: 'solve-standard',
        metric: 'resolution',
        within: '24h',
        calendar: 'always',
        atRisk: '75%',
        pauseWhen: WAITING,
        clause: 'Every other ticket is solved within 24 hours.',
      },
    ],
    goals: [
      {
        id: 'in-time',
        party: 'provider',
        text: 'Tickets are solved in time.',
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
