import type { Instant } from '@tenggat/domain'
import { createWallClock, type WallClock } from '../format/wallClock.js'
import type { BoardChange } from '../live/board.js'
import { type BoardEvidence, watchBoardEvidence } from '../live/boardEvidence.js'
import type { LinkState } from '../live/boardFeed.js'
import type { BoardRow } from '../live/boardMessage.js'
import type { Freshness } from '../live/freshness.js'
import { type LiveBoard, type Reading, startLiveBoard } from '../live/liveBoard.js'
import type { PageClock } from '../live/pageClock.js'
import { startSecondTicker } from '../live/secondTicker.js'
import { createSignal, type Signal } from '../live/signal.js'
import { type Survey, survey } from '../live/survey.js'
import { createBreachNews } from './breachNews.js'
import { fullGrids, placesIn } from './layout/grid.js'
import { firstLayout, nextLayout, type WallLayout } from './layout/wallLayout.js'
import { pageAt, type WallPage, type WallParams } from './params.js'
import type { Words } from './words/en.js'
import { wordsOf } from './words/words.js'

const RESURVEY_MS = 250
const NEW_MS = 60_000

/** One moment of the wall, handed to everything that paints itself. */
export interface Frame {
  readonly reading: Reading
  readonly survey: Survey
  readonly words: Words
  readonly clock: WallClock
}
export type Painter = (frame: Frame) => void

export type Face = 'noToken' | 'connecting' | 'refused' | 'board'

/** A wall at work: React draws its frame and follows the signals; digits are painted outside React, once a second. */
export interface WallSession {
  readonly params: WallParams
  readonly words: Words
  readonly live: LiveBoard | null
  readonly face: Signal<Face>
  readonly layout: Signal<WallLayout>
  readonly freshness: Signal<Freshness>
  readonly page: Signal<number>
  /** The latest breach worth saying aloud. */
  readonly announcement: Signal<string>
  /** For the first minute. */
  readonly isNew: Signal<boolean>
  /** Told now and every ten seconds what a board without a clock may be read as, or null; the answer stops it. */
  onEvidence(listener: (evidence: BoardEvidence | null) => void): () => void
  /** `14:30:05` in the zone of the wall. */
  exact(at: Instant): string
  /** Paints now, then with every tick and, given a clock, in the next frame after it differs; the answer stops it. */
  addPainter(painter: Painter, clockId?: string): () => void
  /** Told of each clock whose breach has just been learnt, to mark it once. */
  onBreach(listener: (clockId: string) => void): () => void
  stop(): void
}

export interface WallDeps {
  readonly params: WallParams
  readonly token: string | null
  readonly url: string
  readonly clock: PageClock
  readonly ownTimeZone: string
  reload(): void
}

export function startWallSession(deps: WallDeps): WallSession {
  const { params, clock } = deps
  const words = wordsOf(params.language)
  const live = deps.token === null ? null : startLiveBoard({ ...deps, filter: params.filter })
  const face = createSignal<Face>(live === null ? 'noToken' : 'connecting')
  const layout = createSignal<WallLayout>(firstLayout(params.density))
  const fresh = createSignal<Freshness>('live')
  const page = createSignal(0)
  const painters = new Set<Painter>()
  const hurried = new Set<Painter>()
  const rowOf = (clockId: string) => live?.board.clocks.get(clockId)
  const news = createBreachNews({ clock, words, rowOf, sound: params.sound })
  const room = placesIn(fullGrids(params.density))
  let zoneClock: WallClock | null = null
  let frame: Frame | null = null
  let surveyedAt = Number.NEGATIVE_INFINITY
  let callOffSurvey: (() => void) | null = null
  let callOffHurry: (() => void) | null = null

  function wallClock(): WallClock {
    const zone = params.timeZone ?? live?.board.calendars.firstTimeZone() ?? deps.ownTimeZone
    if (zoneClock?.timeZone !== zone) zoneClock = createWallClock(zone, words.locale)
    return zoneClock
  }

  function look(reading: Reading): void {
    const { board } = live!
    const now = clock.monotonic()
    surveyedAt = now
    page.set(pageAt(now, params.pages.length, params.rotateMs, news.latestAt))
    const keep = keeper(params.pages[page.get()]!)
    const seen = survey(board.clocks.values(), reading.digitsAt, room, keep)
    frame = { reading, survey: seen, words, clock: wallClock() }
    const isThere = (id: string) => {
      const row = board.clocks.get(id)
      return row !== undefined && keep(row)
    }
    layout.set(nextLayout(layout.get(), seen, isThere, params.density, now))
  }

  /** One pass: read the time, survey, settle the lanes, paint. */
  function tick(): void {
    callOffSurvey?.()
    callOffSurvey = null
    if (live === null) return
    const reading = live.read()
    face.set(faceAfter(face.get(), live.link, live.board.ready && reading !== null))
    if (reading === null || !live.board.ready) return
    fresh.set(reading.freshness)
    look(reading)
    paintAll()
  }

  function paintAll(): void {
    if (frame !== null) for (const painter of painters) painter(frame)
  }

  /** A drawn clock differs: its tile says so in the next frame, without waiting for the next look at everything. */
  function paintSoon(painter: Painter): void {
    hurried.add(painter)
    callOffHurry ??= clock.nextFrame(() => {
      callOffHurry = null
      const reading = live!.read()
      if (frame !== null && reading !== null) {
        frame = { ...frame, reading }
        for (const waiting of hurried) waiting(frame)
      }
      hurried.clear()
    })
  }

  function addPainter(painter: Painter, clockId?: string): () => void {
    painters.add(painter)
    if (frame !== null) painter(frame)
    const stop = clockId === undefined ? undefined : live?.board.onClock(clockId, () => paintSoon(painter))
    return () => {
      painters.delete(painter)
      hurried.delete(painter)
      stop?.()
    }
  }

  /** A message came: look again, but no more than four times a second. */
  function lookSoon(): void {
    if (callOffSurvey !== null) return
    const wait = Math.max(0, RESURVEY_MS - (clock.monotonic() - surveyedAt))
    callOffSurvey = clock.after(wait, tick)
  }

  function onChange(change: BoardChange): void {
    news.take(change.facts)
    if (change.replaced) tick()
    else lookSoon()
  }

  const isNew = createSignal(true)
  clock.after(NEW_MS, () => isNew.set(false))
  const stopChanges = live?.board.onChange(onChange)
  const stopLink = live?.onLink(tick)
  const stopTicker = startSecondTicker(clock, () => live?.read()?.now ?? null, tick)

  return {
    params,
    words,
    live,
    face,
    layout,
    freshness: fresh,
    page,
    announcement: news.announcement,
    isNew,
    onEvidence: (listener) => watchBoardEvidence(clock, deps.token, params.filter, listener),
    exact: (at) => wallClock().exact(at),
    addPainter,
    onBreach: news.onBreach,
    stop: () => {
      stopTicker()
      stopChanges?.()
      stopLink?.()
      callOffSurvey?.()
      callOffHurry?.()
      live?.stop()
    },
  }
}

/** A board once shown stays, whatever becomes of the connection; only a refusal takes its place, until one succeeds. */
function faceAfter(before: Face, link: LinkState, hasBoard: boolean): Face {
  if (link === 'refused' || (before === 'refused' && link !== 'live')) return 'refused'
  return hasBoard ? 'board' : 'connecting'
}

function keeper(page: WallPage): (row: BoardRow) => boolean {
  const { filter } = page
  return filter === null ? () => true : (row) => row[filter.field] === filter.value
}
