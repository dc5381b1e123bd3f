import type { Amount } from '@tenggat/domain'
import type { Words } from './words.js'

/** `4 hours`, `3 working days (by close of business)`. */
export function amountInWords({ value, unit, at }: Amount, words: Words): string {
  const said = words.amountUnits[unit](value)
  return at === 'close-of-business' ? `${said} (${words.closeOfBusiness})` : said
}

/** With a capital, as a heading or a sentence begins. */
export const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
