/** Filters as the address holds them: `?priority=P1&priority=P2&team=Payments`, nothing quoted. */
export type RawSearch = Readonly<Record<string, string | readonly string[] | undefined>>

export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found[name]
    found[name] = before === undefined ? value : [before, value].flat()
  }
  return found
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '' && one !== false) written.append(name, String(one))
    }
  }
  const text = written.toString()
  return text === '' ? '' : `?${text}`
}

/** Every value given for a filter; undefined where there is none, so that it leaves the address. */
export function many(search: RawSearch, name: string): string[] | undefined {
  const values = [search[name] ?? []].flat().filter((it) => it !== '')
  return values.length === 0 ? undefined : values
}

export const one = (search: RawSearch, name: string): string | undefined => many(search, name)?.[0]

/** The value when it is one of those known; anything else in the address counts as not given. */
export function oneOf<T extends string>(search: RawSearch, name: string, known: readonly T[]): T | undefined {
  return known.find((it) => it === one(search, name))
}

export function manyOf<T extends string>(
  search: RawSearch,
  name: string,
  known: readonly T[],
): T[] | undefined {
  const values = many(search, name)
  const kept = known.filter((it) => values?.includes(it))
  return kept.length === 0 ? undefined : kept
}
