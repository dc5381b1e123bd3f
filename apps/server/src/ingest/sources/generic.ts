import { writePath } from '../../agreements/writePath.js'
import type { Delivery, Mapped, SourceMapper } from '../mapper.js'
import { itemOfJson } from '../mapping/item.js'
import { mapItem } from '../mapping/mapItem.js'
import { readEventInput } from '../readEventInput.js'

/**
 * Anything that signs its webhooks as https://www.standardwebhooks.com has it. The source's mapping turns the JSON into an event; without
 * one the JSON is our own vocabulary already: an event, a list of them, or `{"events": […]}`.
 */
export const mapper: SourceMapper = {
  kind: 'generic',
  label: { en: 'Signed webhook (JSON)', id: 'Webhook bertanda tangan (JSON)' },
  verification: [{ scheme: 'standard-webhooks' }],
  deliveryHeader: 'webhook-id',
  takesMapping: true,
  map: (delivery) => (delivery.mapping === null ? readOwn(delivery) : mapByDocument(delivery)),
}

function mapByDocument({ mapping, source, body, headers }: Delivery): Mapped {
  const mapped = mapItem(mapping!, source, itemOfJson(body, headers))
  if (mapped.ok) return { ok: true, events: mapped.event === null ? [] : [mapped] }
  const [{ code, place, message }] = mapped.problems as [(typeof mapped.problems)[number]]
  return { ok: false, problem: { code, path: place, message } }
}

function readOwn({ source, body }: Delivery): Mapped {
  const named =
    typeof body === 'object' && body !== null && !Array.isArray(body) && Object.hasOwn(body, 'events')
  const events = named ? (body as { events: unknown }).events : body
  const readings = [events].flat().map((event) => readEventInput(source, event))
  for (const [index, reading] of readings.entries()) {
    if (reading.ok) continue
    const [{ code, path, message }] = reading.problems as [(typeof reading.problems)[number]]
    return { ok: false, problem: { code, path: writePath([index, ...path]), message } }
  }
  return { ok: true, events: readings.flatMap((reading) => (reading.ok ? [reading.value] : [])) }
}
