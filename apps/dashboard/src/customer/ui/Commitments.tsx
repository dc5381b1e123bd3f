import { byPriority } from '../expectation.js'
import type { Page } from '../useCustomerPage.js'
import type { Words } from '../words/words.js'
import { Section } from './Section.js'

export function Commitments({ page, words }: { readonly page: Page; readonly words: Words }) {
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
