/** One row of a table: its number (data rows count from 1) and its fields by column. */
export interface Row {
  readonly number: number
  readonly fields: Readonly<Record<string, string>>
}

/** What a mapping makes an event of: a row of a table, or a JSON value. */
export interface Item {
  /** A row's number in its table; null for JSON, which has no order of its own. */
  readonly number: number | null
  /** The text at a place: a column, or a path such as `issue.tags[0]`. Empty where there is nothing; throws NoText. */
  text(place: string): string
  /** The texts of a list at a place; null where there is no list. */
  list(place: string): readonly string[] | null
}

/** At a place where a text is wanted stands something else. */
export class NoText extends Error {
  constructor(
    readonly place: string,
    found: string,
  ) {
    super(`${found} stands there`)
  }
}

export function itemOfRow(row: Row): Item {
  return { number: row.number, text: (column) => row.fields[column] ?? '', list: () => null }
}

const STEP = /\.?([^.[\]{}]+)|\[(\d+)\]/y

/** The keys and indexes of a path, e.g. `detail[0].x`; null when it is none. */
export function stepsOf(path: string): readonly (string | number)[] | null {
  const steps: (string | number)[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < path.length) {
    const found = STEP.exec(path)
    if (found === null) return null
    steps.push(found[2] === undefined ? found[1]! : Number(found[2]))
  }
  return steps.length === 0 ? null : steps
}

/** What an HTTP header is called in a mapping: `@webhook-id`. */
export const HEADER_MARK = '@'

/** @param headers by their names in small letters */
export function itemOfJson(body: unknown, headers: Readonly<Record<string, string>>): Item {
  const at = (place: string): unknown => {
    if (place.startsWith(HEADER_MARK)) {
      const name = place.slice(1).toLowerCase()
      return Object.hasOwn(headers, name) ? headers[name] : undefined
    }
    return (stepsOf(place) ?? []).reduce<unknown>(stepInto, body)
  }
  const textOf = (place: string, value: unknown): string => {
    if (typeof value === 'string') return value
    if (value === undefined || value === null) return ''
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    throw new NoText(place, Array.isArray(value) ? 'a list' : 'an object')
  }
  return {
    number: null,
    text: (place) => textOf(place, at(place)),
    list: (place) => {
      const value = at(place)
      return Array.isArray(value) ? value.map((each, index) => textOf(`${place}[${index}]`, each)) : null
    },
  }
}

function stepInto(value: unknown, step: string | number): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined
}
