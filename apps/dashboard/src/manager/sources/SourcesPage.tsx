import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type SourceRowFragment, SourcesDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Scroll } from '../figures/AsTable.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { DeclareDialog } from './DeclareDialog.js'
import { type Kind, labelOf, POLL_MS, SettlingOf, StateOf, TodayOf, useWhen } from './SourceState.js'
import './sources.css'

/** Where events come from, and how each source fares: the administrators' page. */
export function SourcesPage() {
  const { words, me } = useDesk()
  if (me !== null && !me.scopes.includes('admin'))
    return (
      <Page title={words.sources.title}>
        <p className="note">{words.sources.notYours}</p>
      </Page>
    )
  return <List />
}

function List() {
  const { words, language } = useDesk()
  const speech = words.sources
  const query = useLive(SourcesDocument, { language }, { pollMs: POLL_MS })
  const [adding, setAdding] = useState(false)
  const { data } = query
  return (
    <Page
      title={speech.title}
      aside={
        <Button size="sm" disabled={data === undefined} onClick={() => setAdding(true)}>
          {speech.add}
        </Button>
      }
    >
      <p className="note">{speech.note}</p>
      <Waiting query={query} />
      {data?.sources.length === 0 ? <p className="panel">{speech.none}</p> : null}
      {data === undefined || data.sources.length === 0 ? null : (
        <Table sources={data.sources} kinds={data.sourceKinds} />
      )}
      {adding && data !== undefined ? (
        <DeclareDialog kinds={data.sourceKinds} onClose={() => setAdding(false)} />
      ) : null}
    </Page>
  )
}

function Table(props: { readonly sources: readonly SourceRowFragment[]; readonly kinds: readonly Kind[] }) {
  const speech = useDesk().words.sources
  return (
    <Scroll className="scroll-x" label={speech.title}>
      <table className="sources">
        <thead>
          <tr>
            <th>{speech.name}</th>
            <th>{speech.state}</th>
            <th>{speech.settling}</th>
            <th>{speech.lastEvent}</th>
            <th>{speech.lastRefusal}</th>
            <th>{speech.today}</th>
            <th className="number">{speech.letters}</th>
          </tr>
        </thead>
        <tbody>
          {props.sources.map((source) => (
            <Row key={source.name} source={source} kinds={props.kinds} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Row({ source, kinds }: { readonly source: SourceRowFragment; readonly kinds: readonly Kind[] }) {
  const { words } = useDesk()
  const when = useWhen()
  const { name, kind, declared, lastEventAt, lastRefusalAt, lastRefusal, openDeadLetters } = source
  return (
    <tr data-source={name}>
      <td className="cell-key source-name">
        <Link to="/sources/$name" params={{ name }}>
          {name}
        </Link>
        <div className="source-soft">
          {labelOf(kinds, kind)}
          {declared ? null : ` · ${words.sources.undeclared}`}
        </div>
      </td>
      <td>
        <StateOf source={source} />
      </td>
      <td>
        <SettlingOf source={source} />
      </td>
      <td className="cell-due">{when(lastEventAt)}</td>
      <td>
        {when(lastRefusalAt)}
        {lastRefusal === null ? null : <code className="source-refusal">{lastRefusal}</code>}
      </td>
      <td className="source-today">
        <TodayOf source={source} />
      </td>
      <td className="number">{openDeadLetters}</td>
    </tr>
  )
}
