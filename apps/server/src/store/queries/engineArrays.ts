/**
 * PostgreSQL array literals, built column by column. The driver's own encoder works value by value through several
 * type tests and two regular expressions; at tens of thousands of rows a second that is most of the work.
 */
type Pick<Row, Value> = (row: Row) => Value

const SPECIAL = /["\\]/

const quote = (text: string): string =>
  SPECIAL.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`

/** For `$n::text[]`, and for every type that is read from text. */
export function textArray<Row>(rows: readonly Row[], pick: Pick<Row, string | null>): string {
  let literal = ''
  for (const row of rows) {
    const value = pick(row)
    literal += literal === '' ? '{' : ','
    literal += value === null ? 'NULL' : quote(value)
  }
  return literal === '' ? '{}' : `${literal}}`
}

/** For arrays of numbers, identities and booleans: values whose text holds nothing that needs quoting. */
export function plainArray<Row>(
  rows: readonly Row[],
  pick: Pick<Row, number | bigint | boolean | string | null>,
): string {
  let literal = ''
  for (const row of rows) {
    literal += literal === '' ? '{' : ','
    literal += pick(row) ?? 'NULL'
  }
  return literal === '' ? '{}' : `${literal}}`
}

/** One `text[]` value as text, for a column of arrays: `unnest` would flatten an array of arrays. */
export function arrayText(values: readonly string[]): string {
  return values.length === 0 ? '{}' : `{${values.map(quote).join(',')}}`
}
