import { useSignal } from '../../live/signal.js'
import type { WallSession } from '../wallSession.js'
import { Empty } from './Empty.js'
import { Header } from './Header.js'
import { Lane } from './Lane.js'
import { StaleBanner } from './Staleness.js'
import { Strip } from './Strip.js'

export function Board({ session }: { readonly session: WallSession }) {
  const { grids, lanes } = useSignal(session.layout)
  const freshness = useSignal(session.freshness)
  const isNew = useSignal(session.isNew)
  const isEmpty = lanes.next.length === 0 && lanes.late.length === 0
  return (
    <main className="board" data-freshness={freshness}>
      <Header session={session} />
      {isEmpty ? (
        <Empty session={session} />
      ) : (
        <div className="lanes">
          <Lane session={session} lane="next" grid={grids.next} ids={lanes.next} />
          <Lane session={session} lane="late" grid={grids.late} ids={lanes.late} />
        </div>
      )}
      {session.params.misread.length > 0 && isNew ? (
        <Misread session={session} />
      ) : (
        <Strip session={session} />
      )}
      <StaleBanner session={session} />
      <Announcer session={session} />
    </main>
  )
}

/** For the first minute, in place of the foot: what of the address is not understood. */
function Misread({ session }: { readonly session: WallSession }) {
  return (
    <footer className="strip misread" role="alert">
      {session.words.misread(session.params.misread.join(' · '))}
    </footer>
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
