import { useEffect, useLayoutEffect, useRef } from 'react'
import { shortDuration } from '../../format/digits.js'
import type { LaneGrid } from '../layout/grid.js'
import type { WallSession } from '../wallSession.js'
import { Tile } from './Tile.js'
import { createTileRoom } from './tileRoom.js'
import { write } from './write.js'

export interface LaneProps {
  readonly session: WallSession
  readonly lane: 'next' | 'late'
  readonly grid: LaneGrid
  /** Clock ids by place; null is a place left free. */
  readonly ids: readonly (string | null)[]
}

export function Lane({ session, lane, grid, ids }: LaneProps) {
  const { words } = session
  const more = useRef<HTMLSpanElement>(null)
  const cells = useRef<HTMLDivElement>(null)
  const room = useRef(createTileRoom()).current

  useLayoutEffect(() => {
    const container = cells.current!
    room.forget(grid)
    const observer = new ResizeObserver(() => room.forget(grid))
    observer.observe(container)
    return () => observer.disconnect()
  }, [grid, room])

  useEffect(
    () =>
      session.addPainter(({ survey, reading }) => {
        const shown = ids.filter((id) => id !== null).length
        const isLate = lane === 'late'
        // Paused clocks stand where there is room; they breach next to nothing.
        const rest = Math.max(0, (isLate ? survey.late : survey.nextTotal) - shown)
        const { oldestLateAt } = survey
        const oldest =
          isLate && oldestLateAt !== null
            ? words.oldestLate(shortDuration(reading.digitsAt - oldestLateAt, words.units))
            : ''
        write(more.current, [rest === 0 ? '' : words.more(String(rest)), oldest].filter(Boolean).join(' · '))
      }),
    [session, lane, ids, words],
  )

  return (
    <section className={`lane lane-${lane}`} aria-label={lane === 'next' ? words.nextLane : words.lateLane}>
      <h2 className="lane-head">
        <span className="lane-name">{lane === 'next' ? words.nextLane : words.lateLane}</span>
        <span className="lane-more" ref={more} />
      </h2>
      <div
        className={`cells cells-${grid.size}`}
        ref={cells}
        style={{
          gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${grid.rows}, minmax(0, 1fr))`,
        }}
      >
        {ids.length === 0 ? (
          <p className="lane-none">{lane === 'next' ? words.noneNext : words.noneLate}</p>
        ) : (
          ids.map((id, place) =>
            id === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a hole has no name but its place
              <div className="hole" key={`hole-${place}`} />
            ) : (
              <Tile key={id} id={id} session={session} size={grid.size} room={room} />
            ),
          )
        )}
      </div>
    </section>
  )
}
