/**
 * Collects the keys asked for in one turn of the event loop and reads them together, once each: a list of tickets costs one
 * query for the clocks of all, not one each. Lives as long as one request.
 */
export function createBatchLoader<V>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  missing: V,
): (key: string) => Promise<V> {
  const values = new Map<string, Promise<V>>()
  let batch: { keys: string[]; answer: Promise<ReadonlyMap<string, V>> } | null = null

  return (key) => {
    const known = values.get(key)
    if (known !== undefined) return known
    if (batch === null) {
      const keys: string[] = []
      const answer = Promise.resolve().then(() => {
        batch = null
        return read(keys)
      })
      batch = { keys, answer }
    }
    batch.keys.push(key)
    const value = batch.answer.then((found) => found.get(key) ?? missing)
    values.set(key, value)
    return value
  }
}

/** Rows by a key, in the order given. */
export function groupRows<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
