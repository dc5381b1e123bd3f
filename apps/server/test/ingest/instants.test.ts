import { describe, expect, it } from 'vitest'
import { DateTime } from '../../src/graphql/scalars.js'
import { readEventInput } from '../../src/ingest/readEventInput.js'

const event = (occurredAt: unknown) =>
  readEventInput('desk', { ticketKey: 'T-1', eventId: 'e', occurredAt, changes: [{ kind: 'opened' }] })

describe('W11: instants through the API', () => {
  it.each([
    ['2026-03-02T09:00:00.123456789Z', 123],
    ['2026-03-02T16:00:00.5+0700', 500],
    ['2026-03-02 09:00:00Z', 0],
    ['2026-03-02t10:00:00+01', 0],
  ])('W11 TIM-7 %s is read alike in an event and as any argument', (text, ms) => {
    const at = Date.UTC(2026, 2, 2, 9, 0, 0, ms)
    expect(event(text)).toMatchObject({ ok: true, value: { event: { occurredAt: at } } })
    expect(DateTime.parseValue(text)).toBe(at)
  })

  it.each(['2026-03-02T09:00:00', '2026-03-02T24:00:00Z', '2026-12-31T23:59:60Z', '2026-02-29T09:00:00Z', 7])(
    'W11 TIM-7 %s is refused with the place and what would be right',
    (text) => {
      expect(event(text)).toMatchObject({
        problems: [
          { code: 'badInstant', path: ['occurredAt'], expected: expect.stringContaining('with a zone') },
        ],
      })
      expect(() => DateTime.parseValue(text)).toThrow(/with a zone/)
    },
  )
})
