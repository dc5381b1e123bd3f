import { Link } from '@tanstack/react-router'
import { lastDayOf } from '@tenggat/domain'
import { capitalised, matchInWords } from '@tenggat/words'
import { dayInWords } from '../../../format/zoneClock.js'
import { useDesk } from '../../desk.js'
import { StateBadge } from '../../shell/StateBadge.js'
import { type ShownAgreement, zoneOf } from '../shownAgreement.js'
import { Block } from './Block.js'
import { GoalLine } from './GoalLine.js'
import { OtherClauses } from './OtherClauses.js'

export function SummaryTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { terms } = agreement
  return (
    <div className="two-columns">
      <div>
        {terms.summary === null ? null : (
          <Block title={speech.purpose}>
            <p>{terms.summary.purpose}</p>
            {terms.summary.success === null ? null : (
              <p>
                <b>{speech.success}</b> {terms.summary.success}
              </p>
            )}
          </Block>
        )}
        <Block title={speech.goals}>
          {terms.goals.length === 0 ? <p className="note">{speech.noGoals}</p> : null}
          {terms.goals.map((goal) => (
            <GoalLine key={goal.id} agreement={agreement} goal={goal} />
          ))}
        </Block>
        <Scope agreement={agreement} />
      </div>
      <div>
        <TermBlock agreement={agreement} />
        <OtherClauses agreement={agreement} />
        <Dealings agreement={agreement} />
        <Below agreement={agreement} />
      </div>
    </div>
  )
}

function Scope({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { services, appliesTo } = agreement.terms
  const named = (included: boolean) =>
    services.filter((it) => it.included === included).map(({ name }) => name)
  const inside = named(true)
  const outside = named(false)
  const applies = matchInWords(appliesTo, words)
  return (
    <Block title={speech.scope}>
      <p>{applies === '' ? speech.appliesToAll : `${speech.appliesTo} ${applies}.`}</p>
      <p>
        <b>{speech.inScope}</b> {inside.length === 0 ? speech.allServices : inside.join(', ')}
      </p>
      {outside.length === 0 ? null : (
        <p>
          <b>{speech.outOfScope}</b> {outside.join(', ')}
        </p>
      )}
    </Block>
  )
}

function TermBlock({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { startsOn, noticeDays, renewal } = agreement.terms.term
  const { timeZone, origin } = zoneOf(agreement)
  const lastDay = lastDayOf(agreement.terms.term)
  const parts = [
    ...(startsOn === null ? [] : [speech.termFrom(dayInWords(startsOn, words.locale))]),
    lastDay === null ? speech.termOpen : speech.inForceThrough(dayInWords(lastDay, words.locale)),
    ...(noticeDays === 0 ? [] : [speech.notice(noticeDays)]),
    ...(renewal === 'automatic' ? [speech.renews] : []),
  ]
  return (
    <Block title={speech.term}>
      <p>{parts.join(', ')}</p>
      <p className="note">{words.monthsIn(words.termZones[origin](timeZone))}</p>
    </Block>
  )
}

/** How the sides are reached, who tells whom, and who else gains by it. */
function Dealings({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { contacts, communications, beneficiaries, parties, stakeholders } = agreement.terms
  const partyName = (id: string) => parties.find((it) => it.id === id)?.name ?? id
  const personName = (id: string) => stakeholders.find((it) => it.id === id)?.name ?? id
  return (
    <>
      {contacts.length === 0 ? null : (
        <Block title={speech.contacts}>
          <ul className="plain">
            {contacts.map(({ party, channel, address, purpose }) => (
              <li key={`${channel} ${address}`}>
                <b>{capitalised(words.channels[channel])}</b> {address}{' '}
                <span className="soft">{partyName(party)}</span>
                {purpose === null ? null : <span className="soft"> · {purpose}</span>}
              </li>
            ))}
          </ul>
        </Block>
      )}
      {communications.length === 0 ? null : (
        <Block title={speech.communications}>
          <ul className="plain">
            {communications.map(({ from, to, about, cadence }) => (
              <li key={`${from} ${to} ${about}`}>
                {speech.tells(personName(from), personName(to))}: {about}{' '}
                <span className="soft">{words.cadences[cadence]}</span>
              </li>
            ))}
          </ul>
        </Block>
      )}
      {beneficiaries.length === 0 ? null : (
        <Block title={speech.beneficiaries}>
          <ul className="plain">
            {beneficiaries.map(({ name, note }) => (
              <li key={name}>
                {name} {note === null ? null : <span className="soft">{note}</span>}
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}

function Below({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  if (agreement.children.length === 0) return null
  return (
    <Block title={speech.below}>
      <ul className="plain">
        {agreement.children.map(({ id, title, kind, state }) => (
          <li key={id}>
            <Link to="/agreements/$id" params={{ id }}>
              {title}
            </Link>{' '}
            <span className="soft">{words.agreementKinds[kind].name}</span> <StateBadge state={state} />
          </li>
        ))}
      </ul>
    </Block>
  )
}
