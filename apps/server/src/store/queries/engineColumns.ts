import { arrayText, jsonArray, plainArray, textArray } from './engineArrays.js'

type SqlType =
  | 'text'
  | 'bigint'
  | 'int'
  | 'boolean'
  | 'instant'
  | 'jsonb'
  | 'jsonb or null'
  | 'text[]'
  | 'hex'

/** How one column of a table is filled from a row, for a multi-row statement. `jsonb` takes the value itself. */
export type Column<Row> = readonly [name: string, type: SqlType, pick: (row: Row) => unknown]

interface Encoding {
  /** The parameter as a set of values. */
  readonly set: (parameter: string) => string
  /** One value as the column's. */
  readonly value: (name: string) => string
}

const same = (name: string) => name
const unnest = (element: string) => (parameter: string) => `unnest(${parameter}::${element}[])`

const ENCODINGS: Readonly<Record<SqlType, Encoding>> = {
  text: { set: unnest('text'), value: same },
  bigint: { set: unnest('bigint'), value: same },
  int: { set: unnest('int'), value: same },
  boolean: { set: unnest('boolean'), value: same },
  // Milliseconds as float8: exact to the microsecond up to the year 2242, and the column rounds to milliseconds.
  instant: { set: unnest('float8'), value: (name) => `to_timestamp(${name} / 1000)` },
  jsonb: { set: (parameter) => `jsonb_array_elements(${parameter}::jsonb)`, value: same },
  'jsonb or null': { set: unnest('text'), value: (name) => `${name}::jsonb` },
  'text[]': { set: unnest('text'), value: (name) => `${name}::text[]` },
  hex: { set: unnest('text'), value: (name) => `decode(${name}, 'hex')` },
}

export const columnNames = <Row>(columns: readonly Column<Row>[]): string =>
  columns.map(([name]) => name).join(', ')

/** The parameters from `$1` on as rows, side by side; with `ord` numbered from 1. */
export function unnested<Row>(columns: readonly Column<Row>[], alias: string, ordinality = false): string {
  const sets = columns.map(([, type], index) => ENCODINGS[type].set(`$${index + 1}`))
  const names = columns.map(([name]) => name)
  return ordinality
    ? `ROWS FROM (${sets.join(', ')}) WITH ORDINALITY AS ${alias}(${[...names, 'ord'].join(', ')})`
    : `ROWS FROM (${sets.join(', ')}) AS ${alias}(${names.join(', ')})`
}

/** The columns' values out of `alias`, in order. */
export const values = <Row>(columns: readonly Column<Row>[], alias: string): string =>
  columns.map(([name, type]) => ENCODINGS[type].value(`${alias}.${name}`)).join(', ')

/** `name = value` pairs for an UPDATE. */
export const assignments = <Row>(columns: readonly Column<Row>[], alias: string): string =>
  columns.map(([name, type]) => `${name} = ${ENCODINGS[type].value(`${alias}.${name}`)}`).join(', ')

const jsonOrNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** The parameters of `unnested`, one text per column. */
export function parameters<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  return columns.map(([, type, pick]) => {
    if (type === 'jsonb') return jsonArray(rows, pick)
    if (type === 'jsonb or null') return textArray(rows, (row) => jsonOrNull(pick(row)))
    if (type === 'text') return textArray(rows, pick as (row: Row) => string | null)
    if (type === 'text[]') return textArray(rows, (row) => arrayText(pick(row) as readonly string[]))
    return plainArray(rows, pick as (row: Row) => number | null)
  })
}
