/** Kinds of things that keep a process alive, which a test file must close: sockets, servers, timers, child processes. */
const OURS = ['TCPSocketWrap', 'TCPServerWrap', 'Timeout', 'ProcessWrap', 'Worker']

/** What was open before the file's own code ran belongs to the runner. */
const before = count()

/**
 * Names and numbers of what the file left open. Sockets close a few turns of the event loop after they are told to, so it
 * looks again for up to two seconds before it complains.
 */
export async function leftOpen(): Promise<string[]> {
  let open = excess()
  for (let look = 0; open.length > 0 && look < 40; look++) {
    await new Promise((resolve) => setTimeout(resolve, 50).unref())
    open = excess()
  }
  return open
}

function excess(): string[] {
  const now = count()
  return OURS.filter((kind) => (now.get(kind) ?? 0) > (before.get(kind) ?? 0)).map(
    (kind) => `${kind} ×${(now.get(kind) ?? 0) - (before.get(kind) ?? 0)}`,
  )
}

function count(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}
