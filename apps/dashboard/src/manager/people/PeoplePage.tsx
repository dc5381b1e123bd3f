import { Button } from '@mantine/core'
import { useState } from 'react'
import { PeopleDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { AccessNav } from '../shell/AccessNav.js'
import { Page, Waiting } from '../shell/Page.js'
import { PageTurner } from '../shell/PageTurner.js'
import { useLive } from '../useLive.js'
import '../shell/forms.css'
import { PersonDialog } from './PersonDialog.js'
import type { Person } from './personDraft.js'

/** How many the query asks for. */
const PAGE = 200

/** Who may sign in, as what, and for whom: the administrators' page. */
export function PeoplePage() {
  const { words, me } = useDesk()
  if (me !== null && !me.scopes.includes('admin'))
    return (
      <Page title={words.people.title}>
        <p className="note">{words.people.notYours}</p>
      </Page>
    )
  return <Accounts />
}

function Accounts() {
  const { words } = useDesk()
  const speech = words.people
  /** The last person of each page before the one shown. */
  const [passed, setPassed] = useState<readonly string[]>([])
  const query = useLive(PeopleDocument, { after: passed.at(-1) ?? null }, { everyMs: 10_000 })
  const people = query.data?.people
  const [open, setOpen] = useState<Person | 'new' | null>(null)
  return (
    <Page
      title={speech.title}
      aside={
        <Button size="sm" onClick={() => setOpen('new')}>
          {speech.add}
        </Button>
      }
    >
      <AccessNav />
      <Waiting query={query} />
      {people === undefined ? null : (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th>{speech.name}</th>
                <th>{speech.role}</th>
                <th>{speech.parties}</th>
                <th>{speech.lastSeen}</th>
                <th>{speech.account}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <PersonRow key={person.id} person={person} onEdit={() => setOpen(person)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PageTurner
        onBack={passed.length === 0 ? null : () => setPassed(passed.slice(0, -1))}
        onNext={people?.length === PAGE ? () => setPassed([...passed, people.at(-1)!.id]) : null}
      />
      {open === null ? null : (
        <PersonDialog person={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

function PersonRow({ person, onEdit }: { readonly person: Person; readonly onEdit: () => void }) {
  const { words, clock } = useDesk()
  const speech = words.people
  const { name, email, role, parties, lastSeenAt, disabledAt } = person
  return (
    <tr>
      <td>
        <b>{name}</b>
        <br />
        <span className="soft">{email}</span>
      </td>
      <td>{words.shell.role[role]}</td>
      <td>{parties === null ? speech.allParties : parties.join(', ')}</td>
      <td className="cell-due">{lastSeenAt === null ? speech.never : clock.short(Date.parse(lastSeenAt))}</td>
      <td>
        <span className={`badge badge-${disabledAt === null ? 'met' : 'cancelled'}`}>
          {disabledAt === null ? `● ${speech.enabled}` : `× ${speech.disabled}`}
        </span>
      </td>
      <td className="number">
        <Button size="compact-sm" variant="default" aria-label={speech.editOf(name)} onClick={onEdit}>
          {speech.edit}
        </Button>
      </td>
    </tr>
  )
}
