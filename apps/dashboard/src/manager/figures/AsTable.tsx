import type { ReactNode } from 'react'
import { useDesk } from '../desk.js'
import { Scroll } from '../shell/Scroll.js'

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
