import type { ApolloClient } from '@apollo/client'
import { useEffect, useMemo, useState } from 'react'
import { AgreementTitlesDocument, type AgreementTitlesQuery } from '../gql/manager.js'
import { useDesk } from './desk.js'
import { useLive } from './useLive.js'

type Titled = AgreementTitlesQuery['agreements'][number]

/** How many the query asks for: fewer are the last. */
const PAGE = 200

/**
 * What agreements are called, by id. An id stands for itself until the titles are here, and where an agreement is not
 * the reader's to see.
 */
export function useTitles(): (id: string) => string {
  const { apollo } = useDesk()
  const { data } = useLive(AgreementTitlesDocument, { after: null }, { everyMs: 60_000 })
  const first = data?.agreements
  const [rest, setRest] = useState<readonly Titled[]>([])
  useEffect(() => {
    let isOld = false
    const keep = (found: readonly Titled[]) => isOld || setRest(found)
    // The first page says whether the server is there; ids stand where the others could not be read.
    if (first !== undefined) void readBehind(apollo, first).then(keep, () => {})
    return () => {
      isOld = true
    }
  }, [apollo, first])
  return useMemo(() => {
    const titles = new Map([...(first ?? []), ...rest].map(({ id, title }) => [id, title]))
    return (id) => titles.get(id) ?? id
  }, [first, rest])
}

async function readBehind(apollo: ApolloClient, first: readonly Titled[]): Promise<readonly Titled[]> {
  const behind: Titled[] = []
  for (let page = first; page.length === PAGE; behind.push(...page)) {
    const variables = { after: page.at(-1)!.id }
    const { data } = await apollo.query({
      query: AgreementTitlesDocument,
      variables,
      fetchPolicy: 'network-only',
    })
    page = data?.agreements ?? []
  }
  return behind
}
