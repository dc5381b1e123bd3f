import { seededRandom } from '@tenggat/domain/testing'
import { execute, type GraphQLNamedType, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import { compiledOperation } from '../../src/graphql/compiled.js'
import type { CalendarWindow } from '../../src/live/calendarWindows.js'
import { type LiveMessage, toFactViews } from '../../src/live/message.js'
import { messageSchema } from '../../src/live/messageSchema.js'
import { render } from '../../src/live/selection.js'
import { toBoardClock } from '../../src/store/boardClock.js'
import { drawSelection } from '../graphql/drawSelection.js'
import { aClock, aFact } from '../support/rows.js'

const SEED = 20261202
const api = createSchema()
const schema = messageSchema(api)
const AT = Date.UTC(2026, 11, 1)

const clocks = [
  toBoardClock(aClock()),
  toBoardClock(
    aClock({ id: '2', phase: 'paused', deadlineAt: null, subject: null, booked: null, team: null }),
  ),
]
const calendars: readonly CalendarWindow[] = [
  {
    __typename: 'CalendarWindow',
    id: 'acme@3/office',
    timeZone: 'Asia/Jakarta',
    from: AT,
    to: AT + 1,
    open: [[AT, AT + 1]],
  },
]
const facts = toFactViews([{ fact: aFact(), source: 'desk', ticketKey: 'T-1' }], 'epoch', null)
const head = { cursor: 'epoch:1', serverTime: AT }
const MESSAGES: Readonly<Record<'board' | 'facts', readonly LiveMessage[]>> = {
  board: [
    { __typename: 'BoardSnapshot', ...head, part: 1, last: true, buildId: 'b', clocks, calendars },
    { __typename: 'BoardSnapshot', ...head, part: 1, last: false, buildId: 'b', clocks: [], calendars: [] },
    { __typename: 'BoardDelta', ...head, upserts: clocks, leaves: ['3'], facts, calendars },
    { __typename: 'Heartbeat', ...head, buildId: 'b', agreements: 3 },
    { __typename: 'Reset', reason: 'tooOld' },
    { __typename: 'GoingAway', retryAfterMs: 500 },
  ],
  facts: [
    { __typename: 'FactBatch', ...head, facts },
    { __typename: 'Heartbeat', ...head, buildId: 'b', agreements: 3 },
  ],
}

function selectionOf(text: string) {
  const document = parse(text)
  expect(validate(api, document)).toEqual([])
  return { text, document, operationName: null, variables: {} }
}

/** As graphql-js says it. */
function walked(field: 'board' | 'facts', text: string, message: LiveMessage): string {
  return JSON.stringify(execute({ schema, document: parse(text), rootValue: { [field]: message } }))
}

describe.each(['board', 'facts'] as const)('messages of %s', (field) => {
  const type = schema.getType(field === 'board' ? 'BoardMessage' : 'FactMessage') as GraphQLNamedType

  it(`are the same bytes compiled as walked, whatever is selected of them (seed ${SEED})`, () => {
    const random = seededRandom(SEED)
    for (let drawn = 0; drawn < 40; drawn++) {
      const text = `subscription { ${field} ${drawSelection(schema, type, random)} }`
      const selection = selectionOf(text)
      expect(compiledOperation(schema, selection.document, null), text).not.toBeNull()
      for (const message of MESSAGES[field])
        expect(String(render(schema, field, selection, message)), text).toBe(walked(field, text, message))
    }
  })

  it('are walked where directives decide what is in them', () => {
    const text = `subscription { ${field} { __typename ... on Heartbeat { cursor @skip(if: true) serverTime } } }`
    const selection = selectionOf(text)
    expect(compiledOperation(schema, selection.document, null)).toBeNull()
    for (const message of MESSAGES[field])
      expect(String(render(schema, field, selection, message))).toBe(walked(field, text, message))
  })

  it('that cannot be said are no message at all', () => {
    const selection = selectionOf(`subscription { ${field} { ... on Heartbeat { serverTime } } }`)
    const broken = { ...MESSAGES[field].at(-1)!, __typename: 'Heartbeat', serverTime: 0.5 } as LiveMessage
    expect(() => render(schema, field, selection, broken)).toThrow('an instant must be whole')
  })
})
