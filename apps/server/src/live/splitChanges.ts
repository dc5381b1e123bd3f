import type { Changes } from './changes.js'

/**
 * Cuts changes into parts of at most `size` rows and facts. Rows come first and move nobody's position; each part of
 * facts moves it to its last fact. So a subscriber cut off between two parts resumes without a hole.
 */
export function splitChanges(changes: Changes, from: number, size: number): Changes[] {
  const { upserts, leaves, facts, asOf } = changes
  if (upserts.length + leaves.length <= size && facts.length <= size) return [changes]
  const none = { position: from, asOf, upserts: [], leaves: [], facts: [] }
  const parts: Changes[] = [
    ...slices(upserts, size).map((slice) => ({ ...none, upserts: slice })),
    ...slices(leaves, size).map((slice) => ({ ...none, leaves: slice })),
    ...slices(facts, size).map((slice) => ({ ...none, facts: slice, position: slice.at(-1)!.fact.pos })),
  ]
  return [...parts.slice(0, -1), { ...parts.at(-1)!, position: changes.position }]
}

function slices<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size)
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size))
}
