import { describe, expect, it } from 'vitest'
import type { NodeFiguresFragment } from '../../src/gql/manager.js'
import { sparkline } from '../../src/manager/figures/sparkline.js'
import { treeRows } from '../../src/manager/figures/treeRows.js'

const node = (id: string, over: { parentId?: string; supports?: string[]; kind?: string } = {}) =>
  ({
    agreement: { id, title: id, kind: 'customer', parentId: null, supports: [], ...over },
    ...{ open: 3, atRisk: 1, breachedOpen: 1, met: 8, breached: 2, ratio: 0.8, goals: [] },
    monthly: [{ month: '2026-11', met: 4, breached: 1, ratio: 0.8 }],
  }) as unknown as NodeFiguresFragment
const paths = (nodes: NodeFiguresFragment[], closed: string[] = []) =>
  treeRows(nodes, new Set(closed)).map(
    ({ path, depth, hasChildren }) => `${depth} ${path}${hasChildren ? ' +' : ''}`,
  )

describe('tree of agreements', () => {
  const corporate = node('corp')
  const customer = node('cust', { parentId: 'corp' })
  const other = node('other', { parentId: 'corp' })
  const ola = node('ola', { supports: ['cust', 'other'], kind: 'internal' })

  it('KIND-2 stands levels under their parent and an OLA under each agreement that it supports', () => {
    expect(paths([corporate, customer, other, ola])).toEqual([
      '0 corp +',
      '1 corp/cust +',
      '2 corp/cust/ola',
      '1 corp/other +',
      '2 corp/other/ola',
    ])
  })

  it('M2 sums a level over all below it, and leaves what stands behind them out', () => {
    const [top, cust, behind] = treeRows([corporate, customer, other, ola], new Set())
    expect(top).toMatchObject({
      isRollUp: true,
      whole: { open: 9, met: 24, breached: 6, ratio: 0.8, agreementIds: ['corp', 'cust', 'other'] },
    })
    expect(top!.whole.monthly).toEqual([{ month: '2026-11', met: 12, breached: 3, ratio: 0.8 }])
    expect([cust!.isRollUp, cust!.whole.met, behind!.isRollUp]).toEqual([false, 8, false])
  })

  it('folds a branch away where it stands, and nowhere else', () => {
    expect(paths([corporate, customer, other, ola], ['corp/cust'])).toEqual([
      '0 corp +',
      '1 corp/cust +',
      '1 corp/other +',
      '2 corp/other/ola',
    ])
  })

  it('shows at the root what stands under an agreement that cannot be seen, and ends on a circle', () => {
    expect(paths([customer, ola])).toEqual(['0 cust +', '1 cust/ola'])
    const a = node('a', { parentId: 'b' })
    const b = node('b', { parentId: 'a' })
    expect(paths([a, b])).toEqual([])
    expect(paths([node('self', { supports: ['self'] }), corporate])).toEqual(['0 corp'])
  })
})

describe('sparkline', () => {
  it('breaks where a month decided nothing, and marks the newest and the lonely', () => {
    const months = [1, null, 0.9, 0.95].map((ratio) => ({ ratio }))
    const shape = sparkline(months, 0.9, 96, 24)
    expect(shape.lines).toHaveLength(1)
    expect(shape.dots).toHaveLength(2)
    expect(shape.dots[0]).toEqual({ x: 3, y: 3 })
    expect(shape.objectiveY).toBeGreaterThan(3)
    expect(shape.objectiveY).toBeLessThanOrEqual(21)
  })

  it('says nothing of nothing', () => {
    expect(sparkline([{ ratio: null }], null, 96, 24)).toEqual({ lines: [], dots: [], objectiveY: null })
  })
})
