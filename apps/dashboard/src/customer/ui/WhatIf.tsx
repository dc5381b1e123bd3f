import type { Language } from '@tenggat/words'
import { useEffect, useState } from 'react'
import { ExpectedByDocument, type ExpectedByQuery } from '../../gql/customer.js'
import { browserPageClock } from '../../live/pageClock.js'
import { type Answer, ask } from '../ask.js'
import { prioritiesOf } from '../expectation.js'
import type { Page } from '../useCustomerPage.js'
import type { Words } from '../words/words.js'
import { Section } from './Section.js'

const AGAIN_AFTER_MS = 60_000

/** By when there would be an answer, were a ticket sent this minute; counted anew each minute. */
export function WhatIf(props: {
  readonly page: Page
  readonly token: string
  readonly words: Words
  readonly language: Language
}) {
  const { page, token, words, language } = props
  const priorities = prioritiesOf(page)
  const [priority, setPriority] = useState<string | null>(priorities[0] ?? null)
  const answer = useExpectation(token, priority, language, page.timeZone)
  return (
    <Section title={words.whatIf} note={words.whatIfNote} kind="what-if">
      <fieldset className="chips">
        <legend>{words.priority}</legend>
        {[...priorities, null].map((it) => (
          <label key={it ?? ''}>
            <input type="radio" name="priority" checked={it === priority} onChange={() => setPriority(it)} />
            <span>{it ?? words.anyPriority}</span>
          </label>
        ))}
      </fieldset>
      <div className="answer" role="status">
        <Expected {...{ answer, words }} />
      </div>
    </Section>
  )
}

function Expected({
  answer,
  words,
}: {
  readonly answer: Answer<ExpectedByQuery> | null
  readonly words: Words
}) {
  if (answer === null) return <p>{words.asking}</p>
  if (answer.kind !== 'answer') return <p>{words.notNow}</p>
  const { expectedBy } = answer.data
  if (expectedBy.length === 0) return <p>{words.noExpectation}</p>
  return expectedBy.map(({ targetId, text }) => <p key={targetId}>{text}</p>)
}

function useExpectation(
  token: string,
  priority: string | null,
  language: Language,
  timeZone: string,
): Answer<ExpectedByQuery> | null {
  const [answer, setAnswer] = useState<Answer<ExpectedByQuery> | null>(null)
  useEffect(() => {
    const clock = browserPageClock()
    let over = false
    let callOff = () => {}
    const variables = { input: { priority }, language, timeZone }
    const once = async () => {
      const next = await ask<ExpectedByQuery>(token, ExpectedByDocument.toString(), variables)
      if (over) return
      setAnswer(next)
      callOff = clock.after(AGAIN_AFTER_MS, () => void once())
    }
    setAnswer(null)
    void once()
    return () => {
      over = true
      callOff()
    }
  }, [token, priority, language, timeZone])
  return answer
}
