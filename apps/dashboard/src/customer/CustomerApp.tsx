import type { Language } from '@tenggat/words'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { createZoneClock } from '../format/zoneClock.js'
import { BoardDocument } from '../gql/board.js'
import { type LiveBoard, startLiveBoard } from '../live/liveBoard.js'
import { browserPageClock } from '../live/pageClock.js'
import { CustomerPage } from './CustomerPage.js'
import { type Speaking, TopBar } from './ui/TopBar.js'
import { useCustomerPage } from './useCustomerPage.js'
import { wordsOf } from './words/words.js'

interface AppProps {
  readonly token: string | null
  readonly firstLanguage: Language
  readonly keepLanguage: (language: Language) => void
}

/** One of four faces: no link, a link that is refused, waiting, or the page. */
export function CustomerApp({ token, firstLanguage, keepLanguage }: AppProps) {
  const [language, setLanguage] = useState(firstLanguage)
  const words = wordsOf(language)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const speak = (next: Language) => {
    keepLanguage(next)
    setLanguage(next)
  }
  if (token === null) return <Notice title={words.noLink} note={words.noLinkNote} {...{ language, speak }} />
  return <WithLink {...{ token, language, speak }} />
}

function WithLink(props: {
  readonly token: string
  readonly language: Language
  readonly speak: (language: Language) => void
}) {
  const live = useLiveBoard(props.token)
  return live === null ? null : <Read live={live} {...props} />
}

function Read(props: {
  readonly token: string
  readonly live: LiveBoard
  readonly language: Language
  readonly speak: (language: Language) => void
}) {
  const { token, live, language, speak } = props
  const words = wordsOf(language)
  const link = useSyncExternalStore(live.onLink, () => live.link)
  const read = useCustomerPage(token, live, language)
  const page = read.kind === 'answer' ? read.page : null
  const clock = useMemo(
    () => (page === null ? null : createZoneClock(page.timeZone, words.locale)),
    [page, words],
  )
  const bar = { language, speak }
  if (link === 'refused' || read.kind === 'refused')
    return <Notice title={words.refused} note={words.refusedNote} {...bar} />
  if (read.kind === 'failed') return <Notice title={words.failed} note={words.failedNote} {...bar} />
  if (page === null || clock === null) return <Notice title={words.loading} note="" {...bar} />
  return <CustomerPage {...{ page, clock, live, token, words, ...bar }} />
}

/** Lives as long as the page is shown: the effect owns the socket, so a second mount does not leave one behind. */
function useLiveBoard(token: string): LiveBoard | null {
  const [live, setLive] = useState<LiveBoard | null>(null)
  useEffect(() => {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
    const board = startLiveBoard({
      url: `${scheme}//${location.host}/graphql`,
      token,
      document: BoardDocument,
      filter: null,
      clock: browserPageClock(),
      reload: () => location.reload(),
    })
    setLive(board)
    return () => board.stop()
  }, [token])
  return live
}

/** A page that has nothing to show says why, and what to do about it. */
function Notice({ title, note, ...speaking }: { readonly title: string; readonly note: string } & Speaking) {
  return (
    <>
      <TopBar {...speaking} />
      <main className="notice" role="status">
        <h1>{title}</h1>
        <p>{note}</p>
      </main>
    </>
  )
}
