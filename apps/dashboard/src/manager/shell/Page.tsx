import { type ReactNode, useEffect } from 'react'
import { useDesk } from '../desk.js'
import type { Live } from '../useLive.js'

/** A page: its title, also in the browser's tab, what stands beside it, and the content. */
export function Page(props: {
  readonly title: string
  readonly heading?: ReactNode
  readonly aside?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  useEffect(() => {
    document.title = `${props.title} · Tenggat`
  }, [props.title])
  return (
    <main id="page" tabIndex={-1} className={props.wide ? 'page page-wide' : 'page'}>
      <div className="page-head">
        <h1>{props.heading ?? props.title}</h1>
        {props.aside}
      </div>
      {props.children}
    </main>
  )
}

/** What to say instead of content: why it could not be read, or that it is on its way. Null when there is content. */
export function Waiting({ query }: { readonly query: Pick<Live<unknown>, 'data' | 'error' | 'loading'> }) {
  const { words } = useDesk()
  if (query.error !== null) {
    return (
      <p className="old" role="alert">
        {words.failed(query.error)}
      </p>
    )
  }
  return query.loading ? <p className="note">{words.loading}</p> : null
}
