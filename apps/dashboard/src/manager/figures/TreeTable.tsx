import './tree.css'
import { Link } from '@tanstack/react-router'
import { rateInWords } from '@tenggat/words'
import type { KeyboardEvent } from 'react'
import type { Period } from '../../format/figures.js'
import { useDesk } from '../desk.js'
import { KindBadge } from '../shell/KindBadge.js'
import { FigureCells, FigureHeads } from './FigureCells.js'
import type { TreeRow } from './treeRows.js'

interface TreeTableProps {
  readonly rows: readonly TreeRow[]
  readonly closed: ReadonlySet<string>
  readonly period: Period | null
  /** Null: everything stands open. */
  readonly onToggle: ((path: string) => void) | null
}

/** A tree whose rows are agreements. Left closes, right opens, up and down go from one to the next. */
export function TreeTable(props: TreeTableProps) {
  const { words } = useDesk()
  return (
    <div className="scroll-x">
      <table className="tree" onKeyDown={walkTree}>
        <thead>
          <tr>
            <th className="tree-name">{words.list.filter.agreement}</th>
            <FigureHeads />
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.path} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, closed, period, onToggle }: TreeTableProps & { readonly row: TreeRow }) {
  const { words } = useDesk()
  const { agreement } = row.node
  const isOpen = !closed.has(row.path)
  return (
    <tr data-path={row.path} data-depth={row.depth}>
      <th scope="row" className="tree-name">
        <span className="tree-indent" style={{ paddingInlineStart: `${row.depth * 1.25}rem` }}>
          {row.hasChildren && onToggle !== null ? (
            <button
              type="button"
              className="tree-toggle"
              aria-expanded={isOpen}
              aria-label={words.tree.toggle(agreement.title)}
              onClick={() => onToggle(row.path)}
            />
          ) : (
            <span className="tree-toggle-room" />
          )}
          <Link to="/agreements/$id" params={{ id: agreement.id }}>
            {agreement.title}
          </Link>
          <KindBadge kind={agreement.kind} level={agreement.level} />
          {agreement.state === 'active' ? null : (
            <small className="tree-state">{words.agreementStates[agreement.state]}</small>
          )}
        </span>
        {row.isRollUp ? (
          <small className="tree-own" style={{ paddingInlineStart: `${row.depth * 1.25 + 1.5}rem` }}>
            {words.tree.own(
              row.node.ratio === null ? '–' : rateInWords(row.node, words, { goals: [] }),
              row.node.met + row.node.breached,
            )}
          </small>
        ) : null}
        {row.depth > 0 && row.node.agreement.kind !== 'customer' && row.node.agreement.supports.length > 1 ? (
          <small className="tree-own" style={{ paddingInlineStart: `${row.depth * 1.25 + 1.5}rem` }}>
            {words.tree.ofAllServed(row.node.agreement.supports.length)}
          </small>
        ) : null}
      </th>
      <FigureCells node={row.whole} period={period} />
    </tr>
  )
}

function walkTree(event: KeyboardEvent<HTMLTableElement>): void {
  const row = (event.target as HTMLElement).closest('tr')
  if (row === null) return
  const toggle = row.querySelector<HTMLButtonElement>('.tree-toggle')
  const isOpen = toggle?.getAttribute('aria-expanded') === 'true'
  if (event.key === 'ArrowRight' && toggle !== null && !isOpen) toggle.click()
  else if (event.key === 'ArrowLeft' && toggle !== null && isOpen) toggle.click()
  else if (event.key === 'ArrowDown') focusIn(row.nextElementSibling)
  else if (event.key === 'ArrowUp') focusIn(row.previousElementSibling)
  else return
  event.preventDefault()
}

const focusIn = (row: Element | null): void => row?.querySelector<HTMLElement>('a')?.focus()
