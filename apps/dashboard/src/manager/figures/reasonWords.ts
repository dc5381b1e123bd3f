import { inWords } from '@tenggat/words'
import type { UncoveredQuery } from '../../gql/manager.js'
import type { Words } from '../words/words.js'

export type Reason = UncoveredQuery['uncoveredTickets']['nodes'][number]['reasons'][number]

/** Why nothing is promised, in a sentence: values stand in quotes, for white space is what nobody sees. */
export function reasonWords({ code, field, present, wanted, lookAlike }: Reason, words: Words): string {
  const speech = words.uncovered
  const name = inWords(words.matchFields, field)
  const has = present.length === 0 ? speech.nothing : present.map(quoted).join(', ')
  if (code === 'excluded') return speech.excluded(has)
  if (lookAlike !== null) return speech.looksLike(name, has, quoted(lookAlike))
  return wanted.length === 0
    ? speech.differs(name, has)
    : speech.wants(name, has, wanted.map(quoted).join(', '))
}

/** With every space that is none of the usual ones written out: `"P1⍽"`. */
const quoted = (value: string): string => `“${value.replace(/[^\S ]|\p{Cf}/gu, '⍽')}”`
