import type { NodeFiguresFragment } from '../../gql/manager.js'

export interface TreeRow {
  /** The way from the root: an OLA that supports two agreements stands under both. */
  readonly path: string
  readonly depth: number
  readonly node: NodeFiguresFragment
  readonly hasChildren: boolean
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
      rows.push({ path: key, depth: path.length, node, hasChildren })
      if (!closed.has(key)) walk(id, here)
    }
  }
  walk(null, [])
  return rows
}
