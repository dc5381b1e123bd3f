import { MATCH_CODES } from '@tenggat/domain'
import { inWords, matchedValue } from '@tenggat/words'
import type { Words } from '../../words/words.js'
import type { Explanation } from './storyTimes.js'

type Candidate = Explanation['candidates'][number]
type Condition = Candidate['conditions'][number]

/** Why a target won or lost, in the reader's language; a cause that this page does not know yet, as the server says it. */
export function matchReason(candidate: Candidate, words: Words): string {
  const code = MATCH_CODES.find((known) => known === candidate.code)
  if (code === undefined) return candidate.reason
  const { conditions, winner } = candidate
  if (code === 'applies' && conditions.length > 0)
    return conditions.map((condition) => hasWords(condition, words)).join(', ')
  const [first] = conditions
  if (first === undefined) return words.matchCodes[code](winner ?? '')
  return words.matchCodes[code](code === 'excluded' ? first.present.join(', ') : missWords(first, words))
}

function hasWords({ field, present }: Condition, words: Words): string {
  const { why } = words
  if (field === 'owned') return present[0] === undefined ? why.ownedByNobody : why.ownedBy(present[0])
  const name = inWords(words.matchFields, field)
  return present.length === 0
    ? why.hasNone(name)
    : why.has(name, present.map((value) => matchedValue(field, value, words)).join(', '))
}

function missWords(condition: Condition, words: Words): string {
  const { field, wanted, presence } = condition
  const { why, joins } = words
  if (presence === 'any' || presence === 'none')
    return why.wants(hasWords(condition, words), words.presences[presence](inWords(words.matchFields, field)))
  const asked =
    field === 'owned'
      ? wanted[0] === 'true'
        ? why.anOwner
        : why.noOwner
      : wanted.map((value) => matchedValue(field, value, words)).join(joins.or)
  return why.wants(hasWords(condition, words), asked)
}
