import { windowCalendar } from '@tenggat/domain'
import { describe, expect, it } from 'vitest'
import { byPriority, distinctHours, prioritiesOf } from '../src/customer/expectation.js'
import { openTickets } from '../src/customer/openTickets.js'
import { wordsOf } from '../src/customer/words/words.js'
import { createZoneClock } from '../src/format/zoneClock.js'
import { takeLink } from '../src/live/token.js'
import { boardRow, DAY, HOUR, iso, MINUTE, NOON } from './support/rows.js'

const words = wordsOf('en')
const speech = { words, clock: createZoneClock('Asia/Jakarta', words.locale) }
const always = windowCalendar([{ from: NOON - DAY, to: NOON + 9 * DAY }])
const at = (now: number) => ({ digitsAt: now, dueAt: now })

describe('customer', () => {
  it('takes the token out of the address, whichever way the link carries it', () => {
    for (const tail of ['#tgt_abc_secret', '?token=tgt_abc_secret&lang=id']) {
      const kept = new Map<string, string>()
      const shown: string[] = []
      const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) }
      const history = {
        replaceState: (_: unknown, __: string, url?: unknown) => void shown.push(String(url)),
      }
      const take = (href: string) => takeLink({ href }, history, storage as unknown as Storage)
      expect(take(`https://desk.example/c${tail}`)).toBe('tgt_abc_secret')
      expect(shown.join()).not.toContain('secret')
      expect(take('https://desk.example/c')).toBe('tgt_abc_secret')
      expect(take('https://desk.example/c#contacts')).toBe('tgt_abc_secret')
    }
  })

  it('puts the most pressing ticket first, and each ticket once', () => {
    const rows = [
      boardRow({ id: '1', ticketKey: 'B', deadlineAt: iso(NOON + 3 * HOUR) }),
      boardRow({ id: '2', ticketKey: 'A', deadlineAt: iso(NOON + 2 * HOUR), metric: 'firstResponse' }),
      boardRow({ id: '3', ticketKey: 'A', deadlineAt: iso(NOON + 9 * HOUR) }),
      boardRow({ id: '4', ticketKey: 'C', verdict: 'breached', breachedAt: iso(NOON - HOUR) }),
      boardRow({ id: '5', ticketKey: 'D', phase: 'paused', deadlineAt: null, status: 'waitingOnCustomer' }),
    ]
    const tickets = openTickets(rows, () => always, at(NOON), speech)
    expect(tickets.map(({ key, promises }) => [key, promises.length])).toEqual([
      ['C', 1],
      ['A', 2],
      ['B', 1],
      ['D', 1],
    ])
    expect(tickets[3]!.promises[0]!.line).toBe('waiting for you since 09:00')
  })

  it('counts down, stands at zero until the server says late, and freezes with the reading', () => {
    const row = boardRow()
    const shown = (now: number, dueAt = now) => {
      const [ticket] = openTickets([row], () => always, { digitsAt: now, dueAt }, speech)
      const { state, digits } = ticket!.promises[0]!
      return `${state} ${digits.sign}${digits.main}`
    }
    expect(shown(NOON + HOUR)).toBe('ontrack 3 h 00')
    expect(shown(NOON + 4 * HOUR + MINUTE)).toBe('due 0:00')
    const late = boardRow({ verdict: 'breached', breachedAt: iso(NOON + 4 * HOUR) })
    const [ticket] = openTickets([late], () => always, at(NOON + 4 * HOUR + 5 * MINUTE), speech)
    expect(ticket!.promises[0]).toMatchObject({ state: 'breached', line: 'should have been done 13:00' })
    expect(ticket!.promises[0]!.digits).toMatchObject({ sign: '−', main: '5:00' })
  })

  it('says when time counts again outside hours', () => {
    const office = windowCalendar([{ from: NOON + DAY, to: NOON + DAY + 8 * HOUR }])
    const row = boardRow({ deadlineAt: iso(NOON + DAY + 4 * HOUR) })
    const [ticket] = openTickets([row], () => office, at(NOON), speech)
    expect(ticket!.promises[0]!.line).toBe('by Tue 13:00 · outside hours, counts again Tue 09:00')
  })

  it('groups promises by priority and tells the same hours once', () => {
    const promise = (priority: string | null, targetId: string) => ({
      ...{ priority, targetId, metric: 'resolution' as const, within: '4 h', text: targetId },
    })
    const commitments = [promise('P1', 'a'), promise('P2', 'b'), promise('P1', 'c'), promise(null, 'd')]
    expect([...byPriority(commitments)].map(([key, list]) => [key, list.length])).toEqual([
      ['P1', 2],
      ['P2', 1],
      [null, 1],
    ])
    expect(prioritiesOf({ commitments })).toEqual(['P1', 'P2'])
    const hours = ['office', 'corporate/office', 'night'].map((calendar) => ({
      ...{
        calendar,
        timeZone: 'Asia/Jakarta',
        zones: ['Asia/Jakarta'],
        lines: [calendar === 'night' ? 'night' : 'day'],
      },
    }))
    expect(distinctHours(hours).map(({ calendar }) => calendar)).toEqual(['office', 'night'])
  })
})
