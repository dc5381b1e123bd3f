import { beforeEach, describe, expect, it } from 'vitest'
import { createBoardFeed, type LinkState } from '../src/live/boardFeed.js'
import { FakeSocket, settled } from './support/fakeSocket.js'
import { manualPageClock } from './support/manualPageClock.js'

const heartbeat = (cursor: string) => ({ __typename: 'Heartbeat', cursor, serverTime: '', buildId: 'b' })
const snapshot = (cursor: string, last = true) => ({ __typename: 'BoardSnapshot', cursor, last, clocks: [] })

async function setUp() {
  const clock = manualPageClock()
  const links: LinkState[] = []
  const feed = createBoardFeed({
    url: 'ws://tenggat.test/graphql',
    token: 'tgt_a_b',
    filter: null,
    clock,
    webSocketImpl: FakeSocket,
    onMessage: () => {},
    onLink: (state) => links.push(state),
    onRoundTrip: () => {},
  })
  feed.start()
  await settled()
  return { clock, links, feed }
}
const askedAfter = () => FakeSocket.last.subscription()!.payload!.variables!.after

beforeEach(() => {
  FakeSocket.opened = []
})

describe('board feed', () => {
  it('LIVE-2 sends the token with the greeting and asks without a cursor at first', async () => {
    await setUp()
    await FakeSocket.last.accept()
    expect(FakeSocket.last.sent[0]).toMatchObject({ type: 'connection_init', payload: { token: 'tgt_a_b' } })
    expect(askedAfter()).toBeNull()
  })

  it('LIVE-2 asks again with the last cursor it applied, not the first', async () => {
    const { clock } = await setUp()
    await FakeSocket.last.accept()
    await FakeSocket.last.report(snapshot('e:10'))
    await FakeSocket.last.report({ __typename: 'BoardDelta', cursor: 'e:42' })
    await FakeSocket.last.fail()
    clock.advance(5_000)
    await FakeSocket.last.accept()
    expect(FakeSocket.opened).toHaveLength(2)
    expect(askedAfter()).toBe('e:42')
  })

  it('LIVE-2 starts over when cut in the middle of a snapshot, and after a reset', async () => {
    const { clock } = await setUp()
    await FakeSocket.last.accept()
    await FakeSocket.last.report(snapshot('e:10', false))
    await FakeSocket.last.report(heartbeat('e:11'))
    await FakeSocket.last.fail()
    clock.advance(5_000)
    await FakeSocket.last.accept()
    expect(askedAfter()).toBeNull()
    await FakeSocket.last.report(snapshot('e:12'))
    await FakeSocket.last.report({ __typename: 'Reset', reason: 'too old' })
    await FakeSocket.last.fail()
    clock.advance(5_000)
    await FakeSocket.last.accept()
    expect(askedAfter()).toBeNull()
  })

  it('LIVE-5 never stops trying, whatever code a socket is closed with', async () => {
    const { clock } = await setUp()
    for (const code of [4500, 4400, 4406, 4409, 4429, 1000, 1006, 1012, 4413]) {
      await FakeSocket.last.accept()
      const before = FakeSocket.opened.length
      await FakeSocket.last.hangUp(code)
      clock.advance(5_000)
      await settled()
      expect([code, FakeSocket.opened.length]).toEqual([code, before + 1])
    }
    for (let round = 0; round < 50; round++) {
      await FakeSocket.last.fail()
      clock.advance(5_000)
    }
    expect(FakeSocket.opened.length).toBeGreaterThan(55)
  })

  it('LIVE-5 gives up a socket whose ping is not answered within five seconds', async () => {
    const { clock, links } = await setUp()
    await FakeSocket.last.accept()
    await FakeSocket.last.report(snapshot('e:1'))
    clock.advance(8_001)
    expect(links[links.length - 1]).toBe('waiting')
    clock.advance(1_000)
    expect(FakeSocket.opened.length).toBeGreaterThanOrEqual(2)
  })

  it('LIVE-5 gives up a socket that never opens', async () => {
    const { clock } = await setUp()
    clock.advance(20_000)
    expect(FakeSocket.opened.length).toBeGreaterThanOrEqual(2)
  })

  it('LIVE-5 says refused for a bad token and tries again only after a minute', async () => {
    const { clock, links } = await setUp()
    await FakeSocket.last.accept()
    await FakeSocket.last.hangUp(4403)
    expect(links[links.length - 1]).toBe('refused')
    clock.advance(59_000)
    expect(FakeSocket.opened).toHaveLength(1)
    clock.advance(1_001)
    expect(FakeSocket.opened).toHaveLength(2)
  })

  it('LIVE-2 comes back no sooner than a leaving server asked', async () => {
    const { clock } = await setUp()
    await FakeSocket.last.accept()
    await FakeSocket.last.report({ __typename: 'GoingAway', retryAfterMs: 4_000 })
    await FakeSocket.last.hangUp(1012)
    clock.advance(3_999)
    expect(FakeSocket.opened).toHaveLength(1)
    clock.advance(4_001)
    expect(FakeSocket.opened).toHaveLength(2)
  })

  it('LIVE-1 distrusts a silent socket when the page is shown again, and keeps a lively one', async () => {
    const { clock, feed } = await setUp()
    await FakeSocket.last.accept()
    await FakeSocket.last.report(snapshot('e:1'))
    feed.resync()
    expect(FakeSocket.opened).toHaveLength(1)
    clock.advance(4_500)
    feed.resync()
    expect(FakeSocket.opened).toHaveLength(2)
  })
})
