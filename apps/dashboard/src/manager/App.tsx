import { ApolloProvider } from '@apollo/client/react'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { chooseLanguage, type Language } from '../format/language.js'
import { createWallClock } from '../format/wallClock.js'
import { type LiveBoard, startLiveBoard } from '../live/liveBoard.js'
import { browserPageClock } from '../live/pageClock.js'
import { useSignal } from '../live/signal.js'
import { createApollo } from './apollo.js'
import { type Desk, DeskProvider, useDesk } from './desk.js'
import { Header } from './Header.js'
import { NextToBreach } from './list/NextToBreach.js'
import { createRouter } from './route.js'
import { TicketStory } from './story/TicketStory.js'
import { TokenBox } from './TokenBox.js'
import { wordsOf } from './words/words.js'

const LANGUAGE_KEY = 'tenggat.language'

export function App(props: {
  readonly firstToken: string | null
  readonly keepToken: (token: string | null) => void
}) {
  const [token, setToken] = useState(props.firstToken)
  const [language, setLanguage] = useState(firstLanguage)
  const words = wordsOf(language)
  const take = (next: string | null) => {
    props.keepToken(next)
    setToken(next)
  }
  const speak = (next: Language) => {
    localStorage.setItem(LANGUAGE_KEY, next)
    setLanguage(next)
  }
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  if (token === null) return <TokenBox words={words} refused={false} onToken={take} />
  return <SignedIn key={token} token={token} language={language} speak={speak} onToken={take} />
}

function SignedIn(props: {
  readonly token: string
  readonly language: Language
  readonly speak: (language: Language) => void
  readonly onToken: (token: string | null) => void
}) {
  const { token, language } = props
  const apollo = useMemo(() => createApollo(token), [token])
  const router = useMemo(createRouter, [])
  const live = useLiveBoard(token)
  const words = wordsOf(language)
  const clock = useMemo(
    () => createWallClock(Intl.DateTimeFormat().resolvedOptions().timeZone, words.locale),
    [words],
  )
  if (live === null) return null
  const desk: Desk = {
    ...{ apollo, router, live, language, words, clock },
    speak: props.speak,
    signOut: () => props.onToken(null),
  }
  return (
    <ApolloProvider client={apollo}>
      <DeskProvider value={desk}>
        <Pages onToken={props.onToken} />
      </DeskProvider>
    </ApolloProvider>
  )
}

/** Lives as long as the token is used: the effect owns the socket, so a second mount does not leave one behind. */
function useLiveBoard(token: string): LiveBoard | null {
  const [live, setLive] = useState<LiveBoard | null>(null)
  useEffect(() => {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
    const board = startLiveBoard({
      url: `${scheme}//${location.host}/graphql`,
      token,
      filter: null,
      clock: browserPageClock(),
      reload: () => location.reload(),
    })
    setLive(board)
    return () => board.stop()
  }, [token])
  return live
}

function Pages({ onToken }: { readonly onToken: (token: string | null) => void }) {
  const { live, router, words } = useDesk()
  const link = useSyncExternalStore(live.onLink, () => live.link)
  const route = useSignal(router.route)
  if (link === 'refused') return <TokenBox words={words} refused onToken={onToken} />
  return (
    <>
      <Header />
      {route.page === 'list' ? (
        <NextToBreach />
      ) : (
        <TicketStory key={`${route.source}/${route.key}`} source={route.source} ticketKey={route.key} />
      )}
    </>
  )
}

function firstLanguage(): Language {
  const asked = new URL(location.href).searchParams.get('lang') ?? localStorage.getItem(LANGUAGE_KEY)
  return chooseLanguage(asked, navigator.languages)
}
