import type { ReactNode } from 'react'
import { useDesk } from '../desk.js'

/** The same figures as a table, for those to whom a picture says nothing. */
export function AsTable(props: {
  /** What the picture shows. */
  readonly of: string
  readonly children: ReactNode
}) {
  const { words } = useDesk()
  return (
    <details className="as-table">
      <summary>{words.charts.asTable}</summary>
      <Scroll className="scroll-x" label={words.charts.table(props.of)}>
        {props.children}
      </Scroll>
    </details>
  )
}

/** Something wider than a phone that scrolls sideways by itself, also by the keyboard when nothing in it takes focus. */
export function Scroll(props: {
  readonly label: string
  readonly className: string
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable (WCAG 2.1.1)
    <section className={props.className} aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  )
}
