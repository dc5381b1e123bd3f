// Writes the agreements of `tiered/`: one corporate, one a customer country, three operational-level ones a support line, one contract
// a provider. Countries and providers are the names the log uses. Usage: node examples/volvo/write-tiers.mjs
import { mkdirSync, writeFileSync } from 'node:fs'

const FOLDER = new URL('tiered/', import.meta.url)
const COUNTRIES = [
  ...[
    'Sweden',
    'POLAND',
    'INDIA',
    'Brazil',
    'USA',
    'Belgium',
    'France',
    'China',
    'Netherlands',
    'Japan',
    'Canada',
  ],
  ...['Korea', 'RUSSIAN FEDERATION', 'United Kingdom', 'Germany', 'Australia', 'Czech Republic', 'THAILAND'],
  ...[
    'MALAYSIA',
    'Chile',
    'Spain',
    'South Africa',
    'Denmark',
    'Singapore',
    'PERU',
    'Austria',
    'Turkey',
    'Argentina',
  ],
  ...['Italy', 'INDONESIA', 'Romania'],
]
// Every organisation of the log but the biggest, Org line C, which is the desk itself.
const PROVIDERS = [
  ...['Org line A2', 'Org line B', 'Other', 'Org line V7n', 'Org line G4', 'Org line V2', 'Org line V11'],
  ...['Org line G1', 'Org line G2', 'Org line V5', 'Org line E', 'Org line V7', 'Org line F', 'Org line V8'],
  ...['Org line V10', 'Org line V3', 'Org line D', 'Org line H', 'Org line V9', 'Org line V1', 'Org line G3'],
  ...['Org line I', 'Org line V', 'Org line V4'],
]
const LINES = [
  ['L1', 8, ['L1']],
  ['L2', 16, ['L2', 'L2/L3']],
  ['L3', 24, ['L3']],
]

const slug = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
const capital = (name) => name.toLowerCase().replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())
const OFFICE = `calendars:
  office:
    timeZone: Europe/Stockholm
    weekly:
      mon: [['08:00', '17:00']]
      tue: [['08:00', '17:00']]
      wed: [['08:00', '17:00']]
      thu: [['08:00', '17:00']]
      fri: [['08:00', '17:00']]
`
const WAITS = 'pauseWhen: { status: [waitingOnCustomer, onHold] }'

const customer = (
  country,
) => `# What one country is promised: the corporate targets, until it agrees on its own.
id: volvo-${slug(country)}
title: Incident support for ${country.length > 3 ? capital(country) : country}
level: customer
parent: volvo-corporate
parties:
  - { id: volvo-${slug(country)}, name: Volvo ${country.length > 3 ? capital(country) : country}, role: customer }
  - { id: volvo-it, name: Volvo IT, role: provider }
appliesTo: { source: volvo-2013, customer: ${JSON.stringify(country)} }
`

const line = ([
  name,
  hours,
  lines,
]) => `# What a support line owes the desk: how long it may keep an incident each time it has it.
id: volvo-ola-${slug(name)}
title: Support line ${name}
kind: internal
supports: [volvo-corporate]
parties:
  - { id: volvo-it, name: Volvo IT, role: customer }
  - { id: support-${slug(name)}, name: Support line ${name}, role: internal }
appliesTo: { source: volvo-2013, line: ${JSON.stringify(lines)} }
${OFFICE}
targets:
  - id: held
    metric: heldTime
    heldWhile: { line: ${JSON.stringify(lines)} }
    within: ${hours}h
    atRisk: 75%
    ${WAITS}
    clause: Support line ${name} hands an incident on, or solves it, within ${hours} working hours each time.
`

const provider = (
  name,
) => `# What an organisation behind the desk owes it, and the share of a vendor of its own.
id: volvo-uc-${slug(name)}
title: ${name}, second in line
kind: underpinning
supports: [volvo-corporate]
parties:
  - { id: volvo-it, name: Volvo IT, role: customer }
  - { id: ${JSON.stringify(name)}, name: ${JSON.stringify(name)}, role: provider }
appliesTo: { source: volvo-2013, party: ${JSON.stringify(name)} }
${OFFICE}
targets:
  - id: held
    metric: heldTime
    heldWhile: { party: ${JSON.stringify(name)} }
    within: 16h
    atRisk: 75%
    pauseWhen: { status: [waitingOnCustomer, waitingOnThirdParty, onHold] }
    clause: ${name} hands an incident back, or solves it, within 16 working hours each time.
  - id: vendor
    metric: vendorTime
    heldWhile: { party: ${JSON.stringify(name)}, status: waitingOnThirdParty }
    within: 24h
    clause: A vendor of ${name} keeps an incident no longer than 24 working hours.
`

mkdirSync(FOLDER, { recursive: true })
const write = (name, text) => writeFileSync(new URL(`${name}.yaml`, FOLDER), text)
for (const country of COUNTRIES) write(`customer-${slug(country)}`, customer(country))
for (const entry of LINES) write(`ola-${slug(entry[0])}`, line(entry))
for (const name of PROVIDERS) write(`uc-${slug(name)}`, provider(name))
