import type { Instant } from '@tenggat/domain'
import type { EntitySchemaColumnOptions } from 'typeorm'

/** timestamptz ↔ epoch milliseconds. The store's connections already read it as a number (pgTypes.ts). */
const instantTransformer = {
  from: (value: Instant | null) => value,
  to: (value: unknown) => (typeof value === 'number' ? new Date(value) : value),
}

/** A bigint that names a row: text, so it is never computed with. */
const idTransformer = {
  from: (value: number | string | null) => (value === null ? null : String(value)),
  to: (value: unknown) => value,
}

const named = (
  name: string,
  options: Omit<EntitySchemaColumnOptions, 'name'>,
): EntitySchemaColumnOptions => ({
  name,
  ...options,
})

export const instant = (name: string) =>
  named(name, { type: 'timestamptz', precision: 3, transformer: instantTransformer })
export const instantOrNull = (name: string) => ({ ...instant(name), nullable: true })
export const text = (name: string) => named(name, { type: 'text' })
export const textOrNull = (name: string) => named(name, { type: 'text', nullable: true })
export const texts = (name: string) => named(name, { type: 'text', array: true })
export const textsOrNull = (name: string) => ({ ...texts(name), nullable: true })
export const int = (name: string) => named(name, { type: 'int' })
export const intOrNull = (name: string) => named(name, { type: 'int', nullable: true })
/** A bigint that is a number to the domain: durations, positions, sequences. */
export const count = (name: string) => named(name, { type: 'bigint' })
export const countOrNull = (name: string) => named(name, { type: 'bigint', nullable: true })
export const flag = (name: string) => named(name, { type: 'boolean' })
export const json = (name: string) => named(name, { type: 'jsonb' })
export const jsonOrNull = (name: string) => named(name, { type: 'jsonb', nullable: true })
export const bytes = (name: string) => named(name, { type: 'bytea' })
export const rowId = (name: string) => named(name, { type: 'bigint', transformer: idTransformer })
export const rowIdOrNull = (name: string) => ({ ...rowId(name), nullable: true })
/** The identity column: the database numbers it. */
export const identity = (name: string): EntitySchemaColumnOptions => ({
  ...rowId(name),
  primary: true,
  generated: 'increment',
})
export const key = (options: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({
  ...options,
  primary: true,
})
