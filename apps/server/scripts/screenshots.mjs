// `node apps/server/scripts/screenshots.mjs [folder] [name ...] [--smoke]`, on a built tree: photographs the manager's and
// the customer's pages into docs/screenshots, or the folder given; names (`tree`, `diff`) take only those, and --smoke takes
// them in one language and width, to see that it still starts.
//
// It starts a server of its own on a new embedded database in a temporary folder, with the simulated floor on a fixed
// seed, waits until the floor's people have signed their agreements, and looks at the pages as one of them would.
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Webhook } from 'standardwebhooks'
import { startServer } from '../dist/main.js'
import { launchBrowser } from '../test/flows/support/browser.mjs'

const SEED = 3
const MANAGER = 'maya.lestari@tenggara.example'
const WIDTHS = { 1280: 800, 1920: 1080, 390: 844 }
const CHAIN = '.clause > p > .badge-met'
const LANGUAGES = { en: 'en-GB', id: 'id-ID' }

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')
const words = process.argv.slice(2)
const smoke = words.includes('--smoke')
const [folder = join(root, 'docs/screenshots'), ...only] = words.filter((word) => !word.startsWith('--'))
const dataDir = mkdtempSync(join(tmpdir(), 'tenggat-screenshots-'))
mkdirSync(folder, { recursive: true })

const server = await startServer({
  ...{ port: 0, host: '127.0.0.1', databaseUrl: null, dataDir, poolSize: 8 },
  ...{ floor: true, floorSeed: SEED, logLevel: 'warn', allowedOrigins: [], introspection: 'token' },
  ...{ trustProxy: false, requestsPerSecond: 1_000_000, admin: null, secretKey: null, adminToken: null },
})
const browser = await launchBrowser()
try {
  await until('the people have signed', async () => (await statesOf('bank-arunika')).includes('scheduled'))
  await sendFromElsewhere()
  await photograph(await listOfPages())
} finally {
  await browser.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
}

/**
 * Each page: its address, what shows that it has been drawn, and where they differ who looks at it and how. `narrow` ones gain
 * nothing by a wide screen.
 */
async function listOfPages() {
  const ticket = await ticketOfManyHolders()
  const customer = /Customer\s+(\S+)/.exec(server.welcome)[1].replace(server.url, '')
  const bank = '/agreements/bank-arunika'
  return [
    { name: 'next', narrow: true, path: '/', ready: 'tr[data-clock]', dark: true },
    { name: 'tree', path: '/agreements', ready: 'tbody tr:nth-child(5)', dark: true },
    { name: 'agreement', path: bank, ready: '.goal a', dark: true },
    { name: 'agreement-targets', narrow: true, path: `${bank}?tab=targets`, ready: '.clause .badge' },
    {
      name: 'agreement-chain',
      narrow: true,
      path: `${bank}?tab=targets`,
      ready: CHAIN,
      scrollTo: `.panel:has(${CHAIN})`,
    },
    { name: 'agreement-people', narrow: true, path: `${bank}?tab=people`, ready: '.panel td' },
    { name: 'agreement-log', narrow: true, path: `${bank}?tab=log`, ready: 'tbody tr:nth-child(5)' },
    {
      name: 'editor',
      path: '/agreements/ola-rekayasa/edit',
      ready: '.editor-section',
      open: '#section-targets summary',
      scrollTo: '#section-targets',
    },
    { name: 'diff', path: `${bank}/diff?${await lastTwoVersions('bank-arunika')}`, ready: 'tr[data-change]' },
    { name: 'ticket', narrow: true, path: ticket, ready: '.card .left' },
    {
      name: 'attribution',
      path: `${ticket}?tab=attribution`,
      ready: '.panel canvas',
      scrollTo: '.panel:has(.gantt)',
      dark: true,
    },
    { name: 'provider', path: '/providers/lintas-jaringan', ready: 'main canvas' },
    { name: 'tickets', narrow: true, path: '/tickets', ready: 'tr[data-clock]' },
    { name: 'people', narrow: true, path: '/people', ready: 'tbody tr', asAdmin: true },
    {
      ...{ name: 'sources', narrow: true, path: '/sources', ready: 'tr[data-source=field-service]' },
      asAdmin: true,
    },
    {
      ...{ name: 'source', narrow: true, path: '/sources/field-service', ready: 'tr[data-letter]' },
      ...{ asAdmin: true, fullPage: true },
    },
    { name: 'customer', path: customer, ready: '.promise', dark: true },
  ].filter(({ name }) => only.length === 0 || only.includes(name))
}

async function photograph(pages) {
  for (const [language, locale] of firstIfSmoke(LANGUAGES)) {
    for (const [width, height] of firstIfSmoke(WIDTHS)) {
      const how = { language, width, viewport: { width: Number(width), height }, locale }
      await shoot(
        pages.filter(({ narrow }) => narrow !== true || width !== '1920'),
        { ...how, colorScheme: 'light' },
      )
      if (width === '1280')
        await shoot(
          pages.filter(({ dark }) => dark),
          { ...how, colorScheme: 'dark' },
        )
    }
  }
}

function firstIfSmoke(kinds) {
  return Object.entries(kinds).slice(0, smoke ? 1 : undefined)
}

async function shoot(pages, { language, width, ...look }) {
  const context = await browser.newContext({ ...look, timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' })
  const admin = await browser.newContext({ ...look, timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' })
  await signIn(context)
  await (await admin.newPage()).goto(`${server.url}/?token=${server.adminToken}&lang=${language}`)
  const page = await context.newPage()
  await page.goto(`${server.url}/?lang=${language}`)
  const adminPage = admin.pages()[0]
  for (const { name, path, ready, asAdmin, open, scrollTo, fullPage = false } of pages) {
    const shown = asAdmin === true ? adminPage : page
    // A new fragment alone would not leave the page.
    await shown.goto('about:blank')
    await shown.goto(server.url + withLanguage(path, language))
    await shown.locator(ready).first().waitFor()
    if (open !== undefined) await shown.locator(open).first().click()
    if (scrollTo !== undefined)
      await shown
        .locator(scrollTo)
        .first()
        .evaluate((element) => element.scrollIntoView({ block: 'start' }))
    // A page of a living desk is never idle; what comes after the first drawing is charts and fonts.
    await pause(400)
    const dark = look.colorScheme === 'dark' ? '-dark' : ''
    await shown.screenshot({ path: join(folder, `${name}-${language}-${width}${dark}.png`), fullPage })
  }
  await context.close()
  await admin.close()
}

function withLanguage(path, language) {
  const [before, fragment] = path.split('#')
  if (fragment === undefined) return path
  return `${before}?lang=${language}#${fragment}`
}

async function signIn(context) {
  const password = /with the password (\S+) as/.exec(server.welcome)[1]
  const headers = { origin: server.url }
  const data = { email: MANAGER, password }
  const answer = await context.request.post(`${server.url}/session`, { data, headers })
  if (answer.status() !== 200) throw new Error(`nobody was let in: ${answer.status()}`)
}

async function ask(query, variables = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.adminToken}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await response.json()
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

async function statesOf(id) {
  const { agreement } = await ask(`{ agreement(id: "${id}") { versions { state } } }`)
  return agreement === null ? [] : agreement.versions.map(({ state }) => state)
}

async function lastTwoVersions(id) {
  const { agreement } = await ask(`{ agreement(id: "${id}") { versions { version } } }`)
  const [to, from] = agreement.versions.map(({ version }) => version)
  return `from=${from}&to=${to}`
}

/** A system that signs its webhooks sends two events, of which the mapping can read one. */
async function sendFromElsewhere() {
  const mapping = `when: { type: issue.changed }
ticketKey: '{issue.id}'
eventId: '{@webhook-id}'
occurredAt: '{at}'
changes:
  - kind: classified
    customer: '{issue.organisation}'
  - kind: statusChanged
    to: { from: '{issue.state}', values: { open: open, done: solved } }
`
  const { declareSource } = await ask(
    `mutation ($input: DeclareSourceInput!) { declareSource(input: $input) { ... on SourceDeclared { secret } } }`,
    { input: { name: 'field-service', kind: 'generic', mapping, idempotencyKey: randomUUID() } },
  )
  for (const [state, status] of [
    ['open', 200],
    ['waiting for parts', 202],
  ]) {
    const at = new Date()
    const issue = { id: `FS-${status}`, organisation: 'Bank Arunika', state }
    const body = JSON.stringify({ type: 'issue.changed', at: at.toISOString(), issue })
    const id = randomUUID()
    const response = await fetch(`${server.url}/v1/sources/field-service/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(declareSource.secret).sign(id, at, body),
      },
      body,
    })
    if (response.status !== status) throw new Error(`${response.status}: ${await response.text()}`)
  }
}

/** The address of the bank's open ticket that has been with the most, under the most promises. */
async function ticketOfManyHolders() {
  const { clockList } = await ask(
    '{ clockList(filter: { agreementKind: [internal], customer: ["Bank Arunika"], state: open }, first: 60) { edges { node { source ticketKey } } } }',
  )
  const tickets = clockList.edges.map(({ node }) => node)
  const counted = await Promise.all(
    tickets.map(async ({ source, ticketKey: key }) => {
      const { attribution } = await ask(
        `{ attribution(source: "${source}", key: "${key}") { lanes { id } tiers { budgetMs } } }`,
      )
      return { source, key, count: attribution.lanes.length + attribution.tiers.length }
    }),
  )
  const { source, key } = counted.sort((a, b) => b.count - a.count)[0]
  return `/tickets/${source}/${key}`
}

async function until(what, isTrue) {
  for (let tries = 0; tries < 600; tries++) {
    if (await isTrue()) return
    await pause(200)
  }
  throw new Error(`Not within two minutes: ${what}`)
}
