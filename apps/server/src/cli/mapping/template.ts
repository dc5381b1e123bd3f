/** A text with `{column}` places: the row's value of that column, or its number for `{row}`. */
export interface Template {
  readonly text: string
  /** Columns it names, without `row`. */
  readonly columns: readonly string[]
  /** Fills the places in; `{row}` is the row's number, from 1. */
  fill(row: Row): string
}

/** One row of a table: its number (data rows count from 1) and its fields by column. */
export interface Row {
  readonly number: number
  readonly fields: Readonly<Record<string, string>>
}

const PLACE = /\{([^{}]*)\}/

/** Compiles a template. `{` and `}` have no other use in it. */
export function compileTemplate(text: string): Template {
  // Splitting by a pattern with one group gives literal, name, literal, name, …, literal.
  const parts = text.split(new RegExp(PLACE, 'g'))
  const names = parts.filter((_, index) => index % 2 === 1)
  return {
    text,
    columns: [...new Set(names.filter((name) => name !== 'row'))],
    fill: (row) => {
      let filled = parts[0]!
      for (let index = 1; index < parts.length; index += 2) {
        const name = parts[index]!
        filled += (name === 'row' ? String(row.number) : (row.fields[name] ?? '')) + parts[index + 1]!
      }
      return filled
    },
  }
}
