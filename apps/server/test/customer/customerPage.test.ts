import type { TicketChange } from '@tenggat/domain'
import { target, terms, workweek } from '@tenggat/domain/testing'
import {
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import { storeAgreement } from '../engine/world.js'
import { aServer, type Loose, type TestServer } from '../http/aServer.js'
import { aSocket } from '../http/aSocket.js'

const HOUR = 3_600_000
/** A Friday, 17:10 in Jakarta, with the office open until 18:00. */
const NOW = Date.UTC(2026, 10, 20, 10, 10)
const AGREEMENT = terms({
  id: 'care',
  title: 'Care',
  parties: [
    { id: 'acme', name: 'Acme', role: 'customer' },
    { id: 'house', name: 'The House', role: 'provider' },
  ],
  contacts: [
    { party: 'house', channel: 'phone', address: '+62 21 555', purpose: null, calendar: null },
    { party: 'acme', channel: 'email', address: 'it@acme.example', purpose: null, calendar: null },
  ],
  term: { startsOn: null, endsOn: null, noticeDays: 0, renewal: 'none', timeZone: 'Asia/Jakarta' },
  calendars: {
    office: {
      ...workweek('09:00', '18:00', 'Asia/Jakarta'),
      dates: { '2026-12-25': [] },
      holidays: { '12-25': 'Natal' },
    },
  },
  targets: [
    target({
      ...{ id: 'answer', metric: 'firstResponse', calendar: 'office', within: { value: 2, unit: 'hours' } },
      ...{ when: { priority: ['P1', 'P2'] }, pauseWhen: [] },
    }),
    target({ id: 'solve', calendar: 'office', within: { value: 2, unit: 'workingDays' } }),
  ],
})
const OTHER = terms({ id: 'other', title: 'Of somebody else' })
const BOARD = { agreementId: ['care'], customer: ['acme'] }

const CREATE = `mutation ($input: CreateTokenInput!) { createToken(input: $input) {
  ... on TokenCreated { secret } ... on UserError { code message } } }`
const PAGE = `{ customerPage { customer title agreementId version provider timeZone
  hours { calendar timeZone en: lines(language: "en") id: lines(language: "id") }
  commitments { priority metric targetId within en: text(language: "en") id: text(language: "id") }
  attainment { month met breached ratio } openTickets { ticketKey deadlineAt state agent party shares { ms } }
  history { ticketKey openedAt solvedAt met } contacts { channel address }
  planned { effectiveFrom version changes { path } en: lines(language: "en") id: lines(language: "id") } } }`

const ticket = (key: string, customer: string, hoursAgo: number, ...more: TicketChange[]) => ({
  ...{ source: 'desk', ticketKey: key, eventId: key, occurredAt: NOW - hoursAgo * HOUR },
  changes: [
    { kind: 'opened' as const, subject: key },
    { kind: 'classified' as const, customer },
    { kind: 'prioritised' as const, priority: 'P1' },
    { kind: 'assigned' as const, agent: 'siti', party: 'house', team: 'night' },
    ...more,
  ],
})

async function aDesk(): Promise<TestServer> {
  const server = await aServer([AGREEMENT, OTHER], { at: NOW })
  await server.apply(
    ticket('ours', 'acme', 1),
    ticket('ended', 'acme', 3),
    { ...ticket('ended', 'acme', 2), eventId: 'end', changes: [{ kind: 'statusChanged', to: 'solved' }] },
    ticket('theirs', 'rival', 1),
  )
  return server
}

async function linkTo(server: TestServer, board: object, expiresAt: number | null = null): Promise<string> {
  const input = { name: 'link', scopes: ['customer'], board, idempotencyKey: 'k' }
  const expires = expiresAt === null ? {} : { expiresAt: new Date(expiresAt).toISOString() }
  const { data } = await server.send(await server.token('admin'), CREATE, { input: { ...input, ...expires } })
  return data.createToken.secret
}

const BREACHES = `subscription ($after: String) { board(after: $after) { __typename
  ... on BoardDelta { facts { kind ticketKey detail } } } }`

describe('a customer’s page', () => {
  it('is told of a breach by its live board, and of nobody who held the ticket until then', async () => {
    const server = await aDesk()
    const held = (party: string, hoursAgo: number) => ({
      ...ticket('handed on', 'acme', hoursAgo),
      ...{ eventId: party },
      changes: [
        { kind: 'assigned' as const, party, team: `${party} team`, line: null, agent: `${party} agent` },
      ],
    })
    await server.apply(ticket('handed on', 'acme', 4), held('xen', 3.5), held('yak', 3))
    await server.engine.settleDueClocks(NOW)
    const { rows } = await server.store.pool.query(
      "SELECT detail FROM fact JOIN ticket t ON t.id = ticket_id WHERE t.key = 'handed on' AND kind = 'breached'",
    )
    const parties = rows.flatMap(({ detail }) => detail.shares.map(({ party }: Loose) => party))
    expect(parties).toEqual(expect.arrayContaining(['xen', 'yak']))
    const socket = await aSocket(server.port, await linkTo(server, BOARD))
    const answer = (await socket.ask(BREACHES, { after: `${server.store.epoch}:1` })) as Loose
    const streamed = JSON.stringify(answer)
    expect(streamed).toContain('"__typename":"BoardDelta"')
    expect(streamed).toContain('"kind":"breached"')
    expect(streamed).not.toMatch(/xen|yak|siti|night/)
    const missed = answer.data.board.facts.filter(
      ({ kind, ticketKey }: Loose) => kind === 'breached' && ticketKey === 'handed on',
    )
    expect(missed).toHaveLength(rows.length)
    for (const { detail } of missed) {
      const others = detail.shares.filter(({ party }: Loose) => party === 'other')
      expect([detail.party, others.length]).toEqual(['other', 1])
    }
    const display = await aSocket(server.port, await server.displayToken(BOARD))
    expect(JSON.stringify(await display.ask(BREACHES, { after: `${server.store.epoch}:1` }))).toContain('yak')
  })

  it('tells what is promised, when somebody is there, and how its own tickets stand', async () => {
    const server = await aDesk()
    const { data, errors, text } = await server.send(await linkTo(server, BOARD), PAGE)
    expect(errors).toEqual([])
    const page: Loose = data.customerPage
    expect(page).toMatchObject({ customer: 'acme', title: 'Care', version: 1, provider: 'The House' })
    expect(page.hours).toEqual([
      {
        ...{ calendar: 'office', timeZone: 'Asia/Jakarta' },
        en: ['Monday–Friday 09:00–18:00', 'Closed on Friday 25 December (Natal)'],
        id: ['Senin–Jumat 09.00–18.00', 'Tutup pada Jumat, 25 Desember (Natal)'],
      },
    ])
    expect(page.commitments.map((one: Loose) => one.en)).toEqual([
      'Priority P1: a first answer within 2 hours, counted in service hours.',
      'Priority P2: a first answer within 2 hours, counted in service hours.',
      'Solved within 2 working days, counted in service hours. The time stands while we wait for your answer.',
    ])
    expect(page.commitments[0].id).toBe(
      'Prioritas P1: jawaban pertama dalam 2 jam, dihitung dalam jam layanan.',
    )
    expect(page.openTickets.map((one: Loose) => one.ticketKey)).toEqual(['ours', 'ours'])
    expect(page.history).toMatchObject([{ ticketKey: 'ended', met: true }])
    expect(page.attainment.at(-1)).toMatchObject({ month: '2026-11', met: 2, breached: 0, ratio: 1 })
    expect(page.contacts).toEqual([{ channel: 'phone', address: '+62 21 555' }])
    expect(text).not.toMatch(/theirs|rival|siti|night/)
  })

  it('tells what will change, in words, and from when', async () => {
    const server = await aDesk()
    const [answer, solve] = AGREEMENT.targets
    const next = {
      ...AGREEMENT,
      targets: [{ ...answer!, within: { value: 1, unit: 'hours' as const } }, solve!],
    }
    await storeAgreement(server.store, next, 2)
    const december = Date.UTC(2026, 10, 30, 17)
    const inForce = 'UPDATE agreement_version SET in_force = $2 WHERE agreement_id = $3 AND version = $1'
    await server.store.pool.query(inForce, [1, JSON.stringify([[null, december]]), 'care'])
    await server.store.pool.query(inForce, [2, JSON.stringify([[december, null]]), 'care'])
    const { data } = await server.send(await linkTo(server, BOARD), PAGE)
    const [planned, ...others] = data.customerPage.planned
    expect(others).toEqual([])
    expect(planned).toMatchObject({ version: 2, effectiveFrom: new Date(december).toISOString() })
    expect(planned.changes).toEqual([{ path: 'targets.answer.within' }])
    expect(planned.en[0]).toBe('From Tue 1 Dec 2026:')
    expect(planned.en[1]).toBe(
      'Priority P1: a first answer within 1 hour, counted in service hours. (until then: Priority P1: a first answer within 2 hours, counted in service hours.)',
    )
    expect(planned.id[0]).toBe('Mulai Sel 1 Des 2026:')
  })

  it.each([
    [
      'midnight there',
      Date.UTC(2026, 10, 30, 17),
      'The agreement is in force through Mon 30 Nov 2026, that day included.',
      'Perjanjian berlaku sampai dengan Sen 30 Nov 2026, hari itu termasuk.',
    ],
    [
      'half past five there',
      Date.UTC(2026, 10, 30, 10, 30),
      'The agreement ends on Mon 30 Nov 2026 17:30 WIB.',
      'Perjanjian berakhir pada Sen 30 Nov 2026 17.30 WIB.',
    ],
  ])('AGR-70 tells through which day it is in force when it ends at %s', async (_, end, en, id) => {
    const server = await aDesk()
    const inForce = 'UPDATE agreement_version SET in_force = $1 WHERE agreement_id = $2'
    await server.store.pool.query(inForce, [JSON.stringify([[null, end]]), 'care'])
    const { data } = await server.send(await linkTo(server, BOARD), PAGE)
    expect(data.customerPage.planned).toMatchObject([{ en: [en], id: [id] }])
  })

  it('says by when a ticket not yet sent will be answered: its exact deadline, in both languages, and as a mail', async () => {
    const server = await aDesk()
    const { data, errors } = await server.send(
      await linkTo(server, BOARD),
      `{ expectedBy(input: { priority: "P1", agreementId: "other", customer: "rival" }) { metric targetId dueAt within
           en: text(language: "en") id: text(language: "id") there: text(language: "en", timeZone: "Asia/Jayapura")
           mail(language: "en") surat: mail(language: "id") } }`,
    )
    expect(errors).toEqual([])
    const [answer, solve] = data.expectedBy
    // 50 minutes on Friday, 70 on Monday.
    expect(answer).toMatchObject({ targetId: 'answer', dueAt: '2026-11-23T03:10:00.000Z', within: '2h' })
    expect(answer.en).toBe('You will have an answer by Mon 10:10 WIB')
    expect(answer.id).toBe('Anda akan menerima jawaban paling lambat Sen 10.10 WIB')
    expect(answer.there).toBe('You will have an answer by Mon 12:10 WIT')
    expect(answer.mail).toContain('You will have an answer by Mon 10:10 WIB.')
    expect(answer.surat).toMatch(/^Terima kasih.*paling lambat Sen 10\.10 WIB\. Perjanjian “Care”.*2 jam\.$/)
    expect(solve.en).toBe('Your request will be solved by Tue 17:10 WIB')
    await server.apply(ticket('as asked', 'acme', 0))
    const real = (await server.clocks()).find(
      (clock) =>
        clock.ticketKey === 'as asked' && clock.agreementId === 'care' && clock.metric === 'firstResponse',
    )
    expect(new Date(real!.deadlineAt!).toISOString()).toBe(answer.dueAt)
  })

  it('tells nothing of what is promised to another customer of the agreement, now or to come', async () => {
    const promise = (value: number, others: readonly string[]) => ({
      ...AGREEMENT,
      targets: [
        target({
          id: 'rival-only',
          calendar: 'office',
          within: { value, unit: 'hours' },
          when: { customer: ['rival'] },
        }),
        target({
          id: 'shared',
          calendar: 'office',
          within: { value, unit: 'hours' },
          when: { customer: ['acme', ...others] },
        }),
      ],
    })
    const server = await aServer([promise(4, ['rival'])], { at: NOW })
    await storeAgreement(server.store, promise(2, ['rival', 'rival-two']), 2)
    const january = Date.UTC(2026, 11, 31, 17)
    const inForce = 'UPDATE agreement_version SET in_force = $2 WHERE version = $1'
    await server.store.pool.query(inForce, [1, JSON.stringify([[null, january]])])
    await server.store.pool.query(inForce, [2, JSON.stringify([[january, null]])])
    const whole = PAGE.replace('changes { path }', 'changes { path before after }')
    const { data, text } = await server.send(await linkTo(server, BOARD), whole)
    const { commitments, planned } = data.customerPage
    expect(commitments.map(({ targetId }: Loose) => targetId)).toEqual(['shared'])
    expect(planned[0].changes).toEqual([{ path: 'targets.shared.within', before: '4h', after: '2h' }])
    expect(text).not.toContain('rival')
  })

  it('is what a reader may look at, too, by the agreement', async () => {
    const server = await aDesk()
    const preview = PAGE.replace('customerPage', 'customerPage(agreementId: "care")')
    const { data } = await server.send(await server.token('read'), preview)
    expect(data.customerPage).toMatchObject({ customer: null, title: 'Care' })
    const nothing = await server.send(await server.token('read'), PAGE)
    expect(nothing.data.customerPage).toBeNull()
  })
})

describe('a customer’s link', () => {
  it('names one agreement and a customer, or is not made', async () => {
    const server = await aDesk()
    for (const board of [{}, { agreementId: ['care'] }, { ...BOARD, agreementId: ['care', 'other'] }]) {
      const input = { name: 'link', scopes: ['customer'], board, idempotencyKey: 'k' }
      const { data } = await server.send(await server.token('admin'), CREATE, { input })
      expect(data.createToken).toMatchObject({ code: 'BOARD' })
    }
  })

  it('that has expired is answered 401', async () => {
    const server = await aDesk()
    const link = await linkTo(server, BOARD, NOW + HOUR)
    expect((await server.send(link, PAGE)).status).toBe(200)
    server.watch.set(NOW + HOUR)
    const { status, errors } = await server.send(link, PAGE)
    expect([status, errors[0]!.extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('follows its own open tickets live, and no others, without who holds them', async () => {
    const server = await aDesk()
    const socket = await aSocket(server.port, await linkTo(server, BOARD))
    const board = 'board(filter: { customer: ["rival", "acme"], agreementId: ["care", "other"] })'
    const clocks = '... on BoardSnapshot { clocks { ticketKey agreementId party team agent deadlineAt } }'
    const { said, data } = await socket.ask(`subscription { ${board} { ${clocks} } }`)
    expect(said).toBe('data')
    const shown = data!.board.clocks
    expect(shown.map((clock: Loose) => [clock.ticketKey, clock.agreementId])).toEqual([
      ['ours', 'care'],
      ['ours', 'care'],
    ])
    expect(JSON.stringify(shown)).not.toMatch(/siti|night|house/)
    expect((await socket.ask('subscription { facts { __typename } }')).said).toBe('FORBIDDEN')
  })

  it('opens nothing else: every other field of queries and mutations is refused', async () => {
    const server = await aDesk()
    const link = await linkTo(server, BOARD)
    const schema = createSchema()
    // The last three tell whom they answer: this link, this server, and that a link is no person with a password.
    const OPEN = ['customerPage', 'expectedBy', 'me', 'server', 'changePassword']
    const asked: string[] = []
    for (const root of [schema.getQueryType()!, schema.getMutationType()!]) {
      for (const field of Object.values(root.getFields())) {
        if (OPEN.includes(field.name)) continue
        const { errors } = await server.send(link, operationOf(root, field.name))
        expect([field.name, errors.map((error) => error.extensions.code)]).toEqual([
          field.name,
          ['FORBIDDEN'],
        ])
        asked.push(field.name)
      }
    }
    expect(asked).toContain('tickets')
    const explained = PAGE.replace('ticketKey deadlineAt', 'explanation { elapsedMs }')
    const { errors } = await server.send(link, explained)
    expect(new Set(errors.map((error) => error.extensions.code))).toEqual(new Set(['FORBIDDEN']))
  })
})

/** An operation that asks one field with whatever arguments it needs. */
function operationOf(root: GraphQLObjectType, name: string): string {
  const field = root.getFields()[name]!
  const given = field.args.filter(
    ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
  )
  const args = given.map((argument) => `${argument.name}: ${literalOf(argument.type)}`).join(', ')
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'
  const kind = root.name.toLowerCase()
  return `${kind} { ${name}${args === '' ? '' : `(${args})`} ${selection} }`
}

function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType)
  if (isListType(type)) return `[${literalOf(type.ofType)}]`
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    )
    return `{ ${needed.map((field) => `${field.name}: ${literalOf(field.type)}`).join(', ')} }`
  }
  const literals: Loose = { Int: 1, Float: 1, Boolean: true, DateTime: '"2026-11-20T10:00:00Z"', JSON: '{}' }
  return String(literals[type.name] ?? '"x"')
}
