import { ApiError } from './apiError.js'

/** Speaks to a server's public API. */
export interface GraphqlClient {
  /** The `data` of the answer. Throws ApiError when the server refuses, or stays out of reach. */
  request<T>(document: string, variables: Readonly<Record<string, unknown>>): Promise<T>
}

/** What a client waits with before it asks again; whoever owns time hands it in. */
export interface Timer {
  /** Resolves after `ms`. */
  pause(ms: number): Promise<void>
}

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

const ATTEMPTS = 8
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5_000
const REQUEST_LIMIT_MS = 120_000
/** Answers of a server that is starting, stopping or overloaded. Every request here is safe to repeat. */
const PASSING_STATUS: ReadonlySet<number> = new Set([408, 429, 502, 503, 504])
const PASSING_CODES: ReadonlySet<string> = new Set(['UNAVAILABLE', 'GOING_AWAY'])

/**
 * A client for `url` (with or without `/graphql`); repeats with growing waits what fails in passing.
 *
 * @param pass a token, or the cookie of a session
 */
export function graphqlClient(
  url: string,
  pass: string | { readonly cookie: string },
  timer: Timer,
): GraphqlClient {
  const endpoint = new URL('/graphql', url)
  const headers = {
    'content-type': 'application/json',
    ...(typeof pass === 'string' ? { authorization: `Bearer ${pass}` } : pass),
  }

  async function attempt(body: string): Promise<Answer | string> {
    let response: Response
    let text: string
    try {
      response = await fetch(endpoint, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
      })
      text = await response.text()
    } catch (error) {
      const { cause, message } = error as Error
      return cause instanceof Error
        ? cause.message || (cause as NodeJS.ErrnoException).code || message
        : message
    }
    if (PASSING_STATUS.has(response.status)) return `${endpoint} answered ${response.status}`
    return readAnswer(text, response.status, endpoint)
  }

  return {
    async request<T>(document: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
      const body = JSON.stringify({ query: document, variables })
      let failure = ''
      for (let count = 0; count < ATTEMPTS; count++) {
        if (count > 0) await timer.pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - 1)))
        const answer = await attempt(body)
        if (typeof answer !== 'string') {
          if (answer.errors === undefined) return answer.data as T
          const codes = answer.errors.map((error) => error.extensions?.code ?? '')
          if (!codes.every((code) => PASSING_CODES.has(code))) throw refused(answer.errors)
          failure = answer.errors[0]!.message
        } else failure = answer
      }
      throw new ApiError(`the server at ${url} cannot be reached: ${failure}`)
    },
  }
}

function readAnswer(text: string, status: number, endpoint: URL): Answer {
  try {
    const answer = JSON.parse(text) as Answer
    if (answer.data !== undefined || answer.errors !== undefined) return answer
  } catch {
    // What is no JSON is no answer of ours either; both end below.
  }
  throw new ApiError(`${endpoint} is not a Tenggat server (it answered ${status})`)
}

function refused(errors: NonNullable<Answer['errors']>): ApiError {
  const [first, ...rest] = errors.map((error) => `${error.message} (${error.extensions?.code ?? 'no code'})`)
  const codes = errors.map((error) => error.extensions?.code ?? '')
  return new ApiError(`the server refused: ${first}`, rest, codes)
}
