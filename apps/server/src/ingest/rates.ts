import type { Clockwork } from '../clockwork.js'
import { IngestRefusal } from './ingestRefusal.js'

/** How often one source may ask, and one address may err, on one server instance. */
export interface IngestRates {
  /** One more request of the source. Throws RATE_LIMITED. */
  take(source: string): void
  /** Throws RATE_LIMITED for an address that has sent too much that was forged. */
  requireCalm(source: string, address: string): void
  noteForgery(source: string, address: string): void
}

const WINDOW_MS = 10_000
export const REQUESTS_PER_WINDOW = 2_000
export const FORGERIES_PER_WINDOW = 20
const MOST_NAMES = 20_000

/** A window that begins with the first of its requests; what is over is forgotten as others come. */
class Windows {
  readonly #counts = new Map<string, { endsMs: number; count: number }>()

  constructor(
    private readonly clockwork: Pick<Clockwork, 'monotonic'>,
    private readonly most: number,
  ) {}

  isFull(name: string): boolean {
    const window = this.#counts.get(name)
    return window !== undefined && this.clockwork.monotonic() < window.endsMs && window.count >= this.most
  }

  add(name: string): void {
    const nowMs = this.clockwork.monotonic()
    const window = this.#counts.get(name)
    if (window !== undefined && nowMs < window.endsMs) window.count++
    else {
      if (this.#counts.size >= MOST_NAMES) this.#counts.clear()
      this.#counts.set(name, { endsMs: nowMs + WINDOW_MS, count: 1 })
    }
  }
}

export function createIngestRates(clockwork: Pick<Clockwork, 'monotonic'>): IngestRates {
  const requests = new Windows(clockwork, REQUESTS_PER_WINDOW)
  const forgeries = new Windows(clockwork, FORGERIES_PER_WINDOW)
  const nameOf = (source: string, address: string) => `${address}\n${source.slice(0, 255)}`
  const refuse = (message: string) => new IngestRefusal('RATE_LIMITED', message, '', WINDOW_MS / 1_000)
  return {
    take(source) {
      if (requests.isFull(source)) throw refuse('The source sends too fast; wait before the next request')
      requests.add(source)
    },
    requireCalm(source, address) {
      if (forgeries.isFull(nameOf(source, address)))
        throw refuse('Too many deliveries were not signed rightly; wait before the next one')
    },
    noteForgery: (source, address) => forgeries.add(nameOf(source, address)),
  }
}
