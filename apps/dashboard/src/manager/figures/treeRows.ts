import type { NodeFiguresFragment } from '../../gql/manager.js'
import type { CountedFigures } from './FigureCells.js'

export interface TreeRow {
  /** The way from the root: an OLA that supports two agreements stands under both. */
  readonly path: string
  readonly depth: number
  readonly node: NodeFiguresFragment
  readonly hasChildren: boolean
  /** What the row counts: the agreement and every level below it. */
  readonly whole: CountedFigures
  /** Whether others than its own are among them. */
  readonly isRollUp: boolean
}

/**
 * The agreements as they stand under one another: levels below their parent, OLAs and underpinning contracts below
 * what they support. One whose parent cannot be seen stands at the root. The server's order is kept.
 * @param closed paths whose children are not shown
 */
export function treeRows(nodes: readonly NodeFiguresFragment[], closed: ReadonlySet<string>): TreeRow[] {
  const known = new Set(nodes.map(({ agreement }) => agreement.id))
  const children = new Map<string | null, NodeFiguresFragment[]>()
  for (const node of nodes) {
    const { parentId, supports } = node.agreement
    const above = [...new Set([...(parentId === null ? [] : [parentId]), ...supports])].filter((id) =>
      known.has(id),
    )
    for (const id of above.length === 0 ? [null] : above) {
      children.set(id, [...(children.get(id) ?? []), node])
    }
  }
  const rows: TreeRow[] = []
  const walk = (parent: string | null, path: readonly string[]) => {
    for (const node of children.get(parent) ?? []) {
      const { id } = node.agreement
      // Nothing on record supports itself, but a page must not hang on what it is told.
      if (path.includes(id)) continue
      const here = [...path, id]
      const hasChildren = (children.get(id) ?? []).some(({ agreement }) => !here.includes(agreement.id))
      const key = here.join('/')
      const below = levelsBelow(id, nodes)
      const whole = sumOf(node, below)
      rows.push({ path: key, depth: path.length, node, hasChildren, whole, isRollUp: below.length > 0 })
      if (!closed.has(key)) walk(id, here)
    }
  }
  walk(null, [])
  return rows
}

/** Agreements of the levels below one. What stands behind it is counted for itself: its clocks are no promises to the customer. */
function levelsBelow(id: string, nodes: readonly NodeFiguresFragment[]): readonly NodeFiguresFragment[] {
  const found = new Set([id])
  const below: NodeFiguresFragment[] = []
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const node of nodes) {
      const { parentId } = node.agreement
      if (parentId === null || !found.has(parentId) || found.has(node.agreement.id)) continue
      found.add(node.agreement.id)
      below.push(node)
    }
  }
  return below
}

function sumOf(node: NodeFiguresFragment, below: readonly NodeFiguresFragment[]): CountedFigures {
  const all = [node, ...below]
  const sum = (field: 'open' | 'atRisk' | 'breachedOpen' | 'met' | 'breached') =>
    all.reduce((total, each) => total + each[field], 0)
  const [met, breached] = [sum('met'), sum('breached')]
  const monthly = node.monthly.map((month) => {
    const same = all.flatMap((each) => each.monthly.filter((other) => other.month === month.month))
    const of = (field: 'met' | 'breached') => same.reduce((total, each) => total + each[field], 0)
    return { ...month, met: of('met'), breached: of('breached'), ratio: ratioOf(of('met'), of('breached')) }
  })
  return {
    ...{
      open: sum('open'),
      atRisk: sum('atRisk'),
      breachedOpen: sum('breachedOpen'),
      met,
      breached,
      monthly,
    },
    ...{ ratio: ratioOf(met, breached), goals: all.flatMap(({ goals }) => goals) },
    agreementIds: all.map(({ agreement }) => agreement.id),
  }
}

const ratioOf = (met: number, breached: number): number | null =>
  met + breached === 0 ? null : met / (met + breached)
