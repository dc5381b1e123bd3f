import type { Pool } from 'pg'
import * as v from 'valibot'
import type { Engine } from '../engine/engine.js'
import type { Task } from '../jobs/task.js'
import { enqueueRebindings, REBIND_TASK } from '../store/queries/engineRebindings.js'

const PAYLOAD = v.object({ id: v.pipe(v.string(), v.uuid()) })

/** A job for every move of clocks that was ordered. */
export function rebindTask(pool: Pool, engine: Pick<Engine, 'rebind'>): Task {
  return {
    name: REBIND_TASK,
    async run(payload, signal) {
      const { id } = v.parse(PAYLOAD, payload)
      return (await engine.rebind(id, signal)) ? 'done' : 'stopped'
    },
    sweep: () => enqueueRebindings(pool),
  }
}
