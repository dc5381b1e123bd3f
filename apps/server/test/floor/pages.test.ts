import { type GraphqlClient, graphqlClient, signIn } from '@tenggat/client'
import { floorPapers, putPapers, signAgreements } from '@tenggat/floor'
import { LANGUAGES } from '@tenggat/words'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/reports/print/printPage.js'
import { aServer } from '../http/aServer.js'
import { brokenIn } from '../reports/brokenIn.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const PASSWORD = 'a password for all of them'
/** Ten people sign in and take some seventy steps; on a machine that is busy with other tests that takes its time. */
const PATIENCE_MS = 180_000

interface Versions {
  readonly agreements: readonly { readonly id: string; readonly versions: readonly { version: number }[] }[]
}

const CUSTOMER_PAGE =
  'query ($id: ID!) { customerPage(agreementId: $id) { commitments { metric priority } } }'

interface CustomerPage {
  readonly customerPage: {
    readonly commitments: readonly { readonly metric: string; readonly priority: string | null }[]
  }
}

/** The floor's agreements, put in force and signed by its people; nothing of its tickets. */
async function signedFloor() {
  const { url, watch, token } = await aServer([], { at: NOW })
  const secret = await token('admin', 'read')
  const [admin, papers] = [graphqlClient(url, secret, watch), await floorPapers()]
  const signedIn = new Map<string, Promise<GraphqlClient>>()
  const as = (email: string) => {
    const client =
      signedIn.get(email) ?? signIn(url, email, PASSWORD).then((pass) => graphqlClient(url, pass, watch))
    signedIn.set(email, client)
    return client
  }
  await putPapers(admin, papers)
  await signAgreements({ admin, as, password: PASSWORD, papers, now: NOW })
  const { agreements } = await admin.request<Versions>(
    '{ agreements(first: 20) { id versions { version } } }',
    {},
  )
  expect(agreements.length).toBeLessThan(20)
  const print = async (id: string, version: number, language: string) => {
    const place = `${url}/print/agreements/${id}/${version}?lang=${language}`
    return (await fetch(place, { headers: { authorization: `Bearer ${secret}` } })).text()
  }
  return { agreements, print }
}

describe('a fresh floor', () => {
  it(
    'prints no page that does not verify: of every version of every agreement, in both languages',
    async () => {
      const { agreements, print } = await signedFloor()
      const places = agreements.flatMap(({ id, versions }) =>
        versions.map(({ version }) => ({ id, version })),
      )
      expect(places.length).toBeGreaterThan(agreements.length + 4)
      for (const language of LANGUAGES) {
        const pages = await Promise.all(places.map(({ id, version }) => print(id, version, language)))
        const broken = places.flatMap((place, index) =>
          brokenIn(pages[index]!).map((what) => ({ ...place, what })),
        )
        expect(broken).toEqual([])
        const inherits = places.findIndex(({ id, version }) => id === 'bank-arunika-core' && version === 2)
        expect(wordsOf(pages[inherits]!).includes('bank-arunika/office'), 'hours of the level above').toBe(
          true,
        )
        expect(new Set(pages).size).toBe(places.length)
      }
    },
    PATIENCE_MS,
  )

  it("tells customers every promise of the floor's agreements once", { timeout: PATIENCE_MS }, async () => {
    const { url, watch, token } = await aServer([], { at: NOW })
    const [client, papers] = [graphqlClient(url, await token('admin', 'read'), watch), await floorPapers()]
    await putPapers(client, papers)
    const ids = [...papers.agreements.values()]
      .filter(({ terms }) => terms.kind === 'customer')
      .map(({ terms }) => terms.id)
    expect(ids.length).toBeGreaterThan(4)
    for (const id of ids) {
      const { customerPage } = await client.request<CustomerPage>(CUSTOMER_PAGE, { id })
      const reported = customerPage.commitments.map(({ metric, priority }) => `${metric} ${priority}`)
      expect(reported.length, id).toBeGreaterThan(0)
      expect(reported, id).toEqual([...new Set(reported)])
    }
  })
})
