/** Waits until the condition answers something other than null, false or undefined; fails after `withinMs`. */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  withinMs = 10_000,
): Promise<NonNullable<T>> {
  const giveUpAt = performance.now() + withinMs
  for (;;) {
    const value = await condition()
    if (value !== null && value !== undefined && value !== false) return value
    if (performance.now() > giveUpAt) throw new Error(`Not within ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
