import { describe, expect, it } from 'vitest'
import type { BoardFact } from '../src/live/boardMessage.js'
import { createBreachNews } from '../src/wall/breachNews.js'
import { wordsOf } from '../src/wall/words/words.js'
import { manualPageClock } from './support/manualPageClock.js'
import { boardRow, HOUR, iso, NOON } from './support/rows.js'

function setUp() {
  const clock = manualPageClock()
  const rowOf = (id: string) => boardRow({ id, ticketKey: `INC-${id}` })
  const news = createBreachNews({ clock, words: wordsOf('en'), sound: false, rowOf })
  const marked: string[] = []
  news.onBreach((clockId) => marked.push(clockId))
  const fact = (clockId: string, over: Partial<BoardFact> = {}): BoardFact => ({
    ...{ position: 1, kind: 'breached', at: iso(NOON), recordedAt: iso(NOON + 5), clockId },
    ...over,
  })
  return { clock, news, marked, fact }
}

describe('breach news', () => {
  it('LIVE-3 marks every fresh breach and says at most one in five seconds', () => {
    const { clock, news, marked, fact } = setUp()
    news.take([fact('1'), fact('2')])
    clock.advance(4_000)
    news.take([fact('3')])
    expect([marked, news.announcement.get()]).toEqual([['1', '2', '3'], 'INC-2: solve is late'])
    clock.advance(1_000)
    news.take([fact('4')])
    expect(news.announcement.get()).toBe('INC-4: solve is late')
  })

  it('LIVE-3 is silent about other facts and about breaches told more than an hour late', () => {
    const { news, marked, fact } = setUp()
    news.take([fact('1', { kind: 'atRisk' }), fact('2', { recordedAt: iso(NOON + HOUR + 1) })])
    expect([marked, news.latestAt]).toEqual([[], null])
  })
})
