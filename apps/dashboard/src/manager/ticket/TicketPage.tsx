import { Tabs } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { createZoneClock } from '../../format/zoneClock.js'
import { TicketStoryDocument, type TicketStoryQuery } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { UncoveredReasons } from '../figures/UncoveredReasons.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { AttributionTab } from './attribution/AttributionTab.js'
import { ClockCard, clockOrder, isRunning } from './ClockCard.js'
import { EventTable } from './EventTable.js'
import { ClockStory } from './story/ClockStory.js'
import type { Ticket } from './story/storyTimes.js'
import { TicketFacts } from './TicketFacts.js'
import { TICKET_TABS, type TicketTab } from './ticketSearch.js'
import './ticket.css'

const route = getRouteApi('/tickets/$source/$key')

/** One ticket: every clock that runs on it side by side, and why each stands where it stands. */
export function TicketPage() {
  const { words } = useDesk()
  const { source, key } = route.useParams()
  const query = useLive(TicketStoryDocument, { source, key })
  // While another ticket is being read, the one before is not shown under its name.
  const read = query.data?.ticket
  const ticket = read?.key === key && read.source === source ? read : read === null ? null : undefined
  const heading = (
    <>
      {key} <span className="subject">{ticket?.subject}</span>
    </>
  )
  return (
    <Page title={key} heading={heading}>
      <Waiting query={query} />
      {ticket === null ? <p className="note">{words.noTicket}</p> : null}
      {ticket == null ? null : (
        <Content key={`${source}/${key}`} ticket={ticket} uncovered={query.data?.uncoveredTicket ?? null} />
      )}
    </Page>
  )
}

interface ContentProps {
  readonly ticket: Ticket
  readonly uncovered: NonNullable<TicketStoryQuery['uncoveredTicket']> | null
}

function Content({ ticket, uncovered }: ContentProps) {
  const { words, clock: here } = useDesk()
  const search = route.useSearch()
  const go = route.useNavigate()
  const clocks = clockOrder(ticket.clocks)
  const chosen = clocks.find(({ id }) => id === search.clock) ?? clocks[0]
  const running = clocks.filter(isRunning)
  /** In the zone its clocks are told in, so that one page reads one time. */
  const timeZone = clocks.find((it) => it.explanation !== null)?.explanation?.timeZone
  const zone = timeZone === undefined ? here : createZoneClock(timeZone, words.locale)
  const show = (part: { readonly tab?: TicketTab; readonly clock?: string }) =>
    void go({ search: (before) => ({ ...before, ...part }), resetScroll: false })
  return (
    <>
      <TicketFacts ticket={ticket} zone={zone} />
      <div className="cards">
        {(running.length === 0 ? clocks : running).map((it) => (
          <ClockCard
            key={it.id}
            clock={it}
            zone={zone}
            onExplain={() => show({ tab: 'story', clock: it.id })}
          />
        ))}
      </div>
      <Tabs
        value={search.tab ?? 'story'}
        onChange={(tab) => show({ tab: TICKET_TABS.find((it) => it === tab) })}
        keepMounted={false}
      >
        <Tabs.List>
          {TICKET_TABS.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {words.ticketPage.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="story" pt="md">
          {clocks.length < 2 ? null : (
            <ul className="picker" aria-label={words.ticketPage.clocks}>
              {clocks.map((it) => (
                <li key={it.id}>
                  <button type="button" aria-pressed={it === chosen} onClick={() => show({ clock: it.id })}>
                    {words.agreementKinds[it.agreementKind].short} · {words.metrics[it.metric].name}
                    {it.cycle > 1 ? ` · ${words.cycle(it.cycle)}` : ''}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {chosen === undefined ? <p className="note">{words.ticketPage.noClock}</p> : null}
          {uncovered === null ? null : <UncoveredReasons {...uncovered} />}
          {chosen === undefined ? null : <ClockStory key={chosen.id} clock={chosen} ticket={ticket} />}
        </Tabs.Panel>
        <Tabs.Panel value="attribution" pt="md">
          <AttributionTab source={ticket.source} ticketKey={ticket.key} zone={zone} />
        </Tabs.Panel>
        <Tabs.Panel value="events" pt="md">
          <EventTable events={ticket.events} zone={zone} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
