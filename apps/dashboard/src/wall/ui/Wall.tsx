import { useEffect, useRef } from 'react'
import { useSignal } from '../../live/signal.js'
import { burnInShift } from '../burnIn.js'
import type { WallSession } from '../wallSession.js'
import { Board } from './Board.js'

/** The whole screen: the board, or the one sentence that says why there is none. */
export function Wall({ session }: { readonly session: WallSession }) {
  const { words } = session
  const face = useSignal(session.face)
  switch (face) {
    case 'noToken':
      return <Notice kind="refused" title={words.noToken} note={words.noTokenNote} />
    case 'refused':
      return <Notice kind="refused" title={words.refused} note={words.refusedNote} />
    case 'connecting':
      return <Notice kind="connecting" title={words.connecting} note={words.connectingNote} />
    case 'board':
      return <Shifting session={session} />
  }
}

/** Moves the picture a few pixels every three minutes, so that it does not burn in. */
function Shifting({ session }: { readonly session: WallSession }) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let shown = ''
    return session.addPainter(({ reading }) => {
      const { x, y } = burnInShift(reading.now)
      const wanted = `translate(${x}px, ${y}px)`
      if (wanted === shown || frame.current === null) return
      frame.current.style.transform = wanted
      shown = wanted
    })
  }, [session])
  return (
    <div className="shift" ref={frame}>
      <Board session={session} />
    </div>
  )
}

/** A full-screen sentence: connecting, or a link that is no longer good. */
function Notice(props: {
  readonly kind: 'connecting' | 'refused'
  readonly title: string
  readonly note: string
}) {
  return (
    <main className="notice" data-face={props.kind}>
      <svg className="notice-mark" viewBox="0 0 96 96" aria-hidden="true">
        <circle className="notice-track" cx="48" cy="48" r="40" />
        {props.kind === 'connecting' ? (
          <>
            <path className="notice-hand" d="M48 8a40 40 0 0 1 40 40" />
            <path className="notice-pointer" d="M48 26v22l14 10" />
          </>
        ) : (
          <path className="notice-pointer" d="M20 20l56 56" />
        )}
      </svg>
      <h1>{props.title}</h1>
      <p>{props.note}</p>
    </main>
  )
}
