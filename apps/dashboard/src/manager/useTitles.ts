import { useMemo } from 'react'
import { AgreementTitlesDocument } from '../gql/manager.js'
import { useLive } from './useLive.js'

/**
 * What agreements are called, by id. An id stands for itself until the titles are here, and where an agreement is not
 * the reader's to see.
 */
export function useTitles(): (id: string) => string {
  const { data } = useLive(AgreementTitlesDocument, {}, { everyMs: 60_000 })
  return useMemo(() => {
    const titles = new Map(data?.agreements.map(({ id, title }) => [id, title]))
    return (id) => titles.get(id) ?? id
  }, [data])
}
