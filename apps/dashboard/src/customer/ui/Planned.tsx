import type { WallClock } from '../../format/wallClock.js'
import type { Page } from '../useCustomerPage.js'
import type { Words } from '../words/words.js'
import { Section } from './Section.js'

/** Nothing at all when nothing is planned. */
export function Planned(props: { readonly page: Page; readonly clock: WallClock; readonly words: Words }) {
  const { page, clock, words } = props
  if (page.planned.length === 0) return null
  return (
    <Section title={words.planned} kind="planned">
      {page.planned.map(({ version, effectiveFrom, lines }) => (
        <div key={version}>
          <h3>{words.from(clock.short(Date.parse(effectiveFrom)))}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}
