import { Tabs } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { type AgreementTerms, isNamedCombination, type RunningTerms } from '@tenggat/domain'
import { useEffect, useRef } from 'react'
import { AgreementDetailDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { CalendarView } from '../shell/CalendarView.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { AgreementHead } from './AgreementHead.js'
import { TABS, type Tab } from './agreementSearch.js'
import type { ShownAgreement } from './shownAgreement.js'
import { Block, ClauseItem } from './tabs/Block.js'
import { CommentsTab } from './tabs/CommentsTab.js'
import { FiguresTab } from './tabs/FiguresTab.js'
import { LogTab } from './tabs/LogTab.js'
import { ObligationsTab } from './tabs/ObligationsTab.js'
import { PeopleTab } from './tabs/PeopleTab.js'
import { SummaryTab } from './tabs/SummaryTab.js'
import { TargetsTab } from './tabs/TargetsTab.js'
import { VersionsTab } from './tabs/VersionsTab.js'
import { UnreadVersion } from './UnreadVersion.js'
import '../shell/forms.css'
import './agreement.css'

const route = getRouteApi('/agreements/$id')

const PARTS: Readonly<Record<Tab, (props: { readonly agreement: ShownAgreement }) => React.ReactNode>> = {
  summary: SummaryTab,
  targets: TargetsTab,
  people: PeopleTab,
  obligations: ObligationsTab,
  calendars: CalendarsTab,
  clauses: ClausesTab,
  comments: CommentsTab,
  versions: VersionsTab,
  figures: FiguresTab,
  log: LogTab,
}

export function AgreementPage() {
  const { words } = useDesk()
  const { id } = route.useParams()
  const { version } = route.useSearch()
  const query = useLive(
    AgreementDetailDocument,
    { id, version: version === undefined ? null : Number(version) },
    { everyMs: 5_000 },
  )
  const read = query.data?.agreement ?? null
  if (query.data === undefined || read === null) {
    return (
      <Page title={words.agreement.title}>
        {query.data === undefined ? (
          <Waiting query={query} />
        ) : (
          <p className="note">{words.agreement.none}</p>
        )}
      </Page>
    )
  }
  if (read.unread.length > 0) {
    return (
      <Page title={read.title} heading={read.title}>
        <UnreadVersion agreement={read} />
      </Page>
    )
  }
  const agreement: ShownAgreement = {
    ...read,
    terms: read.terms as AgreementTerms,
    running: read.running as RunningTerms | null,
  }
  return (
    <Page title={agreement.title} heading={agreement.title}>
      <AgreementHead agreement={agreement} />
      <AgreementTabs agreement={agreement} />
    </Page>
  )
}

/** The tab is part of the address, so that a link can lead to a clause. */
function AgreementTabs({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const { tab = 'summary' } = route.useSearch()
  const navigate = route.useNavigate()
  const Part = PARTS[tab]
  const list = useRef<HTMLDivElement>(null)
  // On a phone the list of tabs is wider than the screen.
  useEffect(() => {
    const shown = list.current?.querySelector(`[data-tab=${tab}]`)
    shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [tab])
  return (
    <Tabs
      className="agreement-tabs"
      value={tab}
      keepMounted={false}
      onChange={(next) =>
        void navigate({
          search: (before) => ({ ...before, tab: (next ?? 'summary') as Tab, clause: undefined }),
        })
      }
    >
      <Tabs.List ref={list}>
        {TABS.map((it) => (
          <Tabs.Tab key={it} value={it} data-tab={it}>
            {words.agreement.tabs[it]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} className="agreement-panel">
        <Part agreement={agreement} />
      </Tabs.Panel>
    </Tabs>
  )
}

/** Every calendar the targets count on; a shared one as it stood when the version was put in force. */
function CalendarsTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const calendars = Object.entries(agreement.running?.calendars ?? agreement.terms.calendars)
  if (calendars.length === 0) return <p className="note">{speech.noCalendars}</p>
  return calendars.map(([name, calendar]) => {
    const own = agreement.terms.calendars[name]
    const shared = own !== undefined && 'use' in own ? own.use : null
    return (
      <Block key={name} title={name} {...(shared === null ? {} : { note: speech.sharedCalendar(shared) })}>
        {'use' in calendar ? (
          <p className="note">{speech.sharedCalendar(calendar.use)}</p>
        ) : (
          <CalendarView calendar={own !== undefined && isNamedCombination(own) ? own : calendar} />
        )}
      </Block>
    )
  })
}

function ClausesTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const { clauses } = agreement.terms
  if (clauses.length === 0) return <p className="note">{words.agreement.noClauses}</p>
  return (
    <div className="panel prose">
      {clauses.map(({ id, title, text }, index) => (
        <ClauseItem key={id} path={`clauses.${id}`}>
          <h2>
            {index + 1}. {title}
          </h2>
          {text.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </ClauseItem>
      ))}
    </div>
  )
}
