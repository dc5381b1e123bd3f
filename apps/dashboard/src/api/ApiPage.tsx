import { GraphiQL } from 'graphiql'
import { useEffect, useState } from 'react'
import { createFetcher, type Fetcher } from './createFetcher.js'
import { WELCOME_QUERY } from './welcomeQuery.js'

/** The explorer of the API, served from here so that it works where there is no other network. */
export function ApiPage(props: {
  readonly firstToken: string | null
  readonly keepToken: (token: string | null) => void
}) {
  const [token, setToken] = useState(props.firstToken)
  const fetcher = useFetcher(token)
  const take = (next: string | null) => {
    props.keepToken(next)
    setToken(next)
  }
  return (
    <>
      <header className="api-top">
        <a className="api-brand" href="/">
          <img src="/mark.svg" alt="" width="24" height="24" />
          Tenggat
        </a>
        <h1>API</h1>
        <TokenField token={token} onToken={take} />
      </header>
      <main className="api-room">
        {fetcher === null ? null : (
          <GraphiQL
            key={token ?? ''}
            fetcher={fetcher}
            defaultQuery={WELCOME_QUERY}
            shouldPersistHeaders={false}
          />
        )}
      </main>
    </>
  )
}

/** Lives as long as the token is used: the effect owns the socket. */
function useFetcher(token: string | null): Fetcher | null {
  const [fetcher, setFetcher] = useState<{ readonly ask: Fetcher } | null>(null)
  useEffect(() => {
    const made = createFetcher(token)
    setFetcher({ ask: made.fetcher })
    return made.close
  }, [token])
  return fetcher?.ask ?? null
}

function TokenField(props: {
  readonly token: string | null
  readonly onToken: (token: string | null) => void
}) {
  const [typed, setTyped] = useState('')
  if (props.token !== null) {
    return (
      <p className="api-token">
        <span>With the token …{props.token.slice(-4)}</span>
        <button type="button" onClick={() => props.onToken(null)}>
          Forget it
        </button>
      </p>
    )
  }
  return (
    <form
      className="api-token"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') props.onToken(typed.trim())
      }}
    >
      <label>
        Token{' '}
        <input
          type="password"
          autoComplete="off"
          placeholder="none: your sign-in is used"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit">Use</button>
    </form>
  )
}
