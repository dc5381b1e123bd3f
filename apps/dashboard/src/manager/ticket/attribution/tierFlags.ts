import { AGREEMENT_KINDS } from '@tenggat/domain'
import type { TicketAttributionQuery } from '../../../gql/manager.js'
import type { Words } from '../../words/words.js'
import type { Flag } from './ganttScale.js'

type Tier = NonNullable<TicketAttributionQuery['attribution']>['tiers'][number]

/** The customer's promise first, then the OLAs and contracts that carry it. */
export function byTier(tiers: readonly Tier[]): Tier[] {
  const place = ({ clock }: Tier) => AGREEMENT_KINDS.indexOf(clock.agreementKind)
  return [...tiers].sort((a, b) => place(a) - place(b))
}

/** `SLA Resolution`, with its cycle where there was more than one. */
export function nameOfTier({ clock }: Pick<Tier, 'clock'>, words: Words): string {
  const cycle = clock.cycle > 1 ? ` ${clock.cycle}` : ''
  return `${words.agreementKinds[clock.agreementKind].short} ${words.metrics[clock.metric].name}${cycle}`
}

/** A flag per tier where its deadline stands, or stood when it passed. A paused clock that is not late has none. */
export function tierFlags(tiers: readonly Tier[], words: Words): (Flag & { readonly title: string })[] {
  return tiers.flatMap((tier) => {
    const { id, deadlineAt, breachedAt, agreementTitle, verdict } = tier.clock
    const at = breachedAt ?? deadlineAt
    if (at === null) return []
    const label = nameOfTier(tier, words)
    return [
      {
        id,
        at: Date.parse(at),
        label,
        late: breachedAt !== null,
        kept: verdict === 'met',
        title: `${label}: ${agreementTitle}`,
      },
    ]
  })
}
