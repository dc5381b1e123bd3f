import { type GraphqlClient, graphqlClient, recordEvents, signIn, type Timer } from '@tenggat/client'
import type { Instant, TicketEvent } from '@tenggat/domain'
import { type FloorPapers, floorPapers, holidaysIn } from './documents.js'
import { byTime, livesAt, partAt } from './present.js'
import { putPapers } from './putPapers.js'
import { signAgreements } from './signing/signAgreements.js'
import { unfinishedTickets } from './unfinishedTickets.js'
import { createWorld, type Life, type World } from './world.js'

/** The floor's only door to time; a server's clockwork is one. */
export interface FloorClockwork extends Timer {
  now(): Instant
  /** Runs `fn` every `ms` until cancelled. */
  every(ms: number, fn: () => void): { cancel(): void }
}

export interface FloorOptions {
  /** Of the server to drive, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** Must ingest; must administer where the floor's agreements are not recorded yet; reading lets it end old tickets. */
  readonly token: string
  readonly seed: number
  readonly clockwork: FloorClockwork
  /** Of the accounts that are made for the people of the floor; without one there are no people, and nothing is signed. */
  readonly password?: string
  /** Told of what the floor lives on without: requests that failed and will be tried again, events that were refused. */
  readonly onTrouble?: (message: string) => void
}

export interface Floor {
  readonly source: string
  /** Stops sending; resolves when nothing is under way. */
  stop(): Promise<void>
}

const TICK_MS = 500
const MOST_EVENTS = 1_000

/**
 * Starts the simulated floor: records its agreements and has its people sign some, tells the server a believable present, and from
 * then on tells every event when it happens, through the public API like any desk. Started again, it takes up where the server left off: events keep
 * their ids. Resolves when the present is in the server.
 */
export async function startFloor(options: FloorOptions): Promise<Floor> {
  const { clockwork, seed } = options
  const client = graphqlClient(options.url, options.token, clockwork)
  const papers = await floorPapers()
  await putPapers(client, papers)
  const trouble = options.onTrouble ?? (() => undefined)
  if (options.password !== undefined) {
    await havePeopleSign({ ...options, password: options.password }, client, papers).catch(reportTo(trouble))
  }
  const world = createWorld(seed, holidaysIn(papers))
  const at = clockwork.now()
  const { past, coming } = partAt(at, await livesToReport(client, world, at))
  const report = (events: readonly TicketEvent[]) =>
    recordEvents(client, world.source, events, (event, refusal) =>
      trouble(`${event.eventId}: ${refusal.message}`),
    )
  for (const batch of past) await report(batch)
  return live(world, at, [...coming], clockwork, report, trouble)
}

/** Tells events as they happen. What could not be told stays first in line. */
function live(
  world: World,
  startedAt: Instant,
  waiting: TicketEvent[],
  clockwork: FloorClockwork,
  report: (events: readonly TicketEvent[]) => Promise<unknown>,
  trouble: (message: string) => void,
): Floor {
  let openedThrough = startedAt
  let stopped = false
  let reporting: Promise<void> | null = null

  async function reportDue(): Promise<void> {
    const at = clockwork.now()
    const opened = at > openedThrough ? world.lives(openedThrough, at) : []
    openedThrough = Math.max(openedThrough, at)
    if (opened.length > 0) waiting = [...waiting, ...opened.flat()].sort(byTime)
    const due = waiting.slice(0, MOST_EVENTS).filter((event) => event.occurredAt <= at)
    if (due.length === 0) return
    await report(due)
    waiting = waiting.slice(due.length)
  }

  const timer = clockwork.every(TICK_MS, () => {
    if (reporting !== null || stopped) return
    reporting = reportDue()
      .catch(
        reportTo((message) => {
          if (!stopped) trouble(message)
        }),
      )
      .finally(() => {
        reporting = null
      })
  })
  return {
    source: world.source,
    stop: async () => {
      stopped = true
      timer.cancel()
      await reporting
    },
  }
}

/** The present, and whatever the server still holds open from before it was last stopped. */
async function livesToReport(client: GraphqlClient, world: World, at: Instant): Promise<readonly Life[]> {
  const present = livesAt(world, at)
  const known = new Set(present.map((life) => life[0]!.ticketKey))
  const left = (await unfinishedTickets(client, world.source)).filter((key) => !known.has(key))
  return [...present, ...left.map((key) => world.lifeOf(key)).filter((life) => life !== null)]
}

/** Each of them signs in once, when something is theirs to do. */
function havePeopleSign(
  { url, clockwork, password }: FloorOptions & { readonly password: string },
  admin: GraphqlClient,
  papers: FloorPapers,
): Promise<void> {
  const signedIn = new Map<string, Promise<GraphqlClient>>()
  const as = (email: string) => {
    const client =
      signedIn.get(email) ?? signIn(url, email, password).then((pass) => graphqlClient(url, pass, clockwork))
    signedIn.set(email, client)
    return client
  }
  return signAgreements({ admin, as, password, papers, now: clockwork.now() })
}

const reportTo =
  (report: (message: string) => void) =>
  (error: unknown): void =>
    report(error instanceof Error ? error.message : String(error))
