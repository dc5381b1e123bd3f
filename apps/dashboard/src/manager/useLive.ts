import { NetworkStatus, type OperationVariables, type TypedDocumentNode } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { whenShown } from '../live/awake.js'
import { browserPageClock } from '../live/pageClock.js'
import { readAfterChanges } from './changes.js'
import { useDesk } from './desk.js'
import { failureInWords } from './refusal.js'

const EVERY_MS = 1_000

export interface Live<TData> {
  /** The newest answer; while other variables are being read, the answer before. */
  readonly data: TData | undefined
  readonly error: string | null
  /** True until the first answer is here. */
  readonly loading: boolean
  readonly refetch: () => Promise<unknown>
}

/**
 * A query that stays true: read again, at most once a second, whenever the board or an action of this page says that
 * something changed, and when the page is shown again. What nothing tells of is read every `pollMs`.
 */
export function useLive<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  options: { readonly everyMs?: number; readonly pollMs?: number; readonly skip?: boolean } = {},
): Live<TData> {
  const { changes, words } = useDesk()
  const { everyMs = EVERY_MS, pollMs = 0, skip = false } = options
  const query = useQuery<TData, OperationVariables>(document, {
    variables,
    skip,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    pollInterval: pollMs,
    skipPollAttempt: () => globalThis.document.hidden,
  })
  const { refetch } = query
  useEffect(() => {
    if (skip) return
    const stopChanges = readAfterChanges(changes, browserPageClock(), refetch, everyMs)
    const stopShown = whenShown(() => void refetch().catch(() => {}))
    return () => {
      stopChanges()
      stopShown()
    }
  }, [changes, refetch, everyMs, skip])
  const data = (query.data ?? query.previousData) as TData | undefined
  return {
    data,
    error: query.error ? failureInWords(query.error, words) : null,
    loading: data === undefined && query.networkStatus !== NetworkStatus.error,
    refetch,
  }
}
