import type { Item } from './item.js'

/** A text with `{place}` places: the item's text there, or a row's number for `{row}`. */
export interface Template {
  readonly text: string
  /** Places it names, without `row`. */
  readonly places: readonly string[]
  /** Fills the places in. */
  fill(item: Item): string
  /** The texts it stands for as a tag: those of a list where it is one place and nothing else, or else its one text. */
  fillAll(item: Item): readonly string[]
}

const PLACE = /\{([^{}]*)\}/

/** Compiles a template. `{` and `}` have no other use in it. */
export function compileTemplate(text: string): Template {
  // Splitting by a pattern with one group gives literal, name, literal, name, …, literal.
  const parts = text.split(new RegExp(PLACE, 'g'))
  const names = parts.filter((_, index) => index % 2 === 1)
  const only = parts.length === 3 && parts[0] === '' && parts[2] === '' ? parts[1]! : null
  const fill = (item: Item): string => {
    let filled = parts[0]!
    for (let index = 1; index < parts.length; index += 2) {
      const name = parts[index]!
      filled += (name === 'row' ? String(item.number ?? '') : item.text(name)) + parts[index + 1]!
    }
    return filled
  }
  return {
    text,
    places: [...new Set(names.filter((name) => name !== 'row'))],
    fill,
    fillAll: (item) => (only === null ? null : item.list(only)) ?? [fill(item)],
  }
}
