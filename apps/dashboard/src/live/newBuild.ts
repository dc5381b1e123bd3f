import type { PageClock } from './pageClock.js'

const SPREAD_MS = 30_000
const AT_MOST_EVERY_MS = 600_000
const STAMP = 'tenggat.reloadedAt'

export interface NewBuildOptions {
  readonly clock: PageClock
  /** True when the page's own document can be fetched: no wall reloads into a server that is not there. */
  reachable(): Promise<boolean>
  reload(): void
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
}

/**
 * Reloads the page once when the server says it runs another build than the one first heard: within half a minute
 * at random, so that a floor of walls does not ask for everything at once, and at most every ten minutes.
 */
export function watchNewBuild(options: NewBuildOptions): { heard(buildId: string): void; stop(): void } {
  const { clock, storage } = options
  let first: string | null = null
  let planned = false
  let callOff = () => {}

  async function tryReload(): Promise<void> {
    if (await options.reachable()) {
      storage.setItem(STAMP, String(clock.wall()))
      options.reload()
    } else {
      plan()
    }
  }
  function plan(): void {
    planned = true
    const since = Math.abs(clock.wall() - Number(storage.getItem(STAMP) ?? Number.NEGATIVE_INFINITY))
    const wait = Math.max(0, AT_MOST_EVERY_MS - since)
    callOff = clock.after(wait + clock.random() * SPREAD_MS, () => void tryReload())
  }
  return {
    heard: (buildId) => {
      first ??= buildId
      if (buildId !== first && !planned) plan()
    },
    stop: () => callOff(),
  }
}
