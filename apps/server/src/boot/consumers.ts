import type { Metrics } from '../http/metrics.js'
import type { Hub } from '../live/hub.js'
import type { Consumer } from '../log/consumer.js'
import type { Schedule } from '../schedule/schedule.js'

/** Who follows the log, in the order in which those of the present are told. A new consumer is one more here. */
export function consumersOf(schedule: Schedule, metrics: Metrics, hub: Hub): readonly Consumer[] {
  return [
    {
      name: 'schedule',
      from: 'now',
      take: (batch) => schedule.learn(batch),
      pass: ({ dueAt }) => {
        if (dueAt !== null) schedule.earliest(dueAt)
      },
    },
    {
      name: 'metrics',
      from: 'now',
      take: ({ facts }) => metrics.committed(facts),
      pass: ({ breaches }) => metrics.committed(breaches),
    },
    {
      name: 'live',
      from: 'now',
      isHeard: () => hub.isHeard(),
      take: (batch) => hub.publish(batch),
      pass: ({ to }) => hub.passOver(to),
      confirmed: () => hub.confirmed(),
    },
  ]
}
