import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { expect, it } from 'vitest'
import { failureInWords } from '../../src/manager/refusal.js'
import { wordsOf } from '../../src/manager/words/words.js'

const words = wordsOf('id')
const answered = (code?: string) =>
  new CombinedGraphQLErrors({
    errors: [{ message: 'as the server says', ...(code === undefined ? {} : { extensions: { code } }) }],
  })

it('a request that came to nothing is told of in the reader’s language, as far as there are words for it', () => {
  expect(failureInWords(answered('FORBIDDEN'), words)).toBe(words.refusals.FORBIDDEN)
  expect(failureInWords(answered('BAD_USER_INPUT'), words)).toBe(
    `${words.refusals.BAD_USER_INPUT}: as the server says`,
  )
  expect(failureInWords(answered('LIMIT_EXCEEDED'), words)).toBe('as the server says')
  expect(failureInWords(answered(), words)).toBe('as the server says')
  expect(failureInWords(new TypeError('Failed to fetch'), words)).toBe(words.shell.unreachable)
  expect(failureInWords(new Error('odd'), words)).toBe('odd')
})
