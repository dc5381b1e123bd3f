import { type AgreementTerms, checkChain, loosenings } from '@tenggat/domain'
import { describe, expect, it } from 'vitest'
import { compiled, running } from './floorAgreements.js'

const of = (kind: AgreementTerms['kind']) => running.filter((terms) => terms.kind === kind)
const FROM = Date.UTC(2026, 10, 1)

describe("the floor's agreements", () => {
  it('are of every kind and level, each after what it refers to', () => {
    const levels = of('customer').map(({ level }) => level)
    expect(levels).toEqual(['corporate', 'customer', 'customer', 'customer', 'customer', 'service'])
    expect(of('internal').length).toBeGreaterThanOrEqual(3)
    expect(of('underpinning').length).toBeGreaterThanOrEqual(3)
    const ids = running.map(({ id }) => id)
    running.forEach(({ routes }, place) => {
      for (const { steps } of routes)
        for (const { agreement } of steps) expect(ids.slice(0, place)).toContain(agreement)
    })
  })

  it.each(of('customer').filter(({ routes }) => routes.length > 0))(
    'of customers hold whatever time those behind them take: $id',
    ({ id }) => {
      const customer = compiled.find((each) => each.id === id)!
      const behind = compiled.filter(({ terms }) => terms.kind !== 'customer')
      const { routes } = checkChain(customer, behind, FROM)
      expect(routes.length).toBeGreaterThan(0)
      expect(routes.filter(({ fits }) => !fits)).toEqual([])
    },
  )

  it.each(of('customer'))('promise no less than the level above: $id', (terms) => {
    expect(loosenings(terms, FROM)).toEqual([])
  })
})
