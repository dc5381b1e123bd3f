import type { PauseReason } from '@tenggat/words'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useSignal } from '../../live/signal.js'
import { BINS, WAIT_REASONS } from '../../live/survey.js'
import { cutEnd } from '../layout/fit.js'
import { createMeasurer, fontOf } from '../layout/measure.js'
import type { WallSession } from '../wallSession.js'
import { named } from './Empty.js'
import { write } from './write.js'

const BAR_NAMES = Array.from({ length: BINS }, (_, bin) => `+${bin * 5}`)

/** The foot of the wall: the board's name, who is waited for, and how the deadlines of the next hour lie. */
export function Strip({ session }: { readonly session: WallSession }) {
  const { words, params } = session
  const page = params.pages[useSignal(session.page)]!
  const counts = useRef(new Map<PauseReason, HTMLElement>())
  const bars = useRef<HTMLDivElement>(null)
  const total = useRef<HTMLElement>(null)
  const nobody = useRef<HTMLElement>(null)

  useEffect(
    () =>
      session.addPainter(({ survey }) => {
        nobody.current!.hidden = survey.paused > 0
        paintWaiting(counts.current, survey.waiting)
        write(total.current, String(survey.bins.reduce((sum, count) => sum + count, 0)))
        drawBars(bars.current!, survey.bins)
      }),
    [session],
  )

  return (
    <footer className="strip">
      <div className="strip-board">
        <Fitted className="strip-label" text={filterText(session)} />
        <Fitted className="strip-title" text={page.title ?? params.title} />
      </div>
      <div className="strip-waiting">
        <span className="strip-label">{words.waiting}</span>
        <span className="strip-reasons">
          <span ref={nobody}>{words.nobodyWaits}</span>
          {WAIT_REASONS.map((reason) => (
            <span className="strip-reason" key={reason} hidden>
              <b
                ref={(node) => {
                  if (node !== null) counts.current.set(reason, node)
                }}
              />{' '}
              {words.pauses[reason].short}
            </span>
          ))}
        </span>
      </div>
      <div className="strip-hour">
        <span className="strip-label">{words.nextHour}</span>
        <span className="strip-bars">
          <b className="strip-total" ref={total} />
          <span className="bars" ref={bars}>
            {BAR_NAMES.map((name) => (
              <i className="bar" key={name} />
            ))}
          </span>
        </span>
      </div>
    </footer>
  )
}

/** What of everything the board shows; a wall of everything has its maker's name there. */
function filterText({ params: { filter }, words }: WallSession): string {
  const parts = Object.entries(filter ?? {}).flatMap(([field, values]) =>
    (values as readonly string[]).map((value) => named(field, value, words)),
  )
  return parts.length === 0 ? 'Tenggat' : parts.join(', ')
}

/** Reasons nobody waits for are left out; and from the right those for which there is no room. */
function paintWaiting(
  nodes: ReadonlyMap<PauseReason, HTMLElement>,
  waiting: Readonly<Record<PauseReason, number>>,
): void {
  let changed = false
  for (const [reason, node] of nodes) {
    const text = String(waiting[reason])
    if (node.textContent === text) continue
    node.textContent = text
    changed = true
  }
  if (!changed) return
  const items = [...nodes].map(([reason, node]) => ({ item: node.parentElement!, count: waiting[reason] }))
  for (const { item, count } of items) item.hidden = count === 0
  const line = items[0]!.item.parentElement!
  for (const { item } of items.reverse()) if (line.scrollWidth > line.clientWidth) item.hidden = true
}

/** Heights relative to the fullest bin, never less than three so that a lone deadline does not tower. */
function drawBars(container: HTMLElement, bins: readonly number[]): void {
  const fullest = Math.max(3, ...bins)
  bins.forEach((count, bin) => {
    const bar = container.children[bin] as HTMLElement
    const wanted = `scaleY(${((0.85 * count) / fullest).toFixed(3)})`
    if (bar.style.transform !== wanted) bar.style.transform = wanted
  })
}

const measurer = createMeasurer()

/** One line of text, cut at its end where there is no room for all of it. */
function Fitted({ text, className }: { readonly text: string; readonly className: string }) {
  const span = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const node = span.current!
    const refit = () => write(node, cutEnd(text, node.clientWidth * 0.985, measurer(fontOf(node))))
    refit()
    const observer = new ResizeObserver(refit)
    observer.observe(node)
    return () => observer.disconnect()
  }, [text])
  return <span className={className} title={text} ref={span} />
}
