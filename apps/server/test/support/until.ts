/** Between two looks: a tenth of what was waited so far, so that a long wait does not keep the machine from what it waits for. */
const SHORTEST_MS = 10
const LONGEST_MS = 50

/** Waits until the condition answers something other than null, false or undefined; fails after `withinMs`. */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  withinMs = 10_000,
): Promise<NonNullable<T>> {
  const begun = performance.now()
  for (;;) {
    const value = await condition()
    if (value !== null && value !== undefined && value !== false) return value
    const waited = performance.now() - begun
    if (waited > withinMs) throw new Error(`Not within ${withinMs} ms: ${what}`)
    const pauseMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waited / 10))
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
