import { Button } from '@mantine/core'
import { useState } from 'react'
import { TokensDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Scroll } from '../figures/AsTable.js'
import { AccessNav } from '../shell/AccessNav.js'
import { Page, Waiting } from '../shell/Page.js'
import { PageTurner } from '../shell/PageTurner.js'
import { useLive } from '../useLive.js'
import { useReading } from '../useReading.js'
import '../shell/forms.css'
import { RevokeDialog } from './RevokeDialog.js'
import { boardInLine, stateOf, type Token, type TokenState } from './tokenState.js'

/** Who holds a key to the API, and whether it is used: the administrators' page. */
export function TokensPage() {
  const { words, me } = useDesk()
  if (me !== null && !me.scopes.includes('admin'))
    return (
      <Page title={words.tokens.title}>
        <p className="note">{words.tokens.notYours}</p>
      </Page>
    )
  return <Keys />
}

function Keys() {
  const { words } = useDesk()
  const speech = words.tokens
  /** The cursor of each page before the one shown. */
  const [passed, setPassed] = useState<readonly string[]>([])
  const query = useLive(TokensDocument, { after: passed.at(-1) ?? null }, { pollMs: 10_000 })
  const page = query.data?.tokens
  const next = page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null
  const [leaving, setLeaving] = useState<Token | null>(null)
  return (
    <Page title={speech.title}>
      <AccessNav />
      <p className="note">{speech.note}</p>
      <Waiting query={query} />
      {page === undefined ? null : <Table tokens={page.nodes} onRevoke={setLeaving} />}
      <PageTurner
        onBack={passed.length === 0 ? null : () => setPassed(passed.slice(0, -1))}
        onNext={next === null ? null : () => setPassed([...passed, next])}
      />
      {leaving === null ? null : <RevokeDialog token={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  )
}

function Table(props: { readonly tokens: readonly Token[]; readonly onRevoke: (token: Token) => void }) {
  const speech = useDesk().words.tokens
  return (
    <Scroll className="scroll-x" label={speech.title}>
      <table>
        <thead>
          <tr>
            <th>{speech.name}</th>
            <th>{speech.scopesTitle}</th>
            <th>{speech.made}</th>
            <th>{speech.lastSeen}</th>
            <th>{speech.expires}</th>
            <th>{speech.state}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {props.tokens.map((token) => (
            <Row key={token.id} token={token} onRevoke={() => props.onRevoke(token)} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Row({ token, onRevoke }: { readonly token: Token; readonly onRevoke: () => void }) {
  const { words, clock } = useDesk()
  const speech = words.tokens
  const state = stateOf(token, useReading()?.now ?? null)
  const when = (at: string | null, never: string) => (at === null ? never : clock.short(Date.parse(at)))
  const board = boardInLine(token.board)
  return (
    <tr data-token={token.id}>
      <td>
        <b>{token.name}</b>
        <br />
        <code className="soft">tgt_{token.prefix}_…</code>
      </td>
      <td>
        {token.scopes.map((scope) => speech.scopes[scope]).join(', ')}
        {token.parties === null ? null : (
          <div className="soft">{speech.onlyParties(token.parties.join(', '))}</div>
        )}
        {board === null ? null : <div className="soft">{board === '' ? speech.allOfIt : board}</div>}
      </td>
      <td>
        {when(token.createdAt, '')}
        <div className="soft">{token.createdBy ?? speech.byNobodyKnown}</div>
      </td>
      <td className="cell-due">{when(token.lastSeenAt, speech.never)}</td>
      <td className="cell-due">{when(token.expiresAt, speech.noEnd)}</td>
      <td>
        <span className={`badge badge-${BADGE[state]}`}>{speech.states[state]}</span>
      </td>
      <td className="number">
        {state === 'revoked' ? null : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={speech.revokeOf(token.name)}
            onClick={onRevoke}
          >
            {speech.revoke}
          </Button>
        )}
      </td>
    </tr>
  )
}

const BADGE: Readonly<Record<TokenState, string>> = {
  works: 'met',
  neverUsed: 'paused',
  expired: 'cancelled',
  revoked: 'cancelled',
}
