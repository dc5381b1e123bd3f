import type { ApolloClient } from '@apollo/client'
import { createContext, useContext } from 'react'
import type { Language } from '../format/language.js'
import type { WallClock } from '../format/wallClock.js'
import type { LiveBoard } from '../live/liveBoard.js'
import type { createRouter } from './route.js'
import type { Words } from './words/words.js'

/** What every page of the manager stands on. */
export interface Desk {
  readonly live: LiveBoard
  readonly apollo: ApolloClient
  readonly router: ReturnType<typeof createRouter>
  readonly language: Language
  readonly words: Words
  /** Times in the browser's own zone. */
  readonly clock: WallClock
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
