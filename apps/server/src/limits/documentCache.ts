/** Documents kept, and characters of text they may have together: a parsed document is some ten times its text. */
const MOST_DOCUMENTS = 500
const MOST_CHARACTERS = 1_000_000

export interface DocumentCache<T> {
  get(source: string): T | undefined
  set(source: string, value: T): void
}

/** Keeps what was used last, by the text itself; bounded in number and in size. */
export function createDocumentCache<T>(): DocumentCache<T> {
  const entries = new Map<string, T>()
  let characters = 0
  const drop = (source: string) => {
    if (entries.delete(source)) characters -= source.length
  }
  return {
    get(source) {
      const value = entries.get(source)
      if (value === undefined) return undefined
      entries.delete(source)
      entries.set(source, value)
      return value
    },
    set(source, value) {
      drop(source)
      entries.set(source, value)
      characters += source.length
      for (const oldest of entries.keys()) {
        if (entries.size <= MOST_DOCUMENTS && characters <= MOST_CHARACTERS) break
        drop(oldest)
      }
    },
  }
}
