import { Button, Textarea } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Fragment, type ReactNode, useState } from 'react'
import { OneSourceDocument, type OneSourceQuery } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { DeadLetters } from './DeadLetters.js'
import { Copyable, SecretOnce } from './SecretOnce.js'
import { type Kind, labelOf, POLL_MS, SettlingOf, StateOf, TodayOf, useWhen } from './SourceState.js'
import { useSourceSteps } from './useSourceSteps.js'
import './sources.css'

type Source = NonNullable<OneSourceQuery['source']>

/** One source: where it sends to, its secret, its mapping, and what could not be read. */
export function SourcePage() {
  const { name } = useParams({ from: '/sources/$name' })
  const { words, language } = useDesk()
  const query = useLive(OneSourceDocument, { name, language }, { pollMs: POLL_MS })
  const source = query.data?.source
  return (
    <Page title={name} aside={source ? <Switches source={source} /> : null}>
      <Waiting query={query} />
      {source === null ? <p className="note">{words.sources.missing}</p> : null}
      {source ? <Panels source={source} kinds={query.data!.sourceKinds} /> : null}
    </Page>
  )
}

function Switches({ source }: { readonly source: Source }) {
  const speech = useDesk().words.sources
  const { update, refusal } = useSourceSteps(source.name)
  const isDisabled = source.disabledAt !== null
  return (
    <div className="source-ways">
      {refusal === null ? null : <span role="alert">{refusal}</span>}
      <Button size="sm" variant="default" onClick={() => update({ disabled: !isDisabled })}>
        {isDisabled ? speech.enable : speech.disable}
      </Button>
    </div>
  )
}

function Panels({ source, kinds }: { readonly source: Source; readonly kinds: readonly Kind[] }) {
  const speech = useDesk().words.sources
  const kind = kinds.find((each) => each.kind === source.kind)
  return (
    <>
      <Facts source={source} kinds={kinds} />
      <Panel title={speech.address}>
        <p className="source-soft">{speech.addressNote}</p>
        <Copyable text={location.origin + source.endpoint} />
        <p className="source-soft">{kind?.hasSecret === true ? speech.bySignature : speech.byToken}</p>
        {kind?.schemes.includes('token-in-url') === true ? (
          <p className="source-soft">{speech.byUrl}</p>
        ) : null}
      </Panel>
      {kind?.hasSecret === true ? <SecretPanel source={source} /> : null}
      {kind?.takesMapping === true ? <MappingPanel source={source} /> : null}
      {kind?.hasSecret === true ? (
        <Panel title={speech.letters}>
          <DeadLetters name={source.name} letters={source.deadLetters.nodes} open={source.openDeadLetters} />
        </Panel>
      ) : null}
      <SettlingPanel source={source} />
    </>
  )
}

function Panel(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel source-panel" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}

function Facts({ source, kinds }: { readonly source: Source; readonly kinds: readonly Kind[] }) {
  const speech = useDesk().words.sources
  const when = useWhen()
  const facts: readonly (readonly [string, ReactNode])[] = [
    [speech.kind, labelOf(kinds, source.kind)],
    [speech.state, <StateOf key="state" source={source} />],
    [speech.settling, <SettlingOf key="settling" source={source} />],
    [speech.lastEvent, when(source.lastEventAt)],
    [
      speech.lastRefusal,
      <Fragment key="refusal">
        {when(source.lastRefusalAt)} <code className="source-refusal">{source.lastRefusal}</code>
      </Fragment>,
    ],
    [speech.today, <TodayOf key="today" source={source} />],
  ]
  return (
    <section className="panel">
      <dl className="source-facts">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What makes a deadline of its tickets pass, and the change of it with what the change means. */
function SettlingPanel({ source }: { readonly source: Source }) {
  const speech = useDesk().words.sources
  const { update, refusal } = useSourceSteps(source.name)
  const isLive = source.settledBy === 'time'
  return (
    <Panel title={speech.settling}>
      <p className="source-soft">{isLive ? speech.liveNote : speech.filesNote}</p>
      {refusal === null ? null : <p role="alert">{refusal}</p>}
      <div className="source-ways">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => update({ settledBy: isLive ? 'watermark' : 'time' })}
        >
          {isLive ? speech.toFiles : speech.toLive}
        </Button>
      </div>
    </Panel>
  )
}

function SecretPanel({ source }: { readonly source: Source }) {
  const { words, clock } = useDesk()
  const speech = words.sources
  const { rotate, secret, refusal } = useSourceSteps(source.name)
  const said = source.secrets.map(({ createdAt, expiresAt }) =>
    expiresAt === null
      ? speech.secretSince(clock.short(Date.parse(createdAt)))
      : speech.secretUntil(clock.short(Date.parse(expiresAt))),
  )
  return (
    <Panel title={speech.secret}>
      {secret === null ? null : <SecretOnce secret={secret} />}
      <p className="source-soft">{said.join(' · ')}</p>
      {refusal === null ? null : <p role="alert">{refusal}</p>}
      <div className="source-ways">
        <Button size="compact-sm" variant="default" onClick={rotate}>
          {speech.rotate}
        </Button>
        <span className="source-soft">{speech.rotateNote}</span>
      </div>
    </Panel>
  )
}

function MappingPanel({ source }: { readonly source: Source }) {
  const speech = useDesk().words.sources
  const [draft, setDraft] = useState<string | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const { update, refusal } = useSourceSteps(source.name)
  const text = draft ?? source.mapping ?? ''
  return (
    <Panel title={speech.mapping}>
      <Textarea
        aria-label={speech.mapping}
        description={speech.mappingNote}
        autosize
        minRows={4}
        maxRows={24}
        spellCheck={false}
        value={text}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      {refusal === null ? null : (
        <p className="old" role="alert">
          {refusal}
        </p>
      )}
      <div className="source-ways">
        <Button
          size="compact-sm"
          disabled={text === (source.mapping ?? '')}
          onClick={() => update({ mapping: text.trim() === '' ? null : text }, () => setSaved(text))}
        >
          {speech.saveMapping}
        </Button>
        <span role="status">{saved === text ? speech.saved : null}</span>
      </div>
    </Panel>
  )
}
