import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { AgreementTreeDocument, type AgreementTreeQuery } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { PeriodPicker, usePeriod } from '../figures/PeriodPicker.js'
import { TreeTable } from '../figures/TreeTable.js'
import { treeRows } from '../figures/treeRows.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'

const route = getRouteApi('/agreements')

/** Every agreement under what it serves, with what it promised, what it kept and what is at risk now. */
export function AgreementsPage() {
  const { words, me } = useDesk()
  const { days, closed } = route.useSearch()
  const go = route.useNavigate()
  const period = usePeriod(days)
  const query = useLive(AgreementTreeDocument, { period })
  const nodes = query.data?.agreementTree
  const rows = useMemo(() => treeRows(nodes ?? [], new Set(closed)), [nodes, closed])
  const zones = [...new Set(nodes?.map(({ timeZone }) => timeZone))].sort()
  const toggle = (path: string) => {
    const now = new Set(closed)
    if (!now.delete(path)) now.add(path)
    void go({ search: (before) => ({ ...before, closed: [...now] }), replace: true, resetScroll: false })
  }
  const mayDraft = me?.scopes.includes('agreements') === true || me?.scopes.includes('admin') === true
  const aside = (
    <div className="page-tools">
      <PeriodPicker
        days={days}
        onPick={(next) => void go({ search: (before) => ({ ...before, days: next }) })}
      />
      {mayDraft ? (
        <Button size="xs" renderRoot={(props) => <Link to="/agreements/new" {...props} />}>
          {words.tree.draft}
        </Button>
      ) : null}
    </div>
  )
  return (
    <Page title={words.shell.nav.agreements} aside={aside} wide>
      <Waiting query={query} />
      {nodes === undefined ? null : nodes.length === 0 ? (
        <p className="note">{words.tree.none}</p>
      ) : (
        <TreeTable rows={rows} closed={new Set(closed)} period={period} onToggle={toggle} />
      )}
      <Uncovered counts={query.data?.uncoveredCounts ?? []} />
      <p className="note">{words.tree.cohort}</p>
      {zones.length === 0 ? null : <p className="note">{words.tree.monthsIn(zones)}</p>}
    </Page>
  )
}

/** What is promised to nobody would otherwise show nowhere. */
function Uncovered({ counts }: { readonly counts: AgreementTreeQuery['uncoveredCounts'] }) {
  const { words } = useDesk()
  const openOf = (wanted: string) => counts.find(({ coverage }) => coverage === wanted)?.open ?? 0
  const [noAgreement, noTarget, excluded] = [openOf('noAgreement'), openOf('noTarget'), openOf('excluded')]
  if (noAgreement + noTarget + excluded === 0) return null
  return (
    <p className="note">
      <Link to="/uncovered" search={{ open: 'yes' }}>
        {words.uncovered.onTree(noAgreement, noTarget, excluded)}
      </Link>
    </p>
  )
}
