import type { ReactNode } from 'react'
import { useDesk } from '../desk.js'

/** The same figures as a table, for those to whom a picture says nothing. */
export function AsTable({ children }: { readonly children: ReactNode }) {
  const { words } = useDesk()
  return (
    <details className="as-table">
      <summary>{words.charts.asTable}</summary>
      <div className="scroll-x">{children}</div>
    </details>
  )
}
