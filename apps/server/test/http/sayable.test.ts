import { readdir, readFile } from 'node:fs/promises'
import type { TicketChange } from '@tenggat/domain'
import { canonicalJson, documentOf, resolveTerms, runningDocumentOf } from '@tenggat/domain'
import { target, terms } from '@tenggat/domain/testing'
import { LANGUAGES } from '@tenggat/words'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/agreements/hashes.js'
import { readDocument } from '../../src/agreements/readDocument.js'
import { printPage } from '../../src/reports/print/printPage.js'
import { aServer, type Loose } from './aServer.js'
import { hand } from './hand.js'

const HOUR = 3_600_000
const NINE = Date.UTC(2026, 2, 2, 9)
const at = (hours: number) => NINE + Math.round((hours - 9) * HOUR)
const iso = (instant: number) => new Date(instant).toISOString()
/** Whatever is folded anew is judged up to here. */
const NOW = at(24)

const opened: TicketChange = { kind: 'opened' }
const solved: TicketChange = { kind: 'statusChanged', to: 'solved' }
const writes: TicketChange = { kind: 'replied', actor: 'customer', public: true }
const waiting: TicketChange = { kind: 'statusChanged', to: 'waitingOnCustomer' }
const priority = (name: string): TicketChange => ({ kind: 'prioritised', priority: name })

const TICKET = `query { ticket(source: "desk", key: "T-1") { status statusUntil
  clocks { targetId phase motion resumesAt verdict usedMs deadlineAt breachedAt cancelReason cycle
    explanation { segments { kind from to businessMs } } }
  facts(first: 50) { kind at threshold } } }`

/** Each step is a request of its own through the JSON door, and time is judged up to it before it comes. */
async function aDesk(...promises: Parameters<typeof target>[0][]) {
  const agreement = terms({
    targets: promises.map((each) => target({ within: { value: 4, unit: 'hours' }, ...each })),
  })
  const server = await aServer([agreement], { at: NOW })
  const [ingest, reader] = [await server.token('ingest'), await server.token('read')]
  let next = 0
  return {
    async happen(...steps: (readonly [hours: number, ...changes: object[]])[]) {
      for (const [hours, ...changes] of steps) {
        next++
        await server.engine.settleDueClocks(at(hours))
        const event = { ticketKey: 'T-1', eventId: `e${next}`, occurredAt: iso(at(hours)), changes }
        const { status, body } = await hand(server, ingest, event as never)
        expect([status, body.refused], JSON.stringify(body)).toEqual([200, 0])
      }
    },
    refused: async (hours: number, change: object) => {
      const event = { ticketKey: 'T-1', eventId: 'bad', occurredAt: iso(at(hours)), changes: [change] }
      return (await hand(server, ingest, event as never)).body as Loose
    },
    settle: (hours: number) => server.engine.settleDueClocks(at(hours)),
    async ticket(): Promise<Loose> {
      const { data, errors } = await server.send(reader, TICKET)
      expect(errors).toEqual([])
      return data.ticket
    },
  }
}

const ofClocks = (facts: Loose[]) =>
  facts.filter(({ kind }) => kind !== 'ticketUpdated').map(({ kind, at }) => [kind, at])

describe('what could not be said, through the public doors', () => {
  it('CLK-34 a pause told with its end is resumed by time alone, and the clock is due and missed as it says', async () => {
    const desk = await aDesk({})
    await desk.happen([9, opened], [10, { ...waiting, until: '2026-03-02T21:00:00+07:00' }])
    expect(await desk.ticket()).toMatchObject({
      statusUntil: iso(at(14)),
      clocks: [{ phase: 'paused', usedMs: HOUR, deadlineAt: null }],
    })
    expect(await desk.settle(14.5)).toBe(1)
    expect((await desk.ticket()).clocks).toMatchObject([{ phase: 'running', deadlineAt: iso(at(17)) }])
    await desk.settle(20)
    const { clocks, facts } = await desk.ticket()
    expect(clocks).toMatchObject([{ verdict: 'breached', breachedAt: iso(at(17)) }])
    expect(ofClocks(facts)).toEqual([
      ['started', iso(at(9))],
      ['paused', iso(at(10))],
      ['resumed', iso(at(14))],
      ['breached', iso(at(17))],
    ])
    expect(clocks[0].explanation.segments.slice(0, 3)).toMatchObject([
      { kind: 'running', businessMs: HOUR },
      { kind: 'paused', from: iso(at(10)), to: iso(at(14)) },
      { kind: 'running', from: iso(at(14)) },
    ])
  })

  it('TKT-20 an end that is no instant, or not after the event, is refused and changes nothing', async () => {
    const desk = await aDesk({})
    for (const until of ['tomorrow', iso(at(9))]) {
      const { refused, outcomes } = await desk.refused(9, { ...waiting, until })
      expect([refused, JSON.stringify(outcomes)]).toEqual([1, expect.stringContaining('until')])
    }
  })

  it('CLK-34 pauseUntil: the customer writes and the status stays', async () => {
    const desk = await aDesk({ pauseUntil: 'customerReply' })
    await desk.happen([9, opened], [10, waiting], [12, writes], [13, solved])
    expect((await desk.ticket()).clocks).toMatchObject([{ verdict: 'met', usedMs: 2 * HOUR }])
  })

  it('CLK-35 CLK-36 a missed deadline, told again two hours later, and voided by another priority', async () => {
    const desk = await aDesk(
      {
        id: 'p1',
        when: { priority: ['P1'] },
        within: { value: 1, unit: 'hours' },
        atRisk: [{ kind: 'after', ms: 2 * HOUR }],
        retarget: 'void',
      },
      { id: 'p4', when: { priority: ['P4'] }, within: { value: 40, unit: 'hours' }, retarget: 'void' },
    )
    await desk.happen([9, opened, priority('P1')], [14, priority('P4')], [15, solved])
    const { clocks, facts } = await desk.ticket()
    expect(clocks).toMatchObject([{ targetId: 'p4', verdict: 'met', breachedAt: null }])
    expect(ofClocks(facts)).toEqual([
      ['started', iso(at(9))],
      ['breached', iso(at(10))],
      ['overdue', iso(at(12))],
      ['retargeted', iso(at(14))],
      ['voided', iso(at(14))],
      ['met', iso(at(15))],
    ])
  })

  it('CLK-32 CLK-33 withdrawn, taken up again, and begun anew', async () => {
    const desk = await aDesk({ cancelWhen: [{ tags: ['duplicate'] }], resetWhen: [{ team: ['vendor'] }] })
    const tags = (...names: string[]) => ({ kind: 'classified', tags: names })
    await desk.happen(
      [9, opened],
      [10, tags('duplicate')],
      [12, tags()],
      [13, { kind: 'assigned', team: 'vendor' }],
    )
    await desk.happen([14, solved])
    expect((await desk.ticket()).clocks).toMatchObject([
      { cycle: 1, cancelReason: 'reset', usedMs: 2 * HOUR },
      { cycle: 2, verdict: 'met', usedMs: HOUR },
    ])
  })

  it('TKT-19 a solution recorded by mistake is voided: what it ended is owed, and missed', async () => {
    const desk = await aDesk({})
    await desk.happen([9, opened], [10, solved], [20, { kind: 'voided', eventId: 'e2' }])
    const { clocks, status } = await desk.ticket()
    expect(status).toBe('new')
    expect(clocks).toMatchObject([{ phase: 'running', verdict: 'breached', breachedAt: iso(at(13)) }])
  })
})

describe('other inputs of the same kinds', () => {
  const tags = (...names: string[]) => ({ kind: 'classified', tags: names })

  it('CLK-34 what pauses beside the status lasts beyond its end', async () => {
    const desk = await aDesk({ pauseWhen: [{ status: ['onHold'] }, { tags: ['parts'] }] })
    await desk.happen(
      [9, opened, tags('parts')],
      [10, { kind: 'statusChanged', to: 'onHold', until: iso(at(12)) }],
    )
    await desk.settle(14)
    expect((await desk.ticket()).clocks).toMatchObject([{ phase: 'paused', usedMs: 0, resumesAt: null }])
    await desk.happen([15, tags()])
    expect((await desk.ticket()).clocks).toMatchObject([{ phase: 'running', deadlineAt: iso(at(19)) }])
  })

  it('CLK-34 CLK-3 paused with exactly nothing left, it is due in the instant at which it goes on by itself', async () => {
    const desk = await aDesk({})
    await desk.happen([9, opened], [13, { ...waiting, until: iso(at(15)) }])
    await desk.settle(16)
    expect((await desk.ticket()).clocks).toMatchObject([{ verdict: 'breached', breachedAt: iso(at(15)) }])
  })

  it('CLK-34 a pause by a tag ends with the customer’s message, and a bot that answers begins none', async () => {
    const desk = await aDesk({ pauseWhen: [{ tags: ['waiting'] }], pauseUntil: 'customerReply' })
    await desk.happen(
      [9, opened],
      [10, tags('waiting')],
      [11, writes],
      [11.5, { kind: 'replied', actor: 'bot', public: true }],
    )
    expect((await desk.ticket()).clocks).toMatchObject([{ phase: 'running', usedMs: HOUR }])
    await desk.happen([12, tags('waiting', 'second')])
    expect((await desk.ticket()).clocks).toMatchObject([{ phase: 'paused', usedMs: 2 * HOUR }])
  })

  it('CLK-32 CLK-35 withdrawn with its miss it keeps it, and a void of nothing is told by nobody', async () => {
    const desk = await aDesk(
      {
        id: 'p1',
        when: { priority: ['P1'] },
        within: { value: 1, unit: 'hours' },
        cancelWhen: [{ tags: ['spam'] }],
      },
      { id: 'p4', when: { priority: ['P4'] }, within: { value: 40, unit: 'hours' }, retarget: 'void' },
    )
    await desk.happen(
      [9, opened, priority('P1')],
      [9.5, priority('P4')],
      [9.75, priority('P1')],
      [11, tags('spam')],
    )
    const { clocks, facts } = await desk.ticket()
    expect(clocks).toMatchObject([{ phase: 'cancelled', verdict: 'breached', cancelReason: 'withdrawn' }])
    expect(ofClocks(facts).map(([kind]) => kind)).not.toContain('voided')
  })

  it('CLK-36 TKT-19 a deadline told again and again is taken back with the opening that was wrong', async () => {
    const desk = await aDesk({
      within: { value: 1, unit: 'hours' },
      atRisk: [{ kind: 'percent', percent: 200 }],
    })
    await desk.happen([9, opened], [12, { kind: 'voided', eventId: 'e1' }], [13, opened])
    const { clocks, facts } = await desk.ticket()
    expect(clocks).toMatchObject([{ cycle: 1, breachedAt: iso(at(14)) }])
    expect(
      ofClocks(facts)
        .filter(([kind]) => kind === 'retracted')
        .map(([, happened]) => happened),
    ).toEqual(expect.arrayContaining([iso(at(9)), iso(at(10)), iso(at(11))]))
  })
})

describe('the phrasebook', async () => {
  const folder = new URL('../../../../examples/phrasebook/', import.meta.url)
  const FILES = (await readdir(folder)).filter((name) => name.endsWith('.yaml'))

  it.each(FILES)(
    'AGR-81 %s is read, comes back from what is stored, and is printed in both languages',
    async (file) => {
      const read = readDocument(await readFile(new URL(file, folder), 'utf8'))
      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      const running = resolveTerms(read.value, { calendar: () => null, agreement: () => null })
      if (!running.ok) throw new Error(JSON.stringify(running.problems))
      const documents = { content: documentOf(read.value), running: runningDocumentOf(running.value) }
      const pages = LANGUAGES.map((language) =>
        printPage({
          ...documents,
          ...{ printer: 3, agreementId: read.value.id, version: 1, entries: [], language, printedAt: NOW },
          ...{
            contentHash: sha256(canonicalJson(documents.content)),
            runningHash: sha256(canonicalJson(documents.running)),
          },
        }),
      )
      for (const page of pages) {
        const shown = page.slice(0, page.indexOf('<script type="application/json"'))
        expect(shown).not.toMatch(/undefined|\[object|customerReply|CustomerMessage|NaN|workingDays/)
      }
      const promises = pages.map((page) => page.slice(page.indexOf('class="target"')).split('<script')[0])
      expect(promises[0]).not.toBe(promises[1])
    },
  )
})
