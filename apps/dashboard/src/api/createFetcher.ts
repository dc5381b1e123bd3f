import type { GraphiQLProps } from 'graphiql'
import { getOperationAST } from 'graphql'
import { createClient } from 'graphql-ws'

export type Fetcher = GraphiQLProps['fetcher']

/**
 * How the explorer asks this server: questions and changes over HTTP, subscriptions over one WebSocket. Without a token the
 * browser's own session cookie speaks, on both ways; a header typed into the explorer wins.
 */
export function createFetcher(token: string | null): { readonly fetcher: Fetcher; close(): void } {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const sockets = createClient({
    url: `${scheme}//${location.host}/graphql`,
    ...(token === null ? {} : { connectionParams: { token } }),
  })

  const ask: Fetcher = async (parameters, options) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...options?.headers,
      },
      body: JSON.stringify(parameters),
    })
    return response.json()
  }

  return {
    fetcher: (parameters, options) => {
      const operation =
        options?.documentAST === undefined
          ? null
          : getOperationAST(options.documentAST, parameters.operationName ?? null)
      if (operation?.operation !== 'subscription') return ask(parameters, options)
      const { query, variables, operationName } = parameters
      return sockets.iterate({
        query,
        variables,
        operationName: operationName ?? null,
      }) as ReturnType<Fetcher>
    },
    close: () => void sockets.dispose(),
  }
}
