import { clause } from '../fields/clause.js'
import { optional, type TermsOf } from '../fields/field.js'
import { group } from '../fields/parts.js'
import { prose } from '../fields/scalars.js'

const SUMMARY = {
  purpose: prose(),
  /** How both sides will know that it works. */
  success: optional(prose()),
}

/** What the agreement is about in a few words, before any clause. */
export interface Summary extends TermsOf<typeof SUMMARY> {}

export const summary = clause({
  section: 'summary',
  fields: { summary: optional(group(SUMMARY, { short: 'purpose' })) },
})
