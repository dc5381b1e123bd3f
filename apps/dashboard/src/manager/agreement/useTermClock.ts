import type { AgreementTerms } from '@tenggat/domain'
import { useMemo } from 'react'
import { createWallClock, type WallClock } from '../../format/wallClock.js'
import { useDesk } from '../desk.js'

/** The dates of an agreement are those of its own zone: what takes effect on the first does so wherever it is read. */
export function useTermClock({ term }: Pick<AgreementTerms, 'term'>): WallClock {
  const { words } = useDesk()
  return useMemo(() => createWallClock(term.timeZone, words.locale), [term.timeZone, words])
}
