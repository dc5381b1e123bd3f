import { ApiError, type GraphqlClient } from '@tenggat/client'

const CLOCKS = `query Unfinished($source: String!, $after: String) {
  clocks(filter: { source: [$source] }, first: 200, after: $after, includeBreached: true) {
    edges { node { ticketKey } }
    pageInfo { hasNextPage endCursor }
  }
}`

interface Answer {
  readonly clocks: {
    readonly edges: readonly { readonly node: { readonly ticketKey: string } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}

/** Keys of a source's tickets with a running clock. None when the token may not read: then old tickets stay as they are. */
export async function unfinishedTickets(client: GraphqlClient, source: string): Promise<readonly string[]> {
  const keys = new Set<string>()
  let after: string | null = null
  try {
    do {
      const { clocks }: Answer = await client.request<Answer>(CLOCKS, { source, after })
      for (const { node } of clocks.edges) keys.add(node.ticketKey)
      after = clocks.pageInfo.hasNextPage ? clocks.pageInfo.endCursor : null
    } while (after !== null)
  } catch (error) {
    if (!(error instanceof ApiError && error.codes.includes('FORBIDDEN'))) throw error
  }
  return [...keys]
}
