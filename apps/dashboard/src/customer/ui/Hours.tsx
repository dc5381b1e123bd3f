import type { Page } from '../useCustomerPage.js'
import type { Words } from '../words/words.js'
import { Section } from './Section.js'

export function Hours({ page, words }: { readonly page: Page; readonly words: Words }) {
  return (
    <Section title={words.hours}>
      {page.hours.map(({ calendar, timeZone, lines }) => (
        <div key={calendar} className="hours">
          {page.hours.length > 1 ? <h3>{calendar}</h3> : null}
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
