import { Button, CopyButton, NativeSelect } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { agendaOf, isToBeMended, type ReadinessCode, settledTermOf } from '@tenggat/domain'
import { capitalised } from '@tenggat/words'
import { useDesk } from '../desk.js'
import { StateBadge } from '../shell/StateBadge.js'
import { useReading } from '../useReading.js'
import { useTitles } from '../useTitles.js'
import { ActionBar } from './actions/ActionBar.js'
import { ProblemList } from './ProblemList.js'
import { type ShownAgreement, useTermClock } from './shownAgreement.js'
import { sinceWhen, whatIsNext } from './status.js'

const route = getRouteApi('/agreements/$id')

/** What it is, where it stands, what comes next, and what the reader may do about it. */
export function AgreementHead({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const clock = useTermClock(agreement)
  const speech = words.agreement
  const now = useReading()?.now ?? null
  const since =
    now === null
      ? null
      : sinceWhen(agreement, settledTermOf(agreement.running ?? agreement.terms), now, speech, clock)
  const next = whatIsNext(agreement, speech)
  const { kind, level, parties, supports, parentId, unacknowledged } = agreement
  return (
    <header className="agreement-head">
      <p className="agreement-facts">
        <StateBadge state={agreement.state} />
        {since === null ? null : <span>{since}</span>}
        <span>
          {words.agreementKinds[kind].name}
          {level === null ? null : `, ${words.levels[level].phrase}`}
        </span>
        {parties.length === 0 ? null : (
          <span>{speech.between(parties.map(({ name }) => name).join(' · '))}</span>
        )}
      </p>
      <p className="agreement-facts">
        {parentId === null ? null : <Related label={speech.under} ids={[parentId]} />}
        {supports.length === 0 ? null : <Related label={speech.behind} ids={supports} />}
        <Cause cause={agreement.cause} />
      </p>
      <div className="agreement-line">
        <VersionSwitch agreement={agreement} />
        <Hash hash={agreement.contentHash} />
        <a href={`/print/agreements/${agreement.id}/${agreement.version}`} target="_blank" rel="noreferrer">
          {speech.print}
        </a>
      </div>
      {next === null ? null : <p className="agreement-next">{next}</p>}
      {agreement.state === 'active' && unacknowledged.length > 0 ? (
        <p className="agreement-next">
          {speech.unacknowledged(unacknowledged.map(({ name }) => name).join(', '))}
        </p>
      ) : null}
      <Agenda agreement={agreement} />
      <NewerDraft agreement={agreement} />
      <Readiness agreement={agreement} />
      <ActionBar agreement={agreement} />
    </header>
  )
}

/** What falls due next by itself while it is in force. */
function Agenda({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const clock = useTermClock(agreement)
  const now = useReading()?.now ?? null
  if (now === null || agreement.state !== 'active') return null
  const due = agendaOf(agreement.running ?? agreement.terms, now).map(({ kind, at }) =>
    words.dueDates[kind](clock.date(kind === 'noticeOpens' ? at - 1 : at)),
  )
  return due.length === 0 ? null : <p className="agreement-next">{capitalised(due.join('; '))}.</p>
}

function Related({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  const titleOf = useTitles()
  return (
    <span>
      {label}{' '}
      {ids.map((id, index) => (
        <span key={id}>
          {index === 0 ? null : ', '}
          <Link to="/agreements/$id" params={{ id }} title={id}>
            {titleOf(id)}
          </Link>
        </span>
      ))}
    </span>
  )
}

function Cause({ cause }: { readonly cause: unknown }) {
  const { words } = useDesk()
  const titleOf = useTitles()
  const { kind, id } = (cause ?? {}) as { kind?: string; id?: string }
  if (id === undefined) return null
  return (
    <span>{kind === 'calendar' ? words.agreement.byCalendar(id) : words.agreement.byLevel(titleOf(id))}</span>
  )
}

export function VersionSwitch({
  agreement,
}: {
  readonly agreement: Pick<ShownAgreement, 'version' | 'versions'>
}) {
  const { words } = useDesk()
  const navigate = route.useNavigate()
  const speech = words.agreement
  return (
    <NativeSelect
      size="xs"
      aria-label={speech.version}
      value={String(agreement.version)}
      data={agreement.versions.map(({ version, state }) => ({
        value: String(version),
        label: speech.versionOf(version, capitalised(words.agreementStates[state])),
      }))}
      onChange={(event) => {
        const version = event.currentTarget.value
        void navigate({ search: (before) => ({ ...before, version }) })
      }}
    />
  )
}

/** Short enough to read aloud; whole when copied. */
export function Hash({ hash }: { readonly hash: string }) {
  const { words } = useDesk()
  return (
    <span className="hash" title={hash}>
      {words.agreement.hash} <code>{hash.slice(0, 12)}</code>{' '}
      <CopyButton value={hash}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? words.agreement.copied : words.agreement.copy}
          </Button>
        )}
      </CopyButton>
    </span>
  )
}

/** While one version is in force, the next may be in the making. */
function NewerDraft({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const draft = agreement.versions.find(
    ({ version, state }) => version !== agreement.version && BEFORE_FORCE.includes(state),
  )
  if (draft === undefined) return null
  return (
    <p className="agreement-next">
      <Link to="/agreements/$id" params={{ id: agreement.id }} search={{ version: String(draft.version) }}>
        {speech.newerDraft(draft.version)}
      </Link>{' '}
      <StateBadge state={draft.state} />
    </p>
  )
}

const BEFORE_FORCE: readonly string[] = ['draft', 'inReview', 'approved', 'signed']

function Readiness({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const { readiness, state } = agreement
  if (readiness.length === 0 || !BEFORE_FORCE.includes(state)) return null
  const mend = readiness.filter(({ code }) => isToBeMended(code as ReadinessCode))
  const come = readiness.filter((problem) => !mend.includes(problem))
  return (
    <>
      {mend.length === 0 ? null : (
        <details className="readiness" open>
          <summary>
            {words.agreement.toBeMended} ({mend.length})
          </summary>
          <ProblemList problems={mend} agreement={agreement} />
        </details>
      )}
      {come.length === 0 ? null : (
        <details className="readiness">
          <summary>
            {words.agreement.stillToCome} ({come.length})
          </summary>
          <ProblemList problems={come} agreement={agreement} />
        </details>
      )}
    </>
  )
}
