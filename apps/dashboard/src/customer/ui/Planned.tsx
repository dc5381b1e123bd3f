import type { Page } from '../useCustomerPage.js'
import type { Words } from '../words/words.js'
import { Section } from './Section.js'

/** Each change under its first line, which says from when. Nothing at all when nothing is planned. */
export function Planned({ page, words }: { readonly page: Page; readonly words: Words }) {
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
