import { useEffect, useState } from 'react'
import { type ClockListFilter, type ClockListQuery, MoreClocksDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'

type Clocks = ClockListQuery['clockList']['nodes']
type End = ClockListQuery['clockList']['pageInfo']

export interface MorePages {
  readonly nodes: Clocks
  readonly hasMore: boolean
  readonly loading: boolean
  read(): void
}

/** The pages behind the first, read when asked for. The first stays live; another filter begins anew. */
export function useMorePages(filter: ClockListFilter, firstEnd: End | null, pageSize: number): MorePages {
  const { apollo } = useDesk()
  const [pages, setPages] = useState<{ readonly nodes: Clocks; readonly end: End } | null>(null)
  const [loading, setLoading] = useState(false)
  const asked = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is what empties it
  useEffect(() => setPages(null), [asked])
  const end = pages?.end ?? firstEnd
  const read = async () => {
    setLoading(true)
    const variables = { filter, first: pageSize, after: end?.endCursor ?? null }
    const { data } = await apollo.query({ query: MoreClocksDocument, variables, fetchPolicy: 'network-only' })
    setLoading(false)
    if (data === undefined) return
    const { nodes, pageInfo } = data.clockList
    setPages((before) => ({ nodes: [...(before?.nodes ?? []), ...nodes], end: pageInfo }))
  }
  return {
    nodes: pages?.nodes ?? [],
    hasMore: end?.hasNextPage === true,
    loading,
    read: () => void read().catch(() => setLoading(false)),
  }
}
