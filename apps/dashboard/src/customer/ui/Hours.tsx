import { hoursTold } from '../expectation.js'
import type { Page } from '../useCustomerPage.js'
import type { Words } from '../words/words.js'
import { Section } from './Section.js'

export function Hours({ page, words }: { readonly page: Page; readonly words: Words }) {
  const hours = hoursTold(page.hours)
  return (
    <Section title={words.hours}>
      {hours.map(({ calendar, timeZone, lines }) => (
        <div key={calendar} className="hours">
          {hours.length > 1 ? <h3>{calendar.split('/').pop()}</h3> : null}
          <ul className="plain">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="note">{words.hoursNote(timeZone)}</p>
        </div>
      ))}
    </Section>
  )
}
