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
} from './templateParts.js'

export const AVAILABILITY: AgreementTemplate = {
  id: 'availability',
  title: { en: '99.9 % uptime', id: 'Ketersediaan 99,9 %' },
  description: {
    en: 'An online service that is up 99.9 % of every month, with outages taken up in 15 minutes and over in 4 hours.',
    id: 'Layanan daring yang tersedia 99,9 % setiap bulan; gangguan ditangani dalam 15 menit dan selesai dalam 4 jam.',
  },
  kind: 'customer',
  document: {
    id: 'availability',
    title: 'Online service, up 99.9 % of the time',
    summary: {
      purpose: 'The service can be used at any hour, and outages are short.',
      success: 'In no month is the service down for more than a thousandth of the time.',
    },
    parties: CUSTOMER_AND_PROVIDER,
    stakeholders: CUSTOMER_AND_PROVIDER_PEOPLE,
    contacts: [
      {
        party: 'provider',
        channel: 'phone',
        address: '+62 21 5550 100',
        purpose: 'Outages',
        calendar: 'always',
      },
      { party: 'provider', channel: 'portal', address: 'https://status.provider.example' },
      { party: 'customer', channel: 'phone', address: '+62 21 5550 200', purpose: 'Outages' },
    ],
    communications: CUSTOMER_AND_PROVIDER_TALK,
    services: [
      { id: 'online-service', name: 'The online service' },
      { id: 'test-system', name: 'The test system', included: false },
    ],
    appliesTo: { customer: 'The customer', requestType: 'outage' },
    calendars: { always: AROUND_THE_CLOCK },
    targets: [
      {
        id: 'take-up-outage',
        metric: 'timeToOwn',
        within: '15m',
        calendar: 'always',
        atRisk: '50%',
        clause: 'Somebody takes up an outage within 15 minutes, day and night.',
      },
      {
        id: 'end-outage',
        metric: 'resolution',
        within: '4h',
        calendar: 'always',
        atRisk: ['50%', '30m before'],
        clause: 'An outage is over within 4 hours.',
      },
    ],
    goals: [
      {
        id: 'uptime',
        party: 'provider',
        text: 'The service is up.',
        measure: 'availability',
        objective: '99.9%',
        owner: 'service-manager',
      },
      {
        id: 'outages',
        party: 'provider',
        text: 'Outages are over in time.',
        metric: 'resolution',
        objective: '99%',
      },
    ],
    obligations: [...PROVIDER_OBLIGATIONS, ...CUSTOMER_OBLIGATIONS],
    clauses: [
      {
        id: 'maintenance',
        title: 'Planned maintenance',
        text: 'Up to four hours a month between 01:00 and 05:00, announced five working days ahead, are no outage.',
      },
      ...COMMON_CLAUSES,
    ],
    term: TERM,
  },
}
