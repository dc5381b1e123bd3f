import { useEffect, useRef } from 'react'
import { useSignal } from '../../live/signal.js'
import type { WallSession } from '../wallSession.js'
import { write } from './write.js'

/** For how many seconds nothing has been heard, in place of the date. */
export function StaleChip({ session }: { readonly session: WallSession }) {
  const { words } = session
  const text = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      session.addPainter(({ reading }) => {
        const seconds = Math.floor((reading.now - reading.heardAt) / 1_000)
        write(text.current, reading.freshness === 'live' ? '' : words.quiet(String(seconds)))
      }),
    [session, words],
  )
  return <span className="chip" ref={text} />
}

/** From a minute on: since when the figures are no longer fed, across the whole foot of the wall. */
export function StaleBanner({ session }: { readonly session: WallSession }) {
  const { words } = session
  const text = useRef<HTMLParagraphElement>(null)
  const isLost = useSignal(session.freshness) === 'lost'
  useEffect(
    () =>
      session.addPainter(({ reading, clock }) =>
        write(text.current, words.lost(clock.exact(reading.heardAt))),
      ),
    [session, words],
  )
  return <p className="banner" role="alert" hidden={!isLost} ref={text} />
}
