/** A document of two parties, three approvers (one of the customer) and two signers. */
export const acmeDocument = (
  differs: { readonly within?: string; readonly id?: string; readonly more?: string } = {},
): string => `
id: ${differs.id ?? 'acme'}
title: Support for Acme
parties:
  - { id: acme, name: Acme, role: customer }
  - { id: provider, name: Provider, role: provider }
stakeholders:
  - { id: ana, name: Ana, party: acme, role: Head of IT, email: ana@acme.example, approves: true, signs: true }
  - { id: budi, name: Budi, party: provider, role: Service manager, email: budi@provider.example, approves: true, signs: true }
  - { id: citra, name: Citra, party: provider, role: Legal, email: citra@provider.example, approves: true }
appliesTo: { customer: [acme] }
calendars:
  always: { timeZone: UTC, weekly: { mon: [["00:00", "24:00"]], tue: [["00:00", "24:00"]], wed: [["00:00", "24:00"]], thu: [["00:00", "24:00"]], fri: [["00:00", "24:00"]], sat: [["00:00", "24:00"]], sun: [["00:00", "24:00"]] } }
targets:
  - { id: solve, metric: resolution, within: ${differs.within ?? '4h'}, calendar: always }
goals:
  - { id: in-time, party: provider, text: Solved in time, measure: attainment, metric: resolution, objective: 95, period: month }
${differs.more ?? ''}`

/** The same without anybody who approves or signs. */
export const plainDocument = (id: string, within = '4h', more = ''): string => `
id: ${id}
title: ${id}
parties:
  - { id: acme, name: Acme, role: customer }
appliesTo: { customer: [acme] }
calendars:
  always: { timeZone: UTC, weekly: { mon: [["00:00", "24:00"]], tue: [["00:00", "24:00"]], wed: [["00:00", "24:00"]], thu: [["00:00", "24:00"]], fri: [["00:00", "24:00"]], sat: [["00:00", "24:00"]], sun: [["00:00", "24:00"]] } }
targets:
  - { id: solve, metric: resolution, within: ${within}, calendar: always }
${more}`
