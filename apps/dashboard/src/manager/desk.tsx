import type { ApolloClient } from '@apollo/client'
import type { Language } from '@tenggat/words'
import { createContext, useContext } from 'react'
import type { ZoneClock } from '../format/zoneClock.js'
import type { MeQuery } from '../gql/manager.js'
import type { LiveBoard } from '../live/liveBoard.js'
import type { Changes } from './changes.js'
import type { Seconds } from './seconds.js'
import type { Words } from './words/words.js'

/** What every page of the manager stands on. */
export interface Desk {
  readonly live: LiveBoard
  readonly seconds: Seconds
  readonly changes: Changes
  readonly apollo: ApolloClient
  /** Who reads; null until the server has said. */
  readonly me: MeQuery['me'] | null
  readonly language: Language
  readonly words: Words
  /** Times in the browser's own zone. */
  readonly clock: ZoneClock
  speak(language: Language): void
  signOut(): void
}

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('useDesk is called outside a DeskProvider')
  return desk
}
