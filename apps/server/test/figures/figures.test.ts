import type { Phase, Verdict } from '@tenggat/domain'
import { type Random, seededRandom, terms, workweek } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import type { ClockListFilter } from '../../src/clocks/clockList.js'
import { CLOCK_LIST_STATES, type ClockListState } from '../../src/clocks/clockQuestion.js'
import type { AgreementNode } from '../../src/figures/agreementTree.js'
import type { Figures } from '../../src/figures/figures.js'
import type { Page } from '../../src/reads/page.js'
import type { ClockRow } from '../../src/store/records.js'
import { clockTable } from '../../src/store/tables/clocks.tables.js'
import type { Visibility } from '../../src/tenancy/visibility.js'
import { storeAgreement } from '../engine/world.js'
import { readsOf } from '../support/reads.js'
import { aClock } from '../support/rows.js'
import { storeForTest, type TestStore } from '../support/testDatabase.js'

const NOW = Date.UTC(2026, 10, 20, 10)
const DAY = 86_400_000
const SEED = 20_261_121
const PERIOD = { from: NOW - 40 * DAY, to: NOW - 3 * DAY }
const GOALS = [
  { ...goal(90), id: 'answered', metric: 'firstResponse' as const, period: 'quarter' as const },
  { ...goal(80), id: 'solved', metric: 'resolution' as const, period: 'year' as const },
]
const PROVIDER = { id: 'p', name: 'Provider', role: 'provider' as const }
const AGREEMENTS = [
  terms({ id: 'service', title: 'Service', level: 'service', term: termIn('Asia/Jakarta') }),
  terms({
    id: 'whole',
    title: 'Whole',
    level: 'corporate',
    parties: [PROVIDER],
    goals: [goal(95), ...GOALS],
  }),
  terms({ id: 'ola', title: 'Line', kind: 'internal', level: null, supports: ['whole'] }),
]

function termIn(timeZone: string) {
  return { startsOn: null, endsOn: null, noticeDays: 0, renewal: 'none' as const, timeZone }
}

function goal(objective: number) {
  const measured = { measure: 'attainment' as const, metric: null, period: 'month' as const, unit: null }
  return { id: 'g', party: 'p', text: 'in time', objective, owner: null, ...measured }
}

function randomRow(random: Random, id: number): ClockRow {
  const ago = () => NOW - random.below(400 * 24) * 3_600_000
  const phase: Phase = random.pick(['running', 'running', 'paused', 'stopped', 'stopped', 'cancelled'])
  const stopped = phase === 'stopped'
  const verdict: Verdict = stopped
    ? random.pick(['met', 'met', 'breached'])
    : random.pick(['pending', 'breached'])
  const agreement = random.pick(AGREEMENTS)
  return aClock({
    ...{
      id: String(id),
      ticketId: String(id),
      ticketKey: `T-${id}`,
      agreementId: agreement.id,
      agreementVersion: 1,
    },
    ...{ agreementKind: agreement.kind, calendar: 'hours', phase, verdict, live: random.chance(0.8) },
    deadlineAt: phase === 'running' ? NOW + random.below(40) * 3_600_000 - 20 * 3_600_000 : null,
    crossed: random.chance(0.5) ? ['percent:75'] : [],
    breachedAt: verdict === 'breached' ? ago() : null,
    stoppedAt: stopped ? ago() : null,
    phaseSince: ago(),
    party: random.pick(['ours', 'theirs', null]),
    booked: verdict === 'pending' || random.chance(0.5) ? null : aClock().booked,
    shares: random.chance(0.5)
      ? [
          {
            party: random.pick(['ours', 'theirs']),
            team: null,
            line: null,
            agent: null,
            vendor: false,
            ms: 5,
          },
        ]
      : [],
  })
}

const isOpen = (row: ClockRow) => row.phase === 'running' || row.phase === 'paused'

/** The states again, by hand. */
const NAIVE: Readonly<Record<ClockListState, (row: ClockRow) => boolean>> = {
  open: isOpen,
  atRisk: (row) => isOpen(row) && row.verdict === 'pending' && row.crossed.length > 0,
  due: (row) =>
    row.phase === 'running' && row.verdict === 'pending' && row.deadlineAt !== null && row.deadlineAt <= NOW,
  breachedOpen: (row) => isOpen(row) && row.verdict === 'breached',
  met: (row) => row.verdict === 'met',
  breached: (row) => row.verdict === 'breached',
  decided: (row) => row.verdict !== 'pending',
  undecided: (row) => row.phase !== 'cancelled' && row.verdict === 'pending',
  cancelled: (row) => row.phase === 'cancelled' && row.verdict === 'pending',
}
const decidedAt = (row: ClockRow) => (row.verdict === 'breached' ? row.breachedAt : row.stoppedAt)
const inPeriod = (row: ClockRow) =>
  NAIVE.decided(row) && decidedAt(row)! >= PERIOD.from && decidedAt(row)! < PERIOD.to

async function aLedger(): Promise<{ rows: readonly ClockRow[]; figures: Figures; store: TestStore }> {
  const store = await storeForTest()
  for (const agreement of AGREEMENTS) await storeAgreement(store, agreement, 1, 'epoch')
  const random = seededRandom(SEED)
  const rows = Array.from({ length: 600 }, (_, index) => randomRow(random, index + 1))
  await store.dataSource.getRepository(clockTable).insert([...rows])
  return { rows, figures: figuresOf(store, null), store }
}

function figuresOf(store: TestStore, visibility: Visibility | null): Figures {
  return readsOf(store, NOW, { visibility }).figures
}

/** Ids of every page of a list. */
async function walk(figures: Figures, filter: ClockListFilter, first = 37): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | null = null; ; ) {
    const page: Page<{ readonly id: string }> = await figures.clockList(filter, { first, after }, 'list')
    ids.push(...page.nodes.map((node) => node.id))
    if (!page.pageInfo.hasNextPage) return ids
    after = page.pageInfo.endCursor
  }
}

describe(`figures and the lists behind them, seed ${SEED}`, () => {
  it('every figure of the tree is what the count says and what the list shows', async () => {
    const { rows, figures } = await aLedger()
    const tree = await figures.tree(PERIOD)
    expect(tree.map((node) => node.agreement.id)).toEqual(['whole', 'service', 'ola'])
    for (const node of tree) {
      const own = rows.filter((row) => row.agreementId === node.agreement.id)
      const agreementId = [node.agreement.id]
      for (const state of ['open', 'atRisk', 'breachedOpen'] as const) {
        expect([state, (await walk(figures, { agreementId, state })).length]).toEqual([state, node[state]])
        expect(node[state]).toBe(own.filter(NAIVE[state]).length)
      }
      expect(node.undecided).toBe((await figures.clockCount({ agreementId })).undecided)
      for (const state of ['met', 'breached'] as const) {
        const filter = { agreementId, state, decidedIn: PERIOD }
        expect((await walk(figures, filter)).length).toBe(node[state])
        expect((await figures.clockCount(filter))[state]).toBe(node[state])
        expect(node[state]).toBe(own.filter((row) => NAIVE[state](row) && inPeriod(row)).length)
      }
      expect(node.ratio).toBe(node.met / (node.met + node.breached))
    }
    const [{ goals }, ...others] = tree as [AgreementNode, ...AgreementNode[]]
    expect(others.flatMap((node) => node.goals)).toEqual([])
    expect(goals.map(({ goalId, metric, period }) => [goalId, metric, period])).toEqual([
      ['g', null, 'month'],
      ['answered', 'firstResponse', 'quarter'],
      ['solved', 'resolution', 'year'],
    ])
    const starts = { month: Date.UTC(2026, 10, 1), quarter: Date.UTC(2026, 9, 1), year: Date.UTC(2026, 0, 1) }
    for (const { metric, period, met, breached } of goals) {
      const decidedIn = { from: starts[period], to: NOW + 1 }
      const only = metric === null ? {} : { metric: [metric] }
      const page = await figures.clockCount({ agreementId: ['whole'], decidedIn, ...only })
      expect([period, met, breached]).toEqual([period, page.met, page.breached])
    }
  })

  it('months are those of the agreement’s own zone and add up', async () => {
    const { rows, figures } = await aLedger()
    const [whole, service] = await figures.tree(null)
    expect(whole!.monthly.map((month) => month.month).slice(-2)).toEqual(['2026-10', '2026-11'])
    const november = { from: Date.UTC(2026, 10, 1) - 7 * 3_600_000, to: NOW }
    const ofNovember = rows.filter(
      (row) => row.agreementId === 'service' && NAIVE.decided(row) && decidedAt(row)! >= november.from,
    )
    expect(service!.monthly.at(-1)!.met).toBe(ofNovember.filter(NAIVE.met).length)
    expect(service!.monthly.at(-1)!.breached).toBe(ofNovember.filter(NAIVE.breached).length)
  })

  it('AGR-71 months of an agreement that names no zone are those of its calendar, not of UTC', async () => {
    const store = await storeForTest()
    const hours = (timeZone: string) => workweek('09:00', '17:00', timeZone)
    const silent = { ...termIn(''), timeZone: null }
    const several = { hours: hours('Asia/Jakarta'), other: hours('Europe/Berlin') }
    const agreements = [
      terms({ id: 'jakarta', term: silent, calendars: { hours: hours('Asia/Jakarta') } }),
      terms({ id: 'said', term: termIn('UTC'), calendars: { hours: hours('Asia/Jakarta') } }),
      terms({ id: 'several', term: silent, calendars: several }),
    ]
    const stoppedAt = Date.UTC(2026, 9, 31, 18)
    for (const [index, agreement] of agreements.entries()) {
      await storeAgreement(store, agreement, 1, 'epoch')
      const of = { ticketId: String(index + 1), agreementId: agreement.id, agreementVersion: 1 }
      const row = aClock({
        id: String(index + 1),
        ...of,
        phase: 'stopped',
        verdict: 'met',
        stoppedAt,
        booked: null,
      })
      await store.dataSource.getRepository(clockTable).insert([row])
    }
    const tree = await figuresOf(store, null).tree(null)
    expect(
      tree.map(({ agreement, timeZone, monthly }) => [
        agreement.id,
        timeZone,
        monthly.filter(({ met }) => met > 0).map(({ month }) => month),
      ]),
    ).toEqual([
      ['jakarta', 'Asia/Jakarta', ['2026-11']],
      ['said', 'UTC', ['2026-10']],
      ['several', 'UTC', ['2026-10']],
    ])
  })

  it('every state lists and counts what it means, each clock once, in its order', async () => {
    const { rows, figures } = await aLedger()
    for (const state of CLOCK_LIST_STATES) {
      const ids = await walk(figures, { state })
      expect(new Set(ids).size).toBe(ids.length)
      expect([state, [...ids].sort()]).toEqual([
        state,
        rows
          .filter(NAIVE[state])
          .map((row) => row.id)
          .sort(),
      ])
    }
    const byId = new Map(rows.map((row) => [row.id, row]))
    const decided = (await walk(figures, { decidedIn: PERIOD })).map((id) => decidedAt(byId.get(id)!)!)
    expect(decided).toEqual([...decided].sort((a, b) => b - a))
    const deadlines = (await walk(figures, { state: 'open' })).map((id) => byId.get(id)!.deadlineAt)
    const known = deadlines.filter((at) => at !== null)
    expect(deadlines.slice(0, known.length)).toEqual([...known].sort((a, b) => a - b))
  })

  it('CLK-26 what was decided is asked about as it was booked, what is open as it stands', async () => {
    const { rows, figures } = await aLedger()
    const isBooked = (row: ClockRow) => (row.booked ?? row).priority === 'P4'
    const booked = rows.filter((row) => NAIVE.decided(row) && isBooked(row))
    expect(booked.length).toBeGreaterThan(50)
    expect((await walk(figures, { state: 'decided', priority: ['P4'] })).sort()).toEqual(
      booked.map((row) => row.id).sort(),
    )
    expect(await walk(figures, { state: 'open', priority: ['P4'] })).toEqual([])
    expect(await figures.clockCount({ state: 'breached', customer: ['beta'] })).toMatchObject({
      breached: rows.filter((row) => NAIVE.breached(row) && row.booked?.customer === 'beta').length,
    })
  })

  it('a holder’s clocks are those with a share of it, and those it holds while they run', async () => {
    const { rows, figures } = await aLedger()
    const held = rows.filter(
      (row) =>
        row.shares.some((share) => share.party === 'ours') ||
        (row.phase === 'running' && row.party === 'ours'),
    )
    expect((await walk(figures, { heldBy: 'ours' })).sort()).toEqual(held.map((row) => row.id).sort())
  })

  it('a viewer confined to parties counts and lists only its agreements, and learns nothing of other holders', async () => {
    const { rows, figures: all, store } = await aLedger()
    const visibility = { agreements: new Set(['ola']), parties: new Set(['ours']) }
    const figures = figuresOf(store, visibility)
    expect((await figures.tree(null)).map((node) => node.agreement.id)).toEqual(['ola'])
    const own = rows.filter((row) => row.agreementId === 'ola').map((row) => row.id)
    expect((await walk(figures, {})).sort()).toEqual(own.sort())
    expect(await walk(figures, { agreementId: ['whole'] })).toEqual([])
    expect(await walk(figures, { heldBy: 'theirs' })).toEqual([])
    expect((await walk(all, { heldBy: 'theirs' })).length).toBeGreaterThan(0)
  })

  it('a cursor of another list, or none at all, is refused by name', async () => {
    const { figures } = await aLedger()
    const { pageInfo } = await figures.clockList({ state: 'open' }, { first: 1, after: null }, 'list')
    const refused = { code: 'BAD_USER_INPUT' }
    for (const after of [pageInfo.endCursor!, 'nonsense', '']) {
      await expect(figures.clockList({ state: 'met' }, { first: 1, after }, 'list')).rejects.toMatchObject(
        refused,
      )
    }
  })
})
