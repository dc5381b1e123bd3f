import { type ReadTicketEvent, readTicketEvent } from '@tenggat/domain'
import { writePath } from '../agreements/writePath.js'
import type { SourceState } from '../sources/sources.js'
import type { Delivery, MapProblem, Mapped, SourceMapper } from './mapper.js'
import { readJsonMapping } from './mapping/readMapping.js'
import { MOST_EVENTS } from './recordTicketEvents.js'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** What an authentic delivery says, in our vocabulary. A mapper is no more trusted than a client: its events are read as strictly. */
export function readDelivery(
  mapper: SourceMapper,
  source: SourceState,
  { body, ...delivery }: Omit<Delivery, 'source' | 'mapping' | 'body'> & { readonly body: Buffer },
): Mapped {
  let parsed: unknown
  try {
    parsed = JSON.parse(utf8.decode(body))
  } catch {
    return refuse('notJson', '', 'the body is not JSON in UTF-8')
  }
  const mapping =
    mapper.takesMapping && source.mapping !== null ? readJsonMapping(source.mapping, source.name) : null
  if (mapping !== null && !mapping.ok)
    return refuse('badMapping', '', 'the mapping of the source cannot be read')
  const mapped = mapper.map({
    ...delivery,
    source: source.name,
    body: parsed,
    mapping: mapping?.value ?? null,
  })
  return mapped.ok ? check(mapped.events) : mapped
}

function check(events: readonly ReadTicketEvent[]): Mapped {
  if (events.length > MOST_EVENTS)
    return refuse('tooLong', '', `the delivery makes more than ${MOST_EVENTS} events`)
  const read: ReadTicketEvent[] = []
  for (const { event, notes } of events) {
    const parsed = readTicketEvent(event)
    if (!parsed.ok) {
      const [{ code, path, message }] = parsed.problems as [(typeof parsed.problems)[number]]
      return refuse(code, writePath(path), message)
    }
    read.push({ event: parsed.value.event, notes: [...notes, ...parsed.value.notes] })
  }
  return { ok: true, events: read }
}

const refuse = (code: string, path: string, message: string): { ok: false; problem: MapProblem } => ({
  ok: false,
  problem: { code, path, message },
})
