import { expect, it } from 'vitest'
import { systemClockwork } from '../../src/clockwork.js'
import { lastCursor, ofType } from '../live/support/liveClient.js'
import { LogBook } from '../live/support/logBook.js'
import { aViewer, EPOCH, stage } from '../live/support/stage.js'
import { until } from '../support/until.js'

const BOARD = `subscription ($filter: ClockFilter) { board(filter: $filter) { __typename
  ... on BoardSnapshot { cursor last clocks { id agreementId party team agent } }
  ... on BoardDelta { cursor leaves upserts { id agreementId party team agent } facts { kind agreementId detail } }
  ... on Heartbeat { cursor } } }`
const FACTS = `subscription ($after: String) { facts(after: $after) { __typename
  ... on FactBatch { cursor facts { kind ticketKey agreementId detail } } ... on Heartbeat { cursor } } }`

const OWN = { agreementId: 'ours', party: 'b', team: 'b-team', agent: 'budi' }
const THEIRS = { agreementId: 'theirs', party: 'a', team: 'a-team', agent: 'ani' }

/** Clock 1 is ours, clock 2 theirs. Party b sees the agreement `ours`, and everybody sees everything. */
async function aStage() {
  const book = new LogBook(systemClockwork().now)
  book.commit({ id: '1', kind: 'started', set: OWN }, { id: '2', kind: 'started', set: THEIRS })
  const live = await stage({ reader: book })
  live.viewers.set('b', aViewer({ principal: 'token:b', tokenPrefix: 'b', parties: new Set(['b']) }))
  live.visibilities.set('token:b', { agreements: new Set(['ours']), parties: new Set(['b', 'us']) })
  const [confined, everybody] = [await live.connect({ token: 'b' }), await live.connect()]
  return { ...live, book, confined, everybody }
}

it('a board shows the clocks of the own agreements, and goes on with them alone', async () => {
  const { hub, book, confined, everybody } = await aStage()
  const [own, all] = [confined.subscribe(BOARD), everybody.subscribe(BOARD)]
  await until('the snapshots', () => lastCursor(own) && lastCursor(all))
  expect(ofType(own, 'BoardSnapshot')[0].clocks).toEqual([{ id: '1', ...OWN }])
  expect(ofType(all, 'BoardSnapshot')[0].clocks).toHaveLength(2)
  hub.publish(book.commit({ id: '2', kind: 'breached' }))
  hub.publish(book.commit({ id: '1', kind: 'atRisk' }))
  await until(
    'the deltas',
    () => ofType(own, 'BoardDelta').length > 0 && ofType(all, 'BoardDelta').length > 1,
  )
  const deltas = ofType(own, 'BoardDelta')
  expect(deltas.flatMap((delta) => delta.upserts.map((row: { id: string }) => row.id))).toEqual(['1'])
  expect(deltas.flatMap((delta) => delta.leaves)).toEqual([])
  expect(JSON.stringify(own.messages)).not.toMatch(/theirs|a-team|ani/)
  expect(JSON.stringify(all.messages)).toMatch(/theirs/)
})

it('a clock that another party holds is shown as held by nobody, and what was before is not told', async () => {
  const { hub, book, confined, everybody } = await aStage()
  const [own, all] = [confined.subscribe(BOARD), everybody.subscribe(BOARD)]
  const ownFacts = confined.subscribe(FACTS, { after: `${EPOCH}:1` })
  await until('the snapshots', () => lastCursor(own) && lastCursor(all) && lastCursor(ownFacts))
  const { party, team, agent } = THEIRS
  hub.publish(book.commit({ id: '1', kind: 'paused', set: { party, team, agent } }))
  await until('the delta', () => ofType(own, 'BoardDelta').length > 0 && ofType(all, 'BoardDelta').length > 0)
  expect(ofType(own, 'BoardDelta')[0].upserts).toEqual([
    { id: '1', agreementId: 'ours', party: null, team: null, agent: null },
  ])
  expect(ofType(all, 'BoardDelta')[0].upserts[0]).toMatchObject({ party: 'a', team: 'a-team' })
  await until('the fact', () => ofType(ownFacts, 'FactBatch').some((batch) => batch.facts.length > 0))
  const kinds = (batches: readonly { facts: { kind: string }[] }[]) =>
    batches.flatMap(({ facts }) => facts.map(({ kind }) => kind))
  expect(kinds(ofType(ownFacts, 'FactBatch') as never)).toEqual(['paused'])
  expect(kinds(ofType(all, 'BoardDelta') as never)).toEqual(['ticketUpdated', 'paused'])
  expect(JSON.stringify([own.messages, ownFacts.messages])).not.toMatch(/theirs|a-team|ani/)
})

it('a clock of another party that never was leaves no trace', async () => {
  const { hub, book, confined, everybody } = await aStage()
  const [own, all] = [confined.subscribe(BOARD), everybody.subscribe(BOARD)]
  await until('the snapshots', () => lastCursor(own) && lastCursor(all))
  hub.publish(book.remove('2'))
  await until('the delta', () => ofType(all, 'BoardDelta').length > 0)
  expect(ofType(all, 'BoardDelta')[0].leaves).toEqual(['2'])
  hub.publish(book.commit({ id: '1', kind: 'atRisk' }))
  await until('the next delta', () => ofType(own, 'BoardDelta').length > 0)
  expect(ofType(own, 'BoardDelta').flatMap((delta) => delta.leaves)).toEqual([])
})

it('viewers of other parties never share messages, those of the same do', async () => {
  const { hub, viewers, visibilities, connect, confined } = await aStage()
  viewers.set('b2', aViewer({ principal: 'token:b2', tokenPrefix: 'b2', parties: new Set(['b']) }))
  visibilities.set('token:b2', visibilities.get('token:b')!)
  viewers.set('c', aViewer({ principal: 'token:c', tokenPrefix: 'c', parties: new Set(['c']) }))
  visibilities.set('token:c', { agreements: new Set(['ours']), parties: new Set(['c', 'us']) })
  const streams = [confined.subscribe(BOARD)]
  for (const token of ['b2', 'c']) streams.push((await connect({ token })).subscribe(BOARD))
  await until('the snapshots', () => streams.every(lastCursor))
  expect(hub.stats()).toMatchObject({ groups: 2, subscribers: 3 })
})
