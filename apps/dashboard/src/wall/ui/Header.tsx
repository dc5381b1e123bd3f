import { type ReactNode, useEffect, useRef } from 'react'
import { digits } from '../../format/digits.js'
import type { TileState } from '../../live/tileState.js'
import { STATE_SHAPES } from '../../ui/theme/tokens.js'
import type { Frame, WallSession } from '../wallSession.js'
import { StaleChip } from './Staleness.js'
import { write } from './write.js'

type Cell = 'running' | 'atRisk' | 'late' | 'paused' | 'next' | 'time' | 'date'

/** Five figures and the time of day; painted, not rendered, once a second. The first four count every clock once. */
export function Header({ session }: { readonly session: WallSession }) {
  const { words } = session
  const cells = useRef(new Map<Cell, HTMLElement>())
  const cell = (name: Cell) => (node: HTMLElement | null) => {
    if (node !== null) cells.current.set(name, node)
  }
  useEffect(() => session.addPainter((frame) => paint(frame, cells.current)), [session])
  return (
    <header className="header">
      <Figure name="running" shape="ontrack" label={words.tiles.ontrack.name}>
        <b ref={cell('running')} />
      </Figure>
      <Figure name="atrisk" shape="atrisk" label={words.atRisk}>
        <b ref={cell('atRisk')} />
      </Figure>
      <Figure name="late" shape="breached" label={words.late}>
        <b ref={cell('late')} />
      </Figure>
      <Figure name="paused" shape="paused" label={words.paused}>
        <b ref={cell('paused')} />
      </Figure>
      <Figure name="next" shape={null} label={words.nextDeadline}>
        <b ref={cell('next')} />
      </Figure>
      <div className="figure figure-clock">
        <time className="figure-digits" ref={cell('time')} />
        <span className="figure-label" ref={cell('date')} />
        <StaleChip session={session} />
      </div>
    </header>
  )
}

function Figure(props: {
  readonly name: string
  readonly shape: TileState | null
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div className={`figure figure-${props.name}`}>
      <span className="figure-digits" data-kpi={props.name}>
        {props.children}
      </span>
      <span className="figure-label">
        {props.shape === null ? null : (
          <svg className={`shape shape-${props.shape}`} viewBox="0 0 24 24" aria-hidden="true">
            <path fillRule="evenodd" d={STATE_SHAPES[props.shape]} />
          </svg>
        )}
        {props.label}
      </span>
    </div>
  )
}

function paint({ reading, survey, words, clock }: Frame, cells: ReadonlyMap<Cell, HTMLElement>): void {
  const { nextDeadlineAt } = survey
  const left = nextDeadlineAt === null ? null : digits(nextDeadlineAt - reading.digitsAt, words.units)
  write(cells.get('running'), shortCount(survey.nextTotal - survey.atRisk))
  write(cells.get('atRisk'), shortCount(survey.atRisk))
  write(cells.get('late'), shortCount(survey.late))
  write(cells.get('paused'), shortCount(survey.pausedTotal))
  write(cells.get('next'), left === null ? '–' : left.main)
  write(cells.get('time'), clock.time(reading.now))
  write(cells.get('date'), `${clock.date(reading.now)} ${clock.zoneName(reading.now)}`)
}

/** `0`, `9812`, `12k`: never more than four digits' width. */
function shortCount(count: number): string {
  return count < 10_000 ? String(count) : `${Math.floor(count / 1_000)}k`
}
