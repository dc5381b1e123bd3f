import type { Language } from '@tenggat/words'
import { useEffect, useState } from 'react'
import { CustomerPageDocument, type CustomerPageQuery } from '../gql/customer.js'
import type { LiveBoard } from '../live/liveBoard.js'
import { browserPageClock } from '../live/pageClock.js'
import { ask } from './ask.js'

export type Page = NonNullable<CustomerPageQuery['customerPage']>

export type PageRead =
  | { readonly kind: 'answer'; readonly page: Page }
  | { readonly kind: 'waiting' | 'refused' | 'failed' }

const AGAIN_AFTER_MS = 10_000
/** A finished ticket moves from the open ones into the history: read again soon after, for many at once. */
const SETTLES_MS = 1_500

/**
 * What the page says beside its countdowns. Read again when a ticket has been finished, when the connection is back, and every ten
 * seconds while it cannot be read; what has been read once stays.
 */
export function useCustomerPage(token: string, live: LiveBoard, language: Language): PageRead {
  const [read, setRead] = useState<PageRead>({ kind: 'waiting' })
  useEffect(() => {
    const clock = browserPageClock()
    let over = false
    let callOff: (() => void) | null = null
    const readSoon = (ms: number) => {
      callOff ??= clock.after(ms, () => {
        callOff = null
        void readNow()
      })
    }
    const readNow = async () => {
      const answer = await ask<CustomerPageQuery>(token, CustomerPageDocument.toString(), { language })
      if (over) return
      if (answer.kind === 'failed') {
        setRead((before) => (before.kind === 'answer' ? before : { kind: 'failed' }))
        readSoon(AGAIN_AFTER_MS)
      } else if (answer.kind === 'refused' || answer.data.customerPage === null) setRead({ kind: 'refused' })
      else setRead({ kind: 'answer', page: answer.data.customerPage })
    }
    void readNow()
    const stopChanges = live.board.onChange(({ facts, replaced }) => {
      const decided = facts.some(({ kind }) => kind === 'met' || kind === 'breached' || kind === 'finished')
      if (decided || replaced) readSoon(SETTLES_MS)
    })
    return () => {
      over = true
      stopChanges()
      callOff?.()
    }
  }, [token, live, language])
  return read
}
