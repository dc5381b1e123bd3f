/**
 * Array literals for PostgreSQL, built column by column. The driver's own encoder works value by value through several
 * type tests and two regular expressions; at tens of thousands of rows a second that is most of the work.
 */
type Pick<Row, Value> = (row: Row) => Value

const SPECIAL = /["\\]/

const quote = (text: string): string =>
  SPECIAL.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`

/** For `$n::text[]`, and for every type that is read from text. */
export function textArray<Row>(rows: readonly Row[], pick: Pick<Row, string | null>): string {
  const parts = new Array<string>(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const value = pick(rows[index]!)
    parts[index] = value === null ? 'NULL' : quote(value)
  }
  return `{${parts.join(',')}}`
}

/** For arrays of numbers, identities and booleans: values whose text holds nothing that needs quoting. */
export function plainArray<Row>(
  rows: readonly Row[],
  pick: Pick<Row, number | boolean | string | null | undefined>,
): string {
  const parts = new Array<number | boolean | string>(rows.length)
  for (let index = 0; index < rows.length; index++) parts[index] = pick(rows[index]!) ?? 'NULL'
  return `{${parts.join(',')}}`
}

/** One `text[]` value as text, for a column of arrays: `unnest` would flatten an array of arrays. */
export function arrayText(values: readonly string[]): string {
  return values.length === 0 ? '{}' : `{${values.map(quote).join(',')}}`
}

/** One JSON array of all the values, for `jsonb_array_elements`: read once, with nothing to quote. */
export function jsonArray<Row>(rows: readonly Row[], pick: Pick<Row, unknown>): string {
  return JSON.stringify(rows.map(pick))
}
