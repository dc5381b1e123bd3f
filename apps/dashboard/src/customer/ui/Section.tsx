import { type ReactNode, useId } from 'react'

export function Section(props: {
  readonly title: string
  readonly note?: string
  readonly kind?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className={props.kind} aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.note === undefined ? null : <p className="note">{props.note}</p>}
      {props.children}
    </section>
  )
}
