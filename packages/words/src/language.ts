export const LANGUAGES = ['en', 'id'] as const
export type Language = (typeof LANGUAGES)[number]

/** Locales of dates, times and numbers. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', id: 'id-ID' }

/**
 * The first language we speak among the tags of a reader, the most wanted first, else English. `in` is the old code of Indonesian.
 */
export function chooseLanguage(tags: readonly (string | null)[]): Language {
  for (const tag of tags) {
    const base = tag?.toLowerCase().split(/[-_]/)[0]
    if (base === 'id' || base === 'in') return 'id'
    if (base === 'en') return 'en'
  }
  return 'en'
}
