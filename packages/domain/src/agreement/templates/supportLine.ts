import type { AgreementTemplate } from './template.js'
import { OFFICE_HOURS, TERM, WAITING } from './templateParts.js'

export const SUPPORT_LINE: AgreementTemplate = {
  id: 'support-line',
  title: {
    en: 'Operational-level agreement for a support line',
    id: 'Perjanjian tingkat operasional untuk lini dukungan',
  },
  description: {
    en: 'Between two departments: how long the second line may hold a ticket that the first line hands over.',
    id: 'Antara dua departemen: berapa lama lini kedua boleh memegang tiket yang diserahkan lini pertama.',
  },
  kind: 'internal',
  document: {
    id: 'second-line',
    title: 'Second line for the service desk',
    kind: 'internal',
    summary: {
      purpose: 'What the service desk promises its customers can be kept because the second line keeps this.',
      success: 'Nine in ten tickets are handed back or solved in time.',
    },
    parties: [
      { id: 'service-desk', name: 'Service desk', role: 'internal' },
      { id: 'second-line', name: 'Second line', role: 'internal' },
    ],
    stakeholders: [
      {
        id: 'desk-lead',
        name: 'Lead of the service desk',
        party: 'service-desk',
        role: 'Hands tickets over',
        email: 'desk.lead@company.example',
        approves: true,
        signs: true,
      },
      {
        id: 'second-line-lead',
        name: 'Lead of the second line',
        party: 'second-line',
        role: 'Accountable for the time held',
        email: 'second.line.lead@company.example',
        approves: true,
        signs: true,
      },
    ],
    contacts: [
      { party: 'second-line', channel: 'chat', address: '#second-line', calendar: 'office' },
      { party: 'service-desk', channel: 'chat', address: '#service-desk', calendar: 'office' },
    ],
    communications: [
      { from: 'second-line-lead', to: 'desk-lead', about: 'Tickets held longest', cadence: 'weekly' },
    ],
    calendars: { office: OFFICE_HOURS },
    targets: [
      {
        id: 'held-critical',
        metric: 'heldTime',
        when: { priority: 'critical' },
        within: '2h',
        calendar: 'office',
        atRisk: '75%',
        heldWhile: { line: 'L2' },
        pauseWhen: WAITING,
        clause: 'A critical ticket is held for 2 hours at most each time it is handed over.',
      },
      {
        id: 'held',
        metric: 'heldTime',
        within: '16h',
        calendar: 'office',
        atRisk: '75%',
        heldWhile: { line: 'L2' },
        pauseWhen: WAITING,
        clause: 'Any other ticket is held for 16 working hours at most each time it is handed over.',
      },
    ],
    goals: [
      {
        id: 'held-in-time',
        party: 'second-line',
        text: 'Tickets are handed back or solved in time.',
        metric: 'heldTime',
        objective: '90%',
        owner: 'second-line-lead',
      },
    ],
    obligations: [
      {
        id: 'hand-over',
        party: 'service-desk',
        text: 'Hands a ticket over with what was tried and what was found.',
        cadence: 'daily',
        owner: 'desk-lead',
      },
      {
        id: 'teach',
        party: 'second-line',
        text: 'Writes down how the first line can solve what came up most often.',
        cadence: 'monthly',
        owner: 'second-line-lead',
      },
    ],
    clauses: [
      { id: 'returns', title: 'Returns', text: 'A ticket that comes back counts anew from its return.' },
      { id: 'review', title: 'Review', text: 'Both leads go through the figures once a month.' },
    ],
    term: TERM,
  },
}
