import type { AgreementTemplate } from './template.js'
import { AROUND_THE_CLOCK, COMMON_CLAUSES, OFFICE_HOURS, TERM, WAITING } from './templateParts.js'

export const PROVIDER_CONTRACT: AgreementTemplate = {
  id: 'provider-contract',
  title: { en: 'Underpinning contract with a provider', id: 'Kontrak penopang dengan penyedia' },
  description: {
    en: 'With an outside provider: how long it may hold a ticket, and how much of that its own vendors may take.',
    id: 'Dengan penyedia luar: berapa lama ia boleh memegang tiket, dan berapa banyak darinya untuk vendornya sendiri.',
  },
  kind: 'underpinning',
  document: {
    id: 'provider-contract',
    title: 'Contract with a provider behind the service desk',
    kind: 'underpinning',
    summary: {
      purpose:
        'The provider solves what the service desk hands over, in time for what the desk has promised.',
      success: '95 % of all tickets are handed back or solved in time.',
    },
    parties: [
      { id: 'service-desk', name: 'Service desk', role: 'customer' },
      { id: 'outside-provider', name: 'The provider', role: 'provider' },
    ],
    stakeholders: [
      {
        id: 'vendor-manager',
        name: 'Vendor manager',
        party: 'service-desk',
        role: 'Buys the service',
        email: 'vendor.manager@company.example',
        responsibilities: ['Checks the figures before an invoice is paid'],
        approves: true,
        signs: true,
      },
      {
        id: 'account-manager',
        name: 'Account manager',
        party: 'outside-provider',
        role: 'Answers for the contract',
        email: 'account.manager@provider.example',
        approves: true,
        signs: true,
      },
    ],
    contacts: [
      {
        party: 'outside-provider',
        channel: 'phone',
        address: '+62 21 5550 300',
        purpose: 'Critical tickets',
        calendar: 'always',
      },
      { party: 'outside-provider', channel: 'portal', address: 'https://tickets.provider.example' },
      { party: 'service-desk', channel: 'email', address: 'desk@company.example' },
    ],
    communications: [
      { from: 'account-manager', to: 'vendor-manager', about: 'Figures of the month', cadence: 'monthly' },
    ],
    calendars: { always: AROUND_THE_CLOCK, office: OFFICE_HOURS },
    targets: [
      {
        id: 'held-critical',
        metric: 'heldTime',
        when: { priority: 'critical' },
        within: '2h',
        calendar: 'always',
        atRisk: '75%',
        heldWhile: { party: 'outside-provider' },
        clause: 'A critical ticket is held for 2 hours at most, day and night.',
      },
      {
        id: 'held',
        metric: 'heldTime',
        within: '3 working days',
        calendar: 'office',
        atRisk: '75%',
        heldWhile: { party: 'outside-provider' },
        pauseWhen: WAITING,
        clause: 'Any other ticket is held for three working days at most.',
      },
      {
        id: 'vendor',
        metric: 'vendorTime',
        within: '16h',
        calendar: 'office',
        atRisk: '75%',
        heldWhile: { party: 'outside-provider', status: 'waitingOnThirdParty' },
        clause: 'Of that, vendors of the provider take 16 working hours at most.',
      },
    ],
    goals: [
      {
        id: 'held-in-time',
        party: 'outside-provider',
        text: 'Tickets are handed back or solved in time.',
        metric: 'heldTime',
        objective: '95%',
        owner: 'account-manager',
      },
    ],
    obligations: [
      {
        id: 'report',
        party: 'outside-provider',
        text: 'Explains every ticket that was held too long.',
        cadence: 'monthly',
        owner: 'account-manager',
      },
      {
        id: 'pay',
        party: 'service-desk',
        text: 'Pays the monthly fee within 30 days of the invoice.',
        cadence: 'monthly',
        owner: 'vendor-manager',
      },
    ],
    clauses: COMMON_CLAUSES,
    term: TERM,
  },
}
