import type { Language } from '@tenggat/words'
import type { WallClock } from '../format/wallClock.js'
import type { LiveBoard } from '../live/liveBoard.js'
import { Attainment } from './ui/Attainment.js'
import { Commitments } from './ui/Commitments.js'
import { Contacts } from './ui/Contacts.js'
import { HistoryList } from './ui/HistoryList.js'
import { Hours } from './ui/Hours.js'
import { OpenTickets } from './ui/OpenTickets.js'
import { Planned } from './ui/Planned.js'
import { TopBar } from './ui/TopBar.js'
import { WhatIf } from './ui/WhatIf.js'
import type { Page } from './useCustomerPage.js'
import type { Words } from './words/words.js'

/** Everything one customer may know of its agreement, the most pressing first. */
export function CustomerPage(props: {
  readonly page: Page
  readonly clock: WallClock
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
