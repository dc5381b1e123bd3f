import type { Instant } from '@tenggat/domain'
import type { PersonRole } from '../../../src/store/records.js'
import { type Answer, aServer, type Loose, PASSWORD, type TestServer } from '../../http/aServer.js'

const SEEN = `id version state revision contentHash runningHash inForce { from to }
  stakeholders { id approvedAt signedAt acknowledgedAt } unacknowledged { id } can`

const RESULT = `__typename
  ... on UserError { code message }
  ... on AgreementChanged { agreement { ${SEEN} } }
  ... on StaleContent { contentHash }
  ... on NotAllowedNow { state }
  ... on NotReady { problems { code path message detail } }`

const DRAFT_RESULT = `__typename
  ... on UserError { code message }
  ... on DraftSaved { agreement { ${SEEN} } }
  ... on InvalidDocument { problems { code path line message expected } }
  ... on DraftConflict { yours theirs revision changes { path kind before after } }`

const INPUTS: Readonly<Record<string, string>> = {
  createAgreement: 'CreateAgreementInput',
  saveDraft: 'SaveDraftInput',
  amendAgreement: 'AmendAgreementInput',
  commentOnAgreement: 'CommentInput',
  signAgreement: 'SignInput',
  activateAgreement: 'ActivateInput',
  terminateAgreement: 'TerminateInput',
}
const DRAFTS = new Set(['createAgreement', 'saveDraft', 'amendAgreement'])

/** One who is signed in: asks and does as that person. */
export interface Seat {
  /** Does one thing of the lifecycle; answers its result. */
  does(mutation: string, input: object): Promise<Loose>
  asks(query: string, variables?: object): Promise<Answer>
  cookie(): string
  /** Anew: sessions end. */
  signsIn(): Promise<void>
}

/** A server with the people around a table: the keeper of agreements and the stakeholders of both parties. */
export interface Table extends TestServer {
  readonly manager: Seat
  readonly ana: Seat
  readonly budi: Seat
  readonly citra: Seat
  /** Of a party that is in no agreement here. */
  readonly stranger: Seat
  readonly admin: Seat
}

export async function aTable(at: Instant): Promise<Table> {
  const server = await aServer([], { at })
  const seat = (signedIn: string, email: string): Seat => {
    let cookie = signedIn
    const asks: Seat['asks'] = (query, variables) =>
      server.send(null, query, variables, { headers: { cookie, origin: server.url } })
    return {
      asks,
      cookie: () => cookie,
      async signsIn() {
        cookie = `tgt_session=${(await server.people.sessions.begin(email, PASSWORD))!.cookie}`
      },
      async does(mutation, input) {
        const type = INPUTS[mutation] ?? 'AgreementStepInput'
        const result = DRAFTS.has(mutation) ? DRAFT_RESULT : RESULT
        const answer = await asks(
          `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${result} } }`,
          { input },
        )
        if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors))
        return answer.data[mutation]
      },
    }
  }
  const person = async (role: PersonRole, parties: readonly string[] | null, email: string) =>
    seat(await server.person(role, parties, email), email)
  return {
    ...server,
    manager: await person('manager', null, 'mira@provider.example'),
    ana: await person('representative', ['acme'], 'Ana@acme.example'),
    budi: await person('representative', ['provider'], 'budi@provider.example'),
    citra: await person('representative', ['provider'], 'citra@provider.example'),
    stranger: await person('representative', ['rival'], 'rita@rival.example'),
    admin: await person('admin', null, 'root@provider.example'),
  }
}

/** Approval by all three, both signatures: everything but the activation. */
export async function signAll(table: Table, version: number, id = 'acme'): Promise<string> {
  const { agreement } = (
    await table.manager.asks(
      'query ($id: ID!, $version: Int) { agreement(id: $id, version: $version) { contentHash } }',
      { id, version },
    )
  ).data
  const step = { id, version, contentHash: agreement.contentHash as string }
  await table.manager.does('requestApproval', step)
  for (const seat of [table.ana, table.budi, table.citra]) await seat.does('approveAgreement', step)
  await table.ana.does('signAgreement', { ...step, name: 'Ana A.' })
  await table.budi.does('signAgreement', { ...step, name: 'Budi B.' })
  return step.contentHash
}

export const create = (document: string, idempotencyKey = 'first'): object => ({ document, idempotencyKey })
