import type { AgreementTerms, RunningTerms } from '@tenggat/domain'
import { useMemo } from 'react'
import { createWallClock, type WallClock } from '../../format/wallClock.js'
import type { AgreementDetailFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'

/** One version of an agreement with its terms read: what every part of its page shows. */
export interface ShownAgreement extends Omit<AgreementDetailFragment, 'terms' | 'running'> {
  readonly terms: AgreementTerms
  readonly running: RunningTerms | null
}

/** The dates of an agreement are those of its own zone: what takes effect on the first does so wherever it is read. */
export function useTermClock({ term }: Pick<AgreementTerms, 'term'>): WallClock {
  const { words } = useDesk()
  return useMemo(() => createWallClock(term.timeZone, words.locale), [term.timeZone, words])
}
