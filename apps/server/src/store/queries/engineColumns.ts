import { arrayText, plainArray, textArray } from './engineArrays.js'

type SqlType = 'text' | 'bigint' | 'int' | 'boolean' | 'instant' | 'jsonb' | 'text[]' | 'hex'

/** How one column of a table is filled from a row, for a multi-row statement. */
export type Column<Row> = readonly [name: string, type: SqlType, pick: (row: Row) => unknown]

/** The type of the parameter's elements and the expression that turns one into the column's value. */
const ENCODINGS: Readonly<Record<SqlType, readonly [element: string, wrap: (name: string) => string]>> = {
  text: ['text', (name) => name],
  bigint: ['bigint', (name) => name],
  int: ['int', (name) => name],
  boolean: ['boolean', (name) => name],
  // Milliseconds as float8: exact to the microsecond up to the year 2242, and the column rounds to milliseconds.
  instant: ['float8', (name) => `to_timestamp(${name} / 1000)`],
  jsonb: ['text', (name) => `${name}::jsonb`],
  'text[]': ['text', (name) => `${name}::text[]`],
  hex: ['text', (name) => `decode(${name}, 'hex')`],
}

export const columnNames = <Row>(columns: readonly Column<Row>[]): string =>
  columns.map(([name]) => name).join(', ')

/** `unnest($first::type[], …) AS alias(names)`, numbered from 1. */
export function unnested<Row>(columns: readonly Column<Row>[], alias: string, ordinality = false): string {
  const parameters = columns.map(([, type], index) => `$${index + 1}::${ENCODINGS[type][0]}[]`)
  const names = columns.map(([name]) => name)
  return ordinality
    ? `unnest(${parameters.join(', ')}) WITH ORDINALITY AS ${alias}(${[...names, 'ord'].join(', ')})`
    : `unnest(${parameters.join(', ')}) AS ${alias}(${names.join(', ')})`
}

/** The columns' values out of `alias`, in order. */
export const values = <Row>(columns: readonly Column<Row>[], alias: string): string =>
  columns.map(([name, type]) => ENCODINGS[type][1](`${alias}.${name}`)).join(', ')

/** `name = value` pairs for an UPDATE. */
export const assignments = <Row>(columns: readonly Column<Row>[], alias: string): string =>
  columns.map(([name, type]) => `${name} = ${ENCODINGS[type][1](`${alias}.${name}`)}`).join(', ')

/** The parameters of `unnested`, one array literal per column. */
export function parameters<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  return columns.map(([, type, pick]) => {
    if (type === 'text' || type === 'jsonb') return textArray(rows, pick as (row: Row) => string | null)
    if (type === 'text[]') return textArray(rows, (row) => arrayText(pick(row) as readonly string[]))
    return plainArray(rows, pick as (row: Row) => number | null)
  })
}
