import { inWords } from '@tenggat/words'
import { useDesk } from '../../desk.js'
import type { ShownAgreement } from '../shownAgreement.js'
import { Block } from './Block.js'

type Person = ShownAgreement['stakeholders'][number]

/** Each side with its people: who approves, who signs, and what they have done with the present content. */
export function PeopleTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  return (
    <>
      {agreement.parties.map((party) => {
        const people = agreement.stakeholders.filter((it) => it.party === party.id)
        return (
          <Block key={party.id} title={party.name} note={inWords(words.partyRoles, party.role)}>
            {people.length === 0 ? <p className="note">{speech.noPeople}</p> : <People people={people} />}
          </Block>
        )
      })}
    </>
  )
}

function People({ people }: { readonly people: readonly Person[] }) {
  const { words } = useDesk()
  const speech = words.agreement
  return (
    <div className="scroll-x">
      <table>
        <thead>
          <tr>
            <th>{speech.name}</th>
            <th>{speech.role}</th>
            <th>{speech.does}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <b>{person.name}</b>
                <br />
                <span className="soft">
                  {[person.email, person.phone].filter((it) => it !== null).join(' · ')}
                </span>
              </td>
              <td>
                {person.role}
                {person.responsibilities.map((it) => (
                  <div key={it} className="soft">
                    {it}
                  </div>
                ))}
              </td>
              <td>
                <PersonParts person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PersonParts({ person }: { readonly person: Person }) {
  const { words, clock } = useDesk()
  const speech = words.agreement
  const at = (iso: string) => clock.short(Date.parse(iso))
  const part = (name: string, done: string | null) => (
    <div key={name}>
      {name}: {done === null ? <b>{speech.notYet}</b> : done}
    </div>
  )
  return (
    <>
      {person.approves
        ? part(speech.approves, person.approvedAt === null ? null : speech.approvedOn(at(person.approvedAt)))
        : null}
      {person.signs
        ? part(speech.signs, person.signedAt === null ? null : speech.signedOn(at(person.signedAt)))
        : null}
      {person.acknowledgedAt === null ? null : <div>{speech.acknowledgedOn(at(person.acknowledgedAt))}</div>}
    </>
  )
}
