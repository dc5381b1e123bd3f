import { type AgreementTerms, type RunningTerms, type TermZone, termZoneOf } from '@tenggat/domain'
import { useMemo } from 'react'
import { createZoneClock, type ZoneClock } from '../../format/zoneClock.js'
import type { AgreementDetailFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'

/** One version of an agreement with its terms read: what every part of its page shows. */
export interface ShownAgreement extends Omit<AgreementDetailFragment, 'terms' | 'running'> {
  readonly terms: AgreementTerms
  readonly running: RunningTerms | null
}

/** AGR-71: in which zone its days begin and its months are cut, and where that is from. */
export const zoneOf = ({ terms, running }: Pick<ShownAgreement, 'terms' | 'running'>): TermZone =>
  termZoneOf(running ?? terms)

/** The dates of an agreement are those of its own zone: what takes effect on the first does so wherever it is read. */
export function useTermClock(agreement: Pick<ShownAgreement, 'terms' | 'running'>): ZoneClock {
  const { words } = useDesk()
  const { timeZone } = zoneOf(agreement)
  return useMemo(() => createZoneClock(timeZone, words.locale), [timeZone, words])
}
