import { type Holder, isSameHolder, type Share } from '@tenggat/domain'
import { type Sight, seesParty } from '../tenancy/sight.js'
import { OTHER_PARTY } from '../tenancy/veil.js'

/** A holder as a viewer may see it: of a party that may not be named only that it is another one. */
export function maskHolder<H extends Holder>(holder: H, sight: Sight | null): H {
  if (seesParty(sight, holder.party)) return holder
  return { ...holder, party: OTHER_PARTY, team: null, line: null, agent: null }
}

/** Shares as a viewer may see them: those of parties that may not be named are one. */
export function maskShares(shares: readonly Share[], sight: Sight | null): readonly Share[] {
  if (sight === null) return shares
  const masked: Share[] = []
  for (const share of shares.map((one) => maskHolder(one, sight))) {
    const index = masked.findIndex((one) => isSameHolder(one, share))
    if (index < 0) masked.push(share)
    else masked[index] = { ...share, ms: masked[index]!.ms + share.ms }
  }
  return masked
}
