import { describe, expect, it } from 'vitest'
import {
  documentOf,
  explainMatch,
  formatTerms,
  parseAgreementTerms,
  parseDocument,
  type TicketEvent,
} from '../src/index.js'
import { agreement, event, opened, target } from '../src/testing/index.js'
import { live, run, utc } from './clock/support.js'

const DOCUMENT = {
  id: 'sla',
  title: 'SLA',
  calendars: { hours: { timeZone: 'UTC', weekly: { mon: [['09:00', '17:00']] } } },
}
const read = (when: unknown) =>
  parseAgreementTerms({ ...DOCUMENT, targets: [{ id: 'own', metric: 'timeToOwn', within: '1h', when }] })
const at = (time: string) => utc(`2026-03-02 ${time}`)

describe('a condition that names no value', () => {
  it('AGR-80 is written as it is read, in both styles, and is asked of any attribute that a ticket may lack', () => {
    const when = { team: { is: 'any' }, service: { is: 'none' }, priority: 'P1' }
    const terms = read(when)
    if (!terms.ok) throw new Error(JSON.stringify(terms.problems))
    expect((formatTerms(terms.value).targets as unknown[])[0]).toMatchObject({ when })
    expect(parseAgreementTerms(formatTerms(terms.value, 'full'))).toEqual(terms)
    expect(parseDocument(documentOf(terms.value))).toEqual(terms)
  })

  it.each([
    [{ team: { is: 'some' } }, 'unknownValue', ['targets', 0, 'when', 'team', 'is']],
    [{ team: { has: 'any' } }, 'unknownKey', ['targets', 0, 'when', 'team', 'has']],
    [{ status: { is: 'any' } }, 'notForField', ['targets', 0, 'when', 'status']],
    [{ source: { is: 'none' } }, 'notForField', ['targets', 0, 'when', 'source']],
    [{ team: '*' }, 'unknownWildcard', ['targets', 0, 'when', 'team']],
    [{ team: ['L1', 'L2*'] }, 'unknownWildcard', ['targets', 0, 'when', 'team', 1]],
    [{ customer: '%' }, 'unknownWildcard', ['targets', 0, 'when', 'customer']],
    [{ customer: '?' }, 'unknownWildcard', ['targets', 0, 'when', 'customer']],
  ])('AGR-80 refuses %j as %s', (when, code, path) => {
    const terms = read(when)
    expect(terms.ok ? [] : terms.problems.map((each) => [each.code, each.path])).toContainEqual([code, path])
  })

  it('AGR-80 reads what was signed before patterns were refused as the name it says', () => {
    const target = { id: 'own', metric: 'timeToOwn', within: '1h', when: { team: '*' } }
    const terms = parseDocument({ ...DOCUMENT, targets: [target], form: 1 })
    expect(terms.ok && terms.value.targets[0]!.when).toEqual({ team: ['*'] })
  })

  it('AGR-80 time to own ends when any team has the ticket', () => {
    const sla = agreement([target({ id: 'own', metric: 'timeToOwn', stopWhen: [{ team: { is: 'any' } }] })])
    const events: TicketEvent[] = [
      event(at('09:00'), [opened]),
      event(at('10:00'), [{ kind: 'assigned', agent: 'budi' }]),
      event(at('11:00'), [{ kind: 'assigned', team: 'network' }]),
    ]
    const [clock] = live([sla], events).clocks
    expect(clock).toMatchObject({ verdict: 'met', stoppedAt: at('11:00') })
  })

  it('AGR-80 a target for tickets without any tag ends with the first one, and explains itself', () => {
    const sla = agreement([
      target({ id: 'untagged', when: { tags: { is: 'none' } } }),
      target({ id: 'tagged', when: { tags: { is: 'any' } } }),
    ])
    const events = [event(at('09:00'), [opened]), event(at('10:00'), [{ kind: 'classified', tags: ['vip'] }])]
    const { clock, fold } = run(sla, events)
    expect(clock.targetId).toBe('tagged')
    const [lost, won] = explainMatch(sla, 'resolution', fold.ticket, 'desk')
    expect(lost).toMatchObject({ code: 'differs', reason: 'tags are vip, and it wants none' })
    expect(lost!.conditions).toEqual([{ field: 'tags', wanted: [], presence: 'none', present: ['vip'] }])
    expect(won).toMatchObject({ won: true, code: 'applies' })
  })
})
