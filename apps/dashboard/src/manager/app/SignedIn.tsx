import type { ApolloClient } from '@apollo/client'
import { ApolloProvider, useQuery } from '@apollo/client/react'
import { RouterProvider } from '@tanstack/react-router'
import type { Language } from '@tenggat/words'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { createZoneClock } from '../../format/zoneClock.js'
import { DeskBoardDocument } from '../../gql/board.js'
import { MeDocument } from '../../gql/manager.js'
import { type LiveBoard, startLiveBoard } from '../../live/liveBoard.js'
import { browserPageClock } from '../../live/pageClock.js'
import { type Changes, createChanges } from '../changes.js'
import { type Desk, DeskProvider } from '../desk.js'
import { createSeconds, type Seconds } from '../seconds.js'
import { wordsOf } from '../words/words.js'
import { createApollo } from './apollo.js'
import { createManagerRouter } from './router.js'

export interface SignedInProps {
  /** Null: the browser's cookie tells who this is. */
  readonly token: string | null
  readonly language: Language
  readonly speak: (language: Language) => void
  readonly leave: (why: 'refused' | 'ended' | null) => void
}

export function SignedIn(props: SignedInProps) {
  const apollo = useMemo(() => createApollo(props.token), [props.token])
  const pulse = usePulse(props.token)
  if (pulse === null) return null
  return (
    <ApolloProvider client={apollo}>
      <Pages {...props} apollo={apollo} pulse={pulse} />
    </ApolloProvider>
  )
}

interface Pulse {
  readonly live: LiveBoard
  readonly seconds: Seconds
  readonly changes: Changes
}

/** Lives as long as the session is used: the effect owns the socket, so a second mount does not leave one behind. */
function usePulse(token: string | null): Pulse | null {
  const [pulse, setPulse] = useState<Pulse | null>(null)
  useEffect(() => {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
    const clock = browserPageClock()
    const live = startLiveBoard({
      url: `${scheme}//${location.host}/graphql`,
      token,
      document: DeskBoardDocument,
      filter: null,
      clock,
      reload: () => location.reload(),
    })
    const seconds = createSeconds(live, clock)
    const changes = createChanges(live.board, live.onAgreements)
    setPulse({ live, seconds, changes })
    return () => {
      changes.stop()
      seconds.stop()
      live.stop()
    }
  }, [token])
  return pulse
}

function Pages(props: SignedInProps & { readonly apollo: ApolloClient; readonly pulse: Pulse }) {
  const { token, language, leave, pulse } = props
  const router = useMemo(createManagerRouter, [])
  const words = wordsOf(language)
  const clock = useMemo(
    () => createZoneClock(Intl.DateTimeFormat().resolvedOptions().timeZone, words.locale),
    [words],
  )
  const { data } = useQuery(MeDocument)
  const link = useSyncExternalStore(pulse.live.onLink, () => pulse.live.link)
  useEffect(() => {
    if (link === 'refused') leave(token === null ? 'ended' : 'refused')
  }, [link, leave, token])
  const desk: Desk = {
    ...pulse,
    ...{ apollo: props.apollo, language, words, clock },
    me: data?.me ?? null,
    speak: props.speak,
    signOut: () => leave(null),
  }
  return (
    <DeskProvider value={desk}>
      <RouterProvider router={router} />
    </DeskProvider>
  )
}
