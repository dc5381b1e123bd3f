import { NEVER, windowCalendar } from '@tenggat/domain'
import { describe, expect, it } from 'vitest'
import { digits } from '../src/format/digits.js'
import { createWallClock } from '../src/format/wallClock.js'
import { tileModel } from '../src/wall/tile/tileModel.js'
import { wordsOf } from '../src/wall/words/words.js'
import { boardRow, DAY, HOUR, iso, MINUTE, NOON } from './support/rows.js'

const units = { hour: 'h', minute: 'min' }
const show = (ms: number) => {
  const { sign, main } = digits(ms, units)
  return sign + main
}

describe('digits', () => {
  it('LIVE-1 formats by magnitude', () => {
    expect(
      [51 * HOUR, 3 * HOUR + 7 * MINUTE + 12_000, 22 * MINUTE + 42_000, 7 * MINUTE + 42_000, 42_000, 0].map(
        show,
      ),
    ).toEqual(['51 h', '3 h 07', '22 min', '7:42', '0:42', '0:00'])
  })

  it('LIVE-1 rounds time left up and overrun down: zero is shown exactly when due', () => {
    expect([1, 1_000, 1_001, -1, -999, -1_000].map(show)).toEqual([
      '0:01',
      '0:01',
      '0:02',
      '−0:00',
      '−0:00',
      '−0:01',
    ])
  })

  it('LIVE-1 moves on at the edges of a minute, an hour and a day', () => {
    expect([59_001, MINUTE - 1, HOUR - 1, DAY - 1].map(show)).toEqual(['1:00', '1:00', '1 h 00', '24 h'])
  })
})

describe('tile', () => {
  const speech = (language: 'en' | 'id') => {
    const words = wordsOf(language)
    return { words, clock: createWallClock('Asia/Jakarta', words.locale) }
  }
  const always = windowCalendar([{ from: NOON - 9 * DAY, to: NOON + 9 * DAY }])
  const at = (now: number, confirmed = true) => ({ digitsAt: now, dueAt: now, confirmed })
  const en = speech('en')

  it('LIVE-1 counts down while running and names the due time', () => {
    const model = tileModel(boardRow(), always, at(NOON + HOUR), en)
    expect(model).toMatchObject({
      state: 'ontrack',
      motion: 'running',
      digits: { main: '3 h 00' },
    })
    expect(model.line[0]).toBe('On track · due 13:00')
  })

  it('LIVE-1 counts business time only and says when a closed clock goes on', () => {
    const office = windowCalendar([
      { from: NOON, to: NOON + HOUR },
      { from: NOON + DAY, to: NOON + DAY + 9 * HOUR },
    ])
    const row = boardRow({ deadlineAt: iso(NOON + DAY + 3 * HOUR) })
    const model = tileModel(row, office, at(NOON + 5 * HOUR), en)
    expect(model).toMatchObject({
      state: 'ontrack',
      motion: 'closed',
      digits: { main: '3 h 00' },
    })
    expect(model.line[0]).toBe('On track · closed, resumes Tue 09:00')
  })

  it('LIVE-1 stands still when paused, with reason and since when', () => {
    const row = boardRow({
      phase: 'paused',
      deadlineAt: null,
      usedMs: HOUR,
      status: 'onHold',
      statusReason: 'Wait - User',
    })
    const model = tileModel(row, always, at(NOON + 5 * HOUR), en)
    expect(model).toMatchObject({ state: 'paused', motion: 'paused', digits: { main: '3 h 00' } })
    expect(model.line[0]).toBe('Paused · Wait - User · since 09:00')
  })

  it('CLK-34 LIVE-1 a pause that ends by itself says until when, and goes on then without a word of the server', () => {
    const row = boardRow({
      ...{ phase: 'paused', deadlineAt: null, usedMs: HOUR, status: 'onHold', statusReason: 'Wait - User' },
      resumesAt: iso(NOON + DAY),
    })
    const model = tileModel(row, always, at(NOON + 5 * HOUR), en)
    expect(model).toMatchObject({ state: 'paused', digits: { main: '3 h 00' } })
    expect(model.line.slice(0, 2)).toEqual([
      'Paused · Wait - User · until Tue 09:00',
      'Paused · until Tue 09:00',
    ])
    expect(tileModel(row, always, at(NOON + 5 * HOUR), speech('id')).line[1]).toBe(
      'Dijeda · sampai Sel 09:00',
    )
    expect(tileModel(row, always, at(NOON + DAY + HOUR), en)).toMatchObject({
      ...{ state: 'ontrack', motion: 'running', digits: { main: '2 h 00' } },
    })
    const late = boardRow({
      ...{ phase: 'paused', verdict: 'breached', breachedAt: iso(NOON), usedMs: 5 * HOUR },
      resumesAt: iso(NOON + DAY),
    })
    expect(tileModel(late, always, at(NOON + 5 * HOUR), en).line[0]).toBe('Late, paused · until Tue 09:00')
  })

  it('LIVE-1 at local zero says due, at zero, until the fact comes', () => {
    const model = tileModel(boardRow(), always, at(NOON + 4 * HOUR + MINUTE), en)
    expect(model).toMatchObject({ state: 'due', digits: { sign: '', main: '0:00' } })
    expect(tileModel(boardRow(), always, at(NOON + 4 * HOUR - 1), en).state).toBe('ontrack')
  })

  it('CLK-26 W4: late counts from the deadline that was missed, though another target allows more', () => {
    const lowered = boardRow({
      verdict: 'breached',
      breachedAt: iso(NOON + HOUR),
      targetMs: 40 * HOUR,
      lateAfterMs: HOUR,
      deadlineAt: iso(NOON + 40 * HOUR),
    })
    const model = tileModel(lowered, always, at(NOON + 3.5 * HOUR), en)
    expect(model).toMatchObject({ state: 'breached', digits: { sign: '−', main: '2 h 30' } })
    expect(model.line[0]).toMatch(/^Late · since /)
  })

  it('LIVE-5 an unconfirmed zero says so', () => {
    const model = tileModel(boardRow(), always, at(NOON + 4 * HOUR, false), en)
    expect(model.line[0]).toBe('Due, unconfirmed')
  })

  it('LIVE-5 a zero shown before the silence was noticed stays a zero', () => {
    const end = NOON + 4 * HOUR
    const stale = { digitsAt: end - 4_000, dueAt: end + 6_000, confirmed: false }
    expect(tileModel(boardRow(), always, stale, en)).toMatchObject({ state: 'due', digits: { main: '0:00' } })
  })

  it('LIVE-1 counts the overrun in business and in wall time once the fact is there', () => {
    const hours = windowCalendar([{ from: NOON, to: NOON + 5 * HOUR }])
    const row = boardRow({ verdict: 'breached', breachedAt: iso(NOON + 4 * HOUR) })
    const model = tileModel(row, hours, at(NOON + 10 * HOUR), en)
    expect(model).toMatchObject({ state: 'breached', digits: { sign: '−', main: '1 h 00' } })
    expect(model.line[0]).toBe('Late · 1 h 00 work · 6 h 00 wall')
  })

  it('LIVE-1 a late clock keeps its sign while no open time has passed since', () => {
    const closing = windowCalendar([{ from: NOON, to: NOON + 4 * HOUR }])
    const row = boardRow({ verdict: 'breached', breachedAt: iso(NOON + 4 * HOUR) })
    const { digits: shown } = tileModel(row, closing, at(NOON + 9 * HOUR), en)
    expect(shown.sign + shown.main).toBe('−0:00')
  })

  it('LIVE-1 a breached clock that is paused stays late and says it is paused', () => {
    const row = boardRow({
      phase: 'paused',
      verdict: 'breached',
      breachedAt: iso(NOON),
      usedMs: 5 * HOUR,
      status: 'waitingOnCustomer',
    })
    const model = tileModel(row, always, at(NOON + 9 * HOUR), en)
    expect(model).toMatchObject({
      state: 'breached',
      motion: 'paused',
      digits: { sign: '−', main: '1 h 00' },
    })
    expect(model.line[0]).toBe('Late, paused · Customer')
  })

  it('LIVE-3 speaks Indonesian', () => {
    const model = tileModel(boardRow({ atRisk: true }), always, at(NOON + HOUR), speech('id'))
    expect([model.state, model.line[0]]).toEqual(['atrisk', 'Berisiko · batas 13:00'])
  })

  it('LIVE-1 a calendar that never opens again says closed and nothing more', () => {
    const never = windowCalendar([{ from: NOON - HOUR, to: NOON }])
    expect(never.nextOpen(NOON)).toBe(NEVER)
    const model = tileModel(boardRow({ deadlineAt: null }), never, at(NOON + HOUR), en)
    expect(model.line).toEqual(['On track · closed', 'closed'])
  })
})
