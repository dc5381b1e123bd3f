import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { type AuditAction, AuditEntriesDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Scroll } from '../figures/AsTable.js'
import { AccessNav } from '../shell/AccessNav.js'
import { Page, Waiting } from '../shell/Page.js'
import { PageTurner } from '../shell/PageTurner.js'
import { useLive } from '../useLive.js'
import '../shell/forms.css'
import { type AuditEntry, detailInLines, nameInWords } from './auditInWords.js'

/** Who did what about tokens, accounts, signing in and sources: the administrators' page. */
export function AuditPage() {
  const { words, me } = useDesk()
  if (me !== null && !me.scopes.includes('admin'))
    return (
      <Page title={words.audit.title}>
        <p className="note">{words.audit.notYours}</p>
      </Page>
    )
  return <Entries />
}

function Entries() {
  const { words } = useDesk()
  const speech = words.audit
  const [action, setAction] = useState<AuditAction | null>(null)
  /** The cursor of each page before the one shown. */
  const [passed, setPassed] = useState<readonly string[]>([])
  const filter = action === null ? null : { actions: [action] }
  const query = useLive(AuditEntriesDocument, { after: passed.at(-1) ?? null, filter }, { pollMs: 10_000 })
  const page = query.data?.auditEntries
  const next = page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null
  const pick = (picked: AuditAction | null) => {
    setAction(picked)
    setPassed([])
  }
  return (
    <Page title={speech.title}>
      <AccessNav />
      <p className="note">{speech.note}</p>
      <search className="filters" aria-label={words.list.filters}>
        <ActionChoice value={action} onPick={pick} />
      </search>
      <Waiting query={query} />
      {page === undefined ? null : <Table entries={page.nodes} />}
      <PageTurner
        onBack={passed.length === 0 ? null : () => setPassed(passed.slice(0, -1))}
        onNext={next === null ? null : () => setPassed([...passed, next])}
      />
    </Page>
  )
}

function ActionChoice(props: {
  readonly value: AuditAction | null
  readonly onPick: (action: AuditAction | null) => void
}) {
  const speech = useDesk().words.audit
  const actions = Object.keys(speech.actions) as AuditAction[]
  const choices = actions.map((value) => ({ value, label: speech.actions[value] }))
  return (
    <NativeSelect
      className="filter"
      size="xs"
      label={speech.what}
      value={props.value ?? ''}
      data={[{ value: '', label: speech.anything }, ...choices]}
      onChange={({ currentTarget }) =>
        props.onPick(actions.find((action) => action === currentTarget.value) ?? null)
      }
    />
  )
}

function Table({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const speech = useDesk().words.audit
  if (entries.length === 0) return <p className="note">{speech.none}</p>
  return (
    <Scroll className="scroll-x" label={speech.title}>
      <table>
        <thead>
          <tr>
            <th>{speech.when}</th>
            <th>{speech.who}</th>
            <th>{speech.what}</th>
            <th>{speech.subject}</th>
            <th>{speech.address}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Row({ entry }: { readonly entry: AuditEntry }) {
  const { words, clock } = useDesk()
  const speech = words.audit
  return (
    <tr data-action={entry.action}>
      <td className="cell-due">{clock.full(Date.parse(entry.at))}</td>
      <td>{nameInWords(entry.actor, words)}</td>
      <td>
        {speech.actions[entry.action]}
        {detailInLines(entry.detail, words).map((line) => (
          <div key={line} className="soft">
            {line}
          </div>
        ))}
      </td>
      <td>{nameInWords(entry.subject, words)}</td>
      <td className="soft">{entry.address ?? speech.here}</td>
    </tr>
  )
}
