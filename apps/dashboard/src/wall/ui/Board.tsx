import { useSignal } from '../../live/signal.js'
import type { WallSession } from '../wallSession.js'
import { Header } from './Header.js'
import { Lane } from './Lane.js'
import { StaleBanner } from './Staleness.js'
import { Strip } from './Strip.js'

export function Board({ session }: { readonly session: WallSession }) {
  const { grids, lanes } = useSignal(session.layout)
  const freshness = useSignal(session.freshness)
  const isEmpty = lanes.next.length === 0 && lanes.late.length === 0
  const { words } = session
  return (
    <main className="board" data-freshness={freshness}>
      <Header session={session} />
      {isEmpty ? (
        <section className="empty">
          <svg viewBox="0 0 96 96" aria-hidden="true">
            <circle cx="48" cy="48" r="42" />
            <path d="M29 50l13 13 26-29" />
          </svg>
          <h1>{words.allClear}</h1>
          <p>{words.allClearNote}</p>
        </section>
      ) : (
        <div className="lanes">
          <Lane session={session} lane="next" grid={grids.next} ids={lanes.next} />
          <Lane session={session} lane="late" grid={grids.late} ids={lanes.late} />
        </div>
      )}
      <Strip session={session} />
      <StaleBanner session={session} />
      <Announcer session={session} />
    </main>
  )
}

/** Says the latest breach to a screen reader; nothing of it is drawn. */
function Announcer({ session }: { readonly session: WallSession }) {
  return (
    <output className="spoken" aria-live="polite">
      {useSignal(session.announcement)}
    </output>
  )
}
