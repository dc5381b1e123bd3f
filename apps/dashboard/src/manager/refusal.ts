import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { refusalInWords } from '@tenggat/words'
import type { Words } from './words/words.js'

/** Why a request came to nothing, in the reader's language; what nobody foresaw, as it was said. */
export function failureInWords(error: Error, words: Words): string {
  if (CombinedGraphQLErrors.is(error)) {
    const { message, extensions } = error.errors[0]!
    return refusalInWords({ code: String(extensions?.code), message }, words)
  }
  // So a browser says that it never got an answer.
  return error instanceof TypeError ? words.shell.unreachable : error.message
}
