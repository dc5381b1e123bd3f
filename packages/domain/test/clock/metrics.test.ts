import { describe, expect, it } from 'vitest'
import {
  HELD_METRICS,
  LIFETIME_METRIC,
  METRIC_RECORDS,
  METRICS,
  parseAgreementTerms,
} from '../../src/index.js'

describe('metrics', () => {
  it('CLK-2 exactly one is about the whole life of a ticket, and its result lasts as long as the solution', () => {
    expect(METRICS.filter((metric) => METRIC_RECORDS[metric].isLifetime)).toEqual([LIFETIME_METRIC])
    expect(METRIC_RECORDS[LIFETIME_METRIC]).toMatchObject({ isProvisional: true, isHeld: false })
  })

  it('CLK-18 what is held follows itself, stay after stay; a part is counted within a stay', () => {
    expect(HELD_METRICS).toEqual(['heldTime', 'vendorTime'])
    for (const metric of METRICS) {
      const { isHeld, isPartOfStay, course } = METRIC_RECORDS[metric]
      if (isPartOfStay) expect(isHeld).toBe(true)
      if (isHeld) expect(course).toBe('succession')
    }
  })

  it('AGR-15 whether a target says by whom it is held is what its metric’s record says', () => {
    for (const metric of METRICS) {
      const held = { heldWhile: { line: 'L2' } }
      const said = (more: object) =>
        parseAgreementTerms({
          ...{
            id: 'a',
            title: 'A',
            calendars: { always: { timeZone: 'UTC', weekly: { mon: [['00:00', '24:00']] } } },
          },
          targets: [{ id: 't', metric, within: '1h', ...more }],
        }).ok
      expect([metric, said(held), said({})]).toEqual([
        metric,
        METRIC_RECORDS[metric].isHeld,
        !METRIC_RECORDS[metric].isHeld,
      ])
    }
  })
})
