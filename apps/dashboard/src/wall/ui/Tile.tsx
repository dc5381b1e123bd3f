import { useEffect, useRef } from 'react'
import type { TileSize } from '../layout/grid.js'
import type { WallSession } from '../wallSession.js'
import { paintTile, type TileParts } from './paintTile.js'
import type { TileRoom } from './tileRoom.js'

const FIRST_TILE = 'first tile'

export interface TileProps {
  readonly id: string
  readonly session: WallSession
  readonly size: TileSize
  readonly room: TileRoom
}

/** One clock. React lays it out once; what it says is painted into it, each second and whenever its clock differs. */
export function Tile({ id, session, size, room }: TileProps) {
  const root = useRef<HTMLElement>(null)

  useEffect(() => {
    const node = root.current!
    const parts = partsOf(node)
    const board = session.live!.board
    const stopPainting = session.addPainter((frame) => {
      const row = board.clocks.get(id)
      const hours = row === undefined ? null : board.hoursOf(row)
      if (row === undefined || hours === null) return
      paintTile(parts, { row, hours, frame, size, room })
      markFirst()
    }, id)
    const stopBreach = session.onBreach((clockId) => {
      if (clockId === id) node.classList.add('fresh')
    })
    const done = () => node.classList.remove('fresh')
    node.addEventListener('animationend', done)
    return () => {
      stopPainting()
      stopBreach()
      node.removeEventListener('animationend', done)
    }
  }, [id, session, size, room])

  return (
    <article className="tile" data-clock={id} ref={root}>
      <div className="tile-head">
        <svg className="tile-shape" viewBox="0 0 24 24" aria-hidden="true">
          <path fillRule="evenodd" />
        </svg>
        <span className="tile-key" />
        <span className="tile-corner" />
      </div>
      <p className="tile-about" />
      <div className="tile-count">
        <span className="tile-digits">
          <b className="tile-main" />
        </span>
        <span className="tile-beside">
          <span className="tile-above" />
          <span className="tile-below" />
        </span>
      </div>
      <p className="tile-line" />
    </article>
  )
}

/** When the wall first had something to say, for whoever measures it. */
function markFirst(): void {
  if (performance.getEntriesByName(FIRST_TILE).length === 0) performance.mark(FIRST_TILE)
}

function partsOf(root: HTMLElement): TileParts {
  const find = <E extends Element>(name: string) => root.querySelector<E>(name)!
  return {
    root,
    shape: find('.tile-shape'),
    path: find('.tile-shape path'),
    key: find('.tile-key'),
    corner: find('.tile-corner'),
    about: find('.tile-about'),
    count: find('.tile-count'),
    main: find('.tile-main'),
    above: find('.tile-above'),
    below: find('.tile-below'),
    line: find('.tile-line'),
  }
}
