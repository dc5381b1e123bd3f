import type { Language } from '@tenggat/words'
import type { ZoneClock } from '../format/zoneClock.js'
import type { LiveBoard } from '../live/liveBoard.js'
import { byPriority, distinctHours } from './expectation.js'
import { Attainment } from './ui/Attainment.js'
import { Contacts } from './ui/Contacts.js'
import { HistoryList } from './ui/HistoryList.js'
import { OpenTickets } from './ui/OpenTickets.js'
import { Section } from './ui/Section.js'
import { TopBar } from './ui/TopBar.js'
import { WhatIf } from './ui/WhatIf.js'
import type { Page } from './useCustomerPage.js'
import type { Words } from './words/words.js'

/** Everything one customer may know of its agreement, the most pressing first. */
export function CustomerPage(props: {
  readonly page: Page
  readonly clock: ZoneClock
  readonly live: LiveBoard
  readonly token: string
  readonly words: Words
  readonly language: Language
  readonly speak: (language: Language) => void
}) {
  const { page, clock, live, token, words, language, speak } = props
  return (
    <>
      <TopBar {...{ words, language, speak }} mayPrint />
      <main>
        <header className="head">
          <h1>{page.provider === null ? words.promised : words.promisedBy(page.provider)}</h1>
          {page.customer === null ? null : <p>{words.forCustomer(page.customer)}</p>}
        </header>
        <div className="columns">
          <div>
            <OpenTickets {...{ live, clock, words }} />
            <WhatIf {...{ page, token, words, language }} />
            <Planned page={page} words={words} />
          </div>
          <div>
            <Commitments {...{ page, words }} />
            <Hours {...{ page, words }} />
            <Attainment {...{ page, words }} />
            <HistoryList {...{ page, clock, words }} />
            <Contacts {...{ page, words }} />
          </div>
        </div>
      </main>
      <footer>{words.agreement(page.title, page.version)}</footer>
    </>
  )
}

function Commitments({ page, words }: { readonly page: Page; readonly words: Words }) {
  return (
    <Section title={words.commitments} kind="commitments">
      <dl className="rows">
        {[...byPriority(page.commitments)].map(([priority, commitments]) => (
          <div key={priority ?? ''}>
            <dt>{priority ?? words.allPriorities}</dt>
            <dd>
              {commitments.map(({ targetId, text }) => (
                <p key={targetId}>{text}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Hours({ page, words }: { readonly page: Page; readonly words: Words }) {
  const hours = distinctHours(page.hours)
  return (
    <Section title={words.hours}>
      {hours.map(({ calendar, zones, lines }) => (
        <div key={calendar} className="hours">
          {hours.length > 1 ? <h3>{calendar.split('/').pop()}</h3> : null}
          <ul className="plain">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="note">{words.hoursNote(zones.join(', '))}</p>
        </div>
      ))}
    </Section>
  )
}

/** Each change under its first line, which says from when. Nothing at all when nothing is planned. */
function Planned({ page, words }: { readonly page: Page; readonly words: Words }) {
  if (page.planned.length === 0) return null
  return (
    <Section title={words.planned} kind="planned">
      {page.planned.map(({ lines: [when, ...changes] }) => (
        <div key={when}>
          <h3>{when}</h3>
          {changes.length === 0 ? null : (
            <ul>
              {changes.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Section>
  )
}
