import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useRef } from 'react'

/** A titled part of a tab. */
export function Block(props: {
  readonly title: string
  readonly note?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>
        {props.title}
        {props.note === undefined ? null : <small>{props.note}</small>}
      </h2>
      {props.children}
    </section>
  )
}

const route = getRouteApi('/agreements/$id')

/** A clause that links lead to: brought into view, and marked, when the address names it. */
export function ClauseItem(props: { readonly path: string; readonly children: ReactNode }) {
  const { clause } = route.useSearch()
  const element = useRef<HTMLDivElement>(null)
  const isMeant = clause === props.path
  useEffect(() => {
    if (isMeant) element.current?.scrollIntoView({ block: 'center' })
  }, [isMeant])
  return (
    <div ref={element} className={isMeant ? 'clause clause-meant' : 'clause'}>
      {props.children}
    </div>
  )
}
