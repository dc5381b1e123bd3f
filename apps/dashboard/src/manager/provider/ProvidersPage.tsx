import { Link } from '@tanstack/react-router'
import { count, roundDuration } from '../../format/figures.js'
import { ProvidersDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Count, TimeOf } from '../figures/Count.js'
import { usePeriod } from '../figures/PeriodPicker.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { heldClocks, overrunClocks, ownClocks } from './ownClocks.js'

const EVERY_MS = 2_000

/** Everybody who holds tickets for us, by what they hold now and what they let pass. */
export function ProvidersPage() {
  const { words } = useDesk()
  const { provider } = words
  const query = useLive(ProvidersDocument, {}, { everyMs: EVERY_MS })
  const providers = query.data?.providers
  const period = usePeriod('365')
  return (
    <Page title={words.shell.nav.providers} wide>
      <Waiting query={query} />
      {providers === undefined ? null : providers.length === 0 ? (
        <p className="note">{provider.none}</p>
      ) : (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th className="pinned">{provider.name}</th>
                <th className="number">{provider.open}</th>
                <th className="number">{provider.atRisk}</th>
                <th className="number">{provider.late}</th>
                <th className="number">{provider.held}</th>
                <th className="number">{provider.vendor}</th>
                <th className="number">{provider.overBudget}</th>
                <th className="number">{provider.caused}</th>
                <th className="number">{provider.customerBreaches}</th>
              </tr>
            </thead>
            <tbody>
              {providers.map((it) => (
                <tr key={it.id}>
                  <th scope="row" className="pinned">
                    <Link to="/providers/$id" params={{ id: it.id }}>
                      {it.name}
                    </Link>
                  </th>
                  <td className="number">
                    <Count value={it.open} label={provider.open} search={ownClocks(it, 'open')} />
                  </td>
                  <td className="number">
                    <Count
                      value={it.atRisk}
                      label={provider.atRisk}
                      search={ownClocks(it, 'atRisk')}
                      tone="risk"
                    />
                  </td>
                  <td className="number">
                    <Count
                      value={it.breachedOpen}
                      label={provider.late}
                      search={ownClocks(it, 'breachedOpen')}
                      tone="late"
                    />
                  </td>
                  <td className="number">
                    <TimeOf ms={it.heldMs} label={provider.held} search={heldClocks(it.id, period)} />
                  </td>
                  <td className="number">{it.vendorMs === 0 ? '–' : roundDuration(it.vendorMs, words)}</td>
                  <td className="number">
                    <TimeOf
                      ms={it.overBudgetMs}
                      label={provider.overBudget}
                      search={overrunClocks(it.id, period)}
                    />
                  </td>
                  <td className="number">{count(it.breachesCaused, words)}</td>
                  <td className="number">{count(it.customerBreachesHeld, words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="note">{provider.about}</p>
    </Page>
  )
}
