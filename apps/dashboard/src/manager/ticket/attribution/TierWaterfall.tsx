import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exactDuration, roundDuration } from '../../../format/figures.js'
import type { TicketAttributionQuery } from '../../../gql/manager.js'
import { BEYOND, WITHIN } from '../../../ui/theme/tokens.js'
import { useDesk } from '../../desk.js'
import { AsTable } from '../../figures/AsTable.js'
import { LazyBarChart } from '../../figures/LazyBarChart.js'
import { KindBadge } from '../../shell/KindBadge.js'
import { byHolder, waterfall } from './holders.js'
import { nameOfTier } from './tierFlags.js'

type Tier = NonNullable<TicketAttributionQuery['attribution']>['tiers'][number]

/** One clock's running time, holder after holder, against what its target allows. The parts add up to the whole. */
export function TierWaterfall({ tier }: { readonly tier: Tier }) {
  const { words } = useDesk()
  const { attribution } = words
  const { clock, budgetMs } = tier
  const chart = useMemo(() => chartOf(tier, words), [tier, words])
  return (
    <section className="panel">
      <h2>
        <KindBadge kind={clock.agreementKind} /> {words.metrics[clock.metric].name}
        {clock.cycle > 1 ? ` · ${words.cycle(clock.cycle)}` : ''}
        <small>
          <Link to="/agreements/$id" params={{ id: clock.agreementId }}>
            {clock.agreementTitle}
          </Link>
        </small>
      </h2>
      <p className="note">
        {words.usedOf(roundDuration(tier.runningMs, words), roundDuration(budgetMs, words))}
        {tier.runningMs > budgetMs
          ? ` · ${attribution.over(roundDuration(tier.runningMs - budgetMs, words))}`
          : ''}
      </p>
      {chart.labels.length === 0 ? null : <LazyBarChart {...chart} />}
      <AsTable of={`${nameOfTier(tier, words)}, ${clock.agreementTitle}`}>
        <BucketTable tier={tier} />
      </AsTable>
    </section>
  )
}

function chartOf({ buckets, budgetMs }: Tier, words: ReturnType<typeof useDesk>['words']) {
  const running = buckets
    .filter(({ kind }) => kind === 'running')
    .map(({ holder, ms }) => ({ ...holder, ms }))
  const steps = waterfall(byHolder(running, words), budgetMs)
  return {
    title: words.attribution.waterfall,
    labels: steps.map(({ name }) => name),
    series: [
      {
        label: words.attribution.within,
        colour: WITHIN,
        data: steps.map((it) => {
          const end = it.overFromMs ?? it.toMs
          return end > it.fromMs ? ([it.fromMs, end] as const) : null
        }),
      },
      {
        label: words.attribution.beyond,
        colour: BEYOND,
        data: steps.map(({ overFromMs, toMs }) =>
          overFromMs === null ? null : ([overFromMs, toMs] as const),
        ),
      },
    ],
    format: (ms: number) => roundDuration(ms, words),
    horizontal: true,
    mark: { at: budgetMs, label: words.attribution.budget },
    heightRem: 4 + steps.length * 2.1,
  }
}

function BucketTable({ tier }: { readonly tier: Tier }) {
  const { words } = useDesk()
  const { attribution } = words
  const atBreach = tier.breachShares === null ? null : byHolder(tier.breachShares, words)
  const running = byHolder(
    tier.buckets.filter(({ kind }) => kind === 'running').map(({ holder, ms }) => ({ ...holder, ms })),
    words,
  )
  return (
    <table>
      <thead>
        <tr>
          <th>{attribution.holder}</th>
          <th className="number">{attribution.running}</th>
          {atBreach === null ? null : <th className="number">{attribution.atBreach}</th>}
        </tr>
      </thead>
      <tbody>
        {running.map(({ name, ms }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className="number">{exactDuration(ms, words)}</td>
            {atBreach === null ? null : (
              <td className="number">
                {exactDuration(atBreach.find((it) => it.name === name)?.ms ?? 0, words)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th>{words.total}</th>
          <td className="number">{exactDuration(tier.runningMs, words)}</td>
          {atBreach === null ? null : (
            <td className="number">
              {exactDuration(
                atBreach.reduce((sum, { ms }) => sum + ms, 0),
                words,
              )}
            </td>
          )}
        </tr>
      </tfoot>
    </table>
  )
}
