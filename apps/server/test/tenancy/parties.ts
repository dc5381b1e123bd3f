import type { RunningTerms } from '@tenggat/domain'
import { target, terms } from '@tenggat/domain/testing'
import { sealContent } from '../../src/agreements/contentHash.js'
import { outlineOf } from '../../src/store/agreementDocuments.js'
import { aServer, type TestServer } from '../http/aServer.js'
import { AT, ownTickets, sharedTicket } from './tickets.js'

/** Kinds of rows that a party's marker is put into; a walk that may see everything has to find each of them. */
export const MARKED = [
  'agreement',
  'person',
  'entry',
  'ticket',
  'event',
  'holder',
  'calendar',
  'account',
] as const

/** What names a party's things. None of it is in what another party is answered. */
export interface PartyThings {
  readonly letter: string
  /** Starts every text of its rows, with the kind of row behind. */
  readonly marker: string
  readonly party: string
  readonly agreementId: string
  readonly calendarId: string
  readonly source: string
  readonly ticketKey: string
  readonly customer: string
  readonly eventId: string
  readonly team: string
  readonly email: string
  readonly personId: string
  readonly tokenId: string
  readonly migrationId: string
  readonly contentHash: string
  /** A cursor before every fact. */
  readonly beginning: string
}

/** @param token chance, so that no text can be there by accident */
export function thingsOf(letter: string, token: string): PartyThings {
  const id = (kind: string) => `${kind}-${letter.toLowerCase()}-${token.slice(0, 8)}`
  const uuid = (kind: number) => `${kind}${token.slice(1)}`
  return {
    letter,
    marker: `PARTY-${letter}-${token}`,
    party: id('party'),
    agreementId: id('agreement'),
    calendarId: id('calendar'),
    source: 'desk',
    ticketKey: id('TICKET'),
    customer: id('customer'),
    eventId: id('event'),
    team: id('team'),
    email: `${id('mail')}@example.com`,
    personId: uuid(1),
    tokenId: uuid(2),
    migrationId: uuid(3),
    contentHash: token.replaceAll('-', '').padEnd(64, '0'),
    beginning: '',
  }
}

/** An answer with the names of a party's things put in place of their ids: it may only repeat what it was asked with. */
export function withoutIds(answer: string, things: PartyThings): string {
  const { letter: _, marker: __, source: ___, beginning: ____, ...ids } = things
  const longestFirst = Object.entries(ids).sort(([, one], [, other]) => other.length - one.length)
  return longestFirst.reduce((text, [kind, id]) => text.replaceAll(id, `<${kind}>`), answer)
}

export interface TwoParties extends TestServer {
  readonly a: PartyThings
  readonly b: PartyThings
}

/** Two parties that know nothing of each other, with everything the store can hold of each, and one ticket both have a part in. */
export async function twoParties(): Promise<TwoParties> {
  const [a, b] = [thingsOf('A', crypto.randomUUID()), thingsOf('B', crypto.randomUUID())]
  const server = await aServer([termsOf(a), termsOf(b)], { at: AT })
  for (const things of [a, b]) await seed(server, things)
  await server.apply(...sharedTicket(a, b))
  const beginning = `${server.store.epoch}:0`
  return { ...server, a: { ...a, beginning }, b: { ...b, beginning } }
}

function termsOf(things: PartyThings): RunningTerms {
  const { marker, party, customer, agreementId } = things
  const say = (kind: string) => `${marker}-${kind}`
  return terms({
    id: agreementId,
    title: say('agreement title'),
    summary: { purpose: say('agreement purpose'), success: say('agreement success') },
    parties: [{ id: party, name: say('agreement party'), role: 'provider' }],
    stakeholders: [
      {
        ...{ id: 'sh', party, role: say('person role'), email: things.email, phone: say('person phone') },
        ...{ name: say('person name'), responsibilities: [say('person duty')], approves: true, signs: true },
      },
    ],
    contacts: [
      { party, channel: 'email', address: say('person'), purpose: say('agreement'), calendar: null },
    ],
    communications: [{ from: 'sh', to: 'sh', about: say('agreement report'), cadence: 'monthly' }],
    beneficiaries: [{ name: say('agreement beneficiary'), note: say('agreement note') }],
    services: [{ id: 'print', name: say('agreement service'), included: true }],
    appliesTo: { customer: [customer, 'shared'] },
    targets: [target({ clause: say('agreement clause'), within: { value: 1, unit: 'hours' } })],
    clauses: [{ id: 'c', title: say('agreement clause'), text: say('agreement text') }],
    waivers: [],
  })
}

async function seed(server: TestServer, things: PartyThings): Promise<void> {
  const { marker, agreementId, party, calendarId } = things
  const say = (kind: string) => `${marker}-${kind}`
  const query = (text: string, values: unknown[]) => server.store.pool.query(text, values)
  const { levels: _, ...terms } = termsOf(things)
  const shared = { use: calendarId, revision: null }
  const draft = { ...terms, title: say('agreement draft'), calendars: { ...terms.calendars, shared } }
  await query('INSERT INTO agreement_party VALUES ($1, $2) ON CONFLICT DO NOTHING', [agreementId, party])
  await query('UPDATE agreement_version SET recorded_by = $2 WHERE agreement_id = $1', [
    ...[agreementId, say('account recorder')],
  ])
  await query(
    `INSERT INTO agreement_version (agreement_id, version, kind, state, content, outline, document, content_hash, recorded_at,
       recorded_by)
     SELECT agreement_id, 2, kind, 'draft', $2, $3::jsonb, $5, $4, now(), recorded_by
     FROM agreement_version WHERE agreement_id = $1 AND version = 1`,
    [
      ...[agreementId, sealContent(draft).content, JSON.stringify(outlineOf(draft))],
      ...[things.contentHash, say('agreement document')],
    ],
  )
  for (const [index, action] of ['drafted', 'commented'].entries())
    await query(
      `INSERT INTO agreement_entry (agreement_id, seq, version, at, actor, action, reason, detail, prev_hash, hash)
       VALUES ($1, $2, 1, now(), $3, $4, $5, $6, $7, $8)`,
      [
        ...[agreementId, index + 1, JSON.stringify({ principal: say('account actor'), email: things.email })],
        ...[
          action,
          say('entry reason'),
          JSON.stringify({ clause: 'summary', text: say('entry text') }),
          '',
          '',
        ],
      ],
    )
  await query(`INSERT INTO calendar_revision VALUES ($1, 1, $2, now(), $3)`, [
    calendarId,
    JSON.stringify({ timeZone: 'UTC', weekly: {}, note: say('calendar') }),
    say('calendar recorder'),
  ])
  await query(
    `INSERT INTO clock_migration (id, agreement_id, to_version, at, cause, actor, reason) VALUES ($1, $2, 1, now(), 'manual', $3, $3)`,
    [things.migrationId, agreementId, say('entry migration')],
  )
  await query(`INSERT INTO correction VALUES ($1, $2, 1, now(), now(), $3, $3, now(), 1, 1, 0, 0, 1, 0)`, [
    things.migrationId,
    agreementId,
    say('entry correction'),
  ])
  await query(
    `INSERT INTO corrected_clock VALUES ($1, 0, $2, 0, $3, $4, 'resolution', 1, NULL, '{"verdict":"met","at":0,"targetId":"t","version":1}')`,
    [things.migrationId, agreementId, say('ticket source'), say('ticket corrected')],
  )
  await query(
    `INSERT INTO person (id, email, name, role, parties, password, created_at)
     VALUES ($1, $2, $3, 'representative', $4, '', now())`,
    [things.personId, things.email, say('account name'), [party]],
  )
  await query(
    `INSERT INTO token (id, prefix, digest, name, scopes, created_at, parties) VALUES ($1, $2, '', $3, '{read}', now(), $4)`,
    [things.tokenId, things.tokenId.slice(0, 8), say('account token'), [party]],
  )
  await query(
    `INSERT INTO audit_entry (at, actor, action, subject, detail) VALUES (now(), $1, 'roleChanged', $1, '{}')`,
    [say('account audit')],
  )
  await server.apply(...ownTickets(things))
}
