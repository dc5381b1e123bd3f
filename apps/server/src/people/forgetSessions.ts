import type { DataSource } from 'typeorm'
import { LessThan } from 'typeorm'
import type { Clockwork } from '../clockwork.js'
import type { Task } from '../jobs/task.js'
import { enqueueJob } from '../store/queries/jobs.js'
import type { Queryable } from '../store/queryable.js'
import { sessionTable } from '../store/tables/people.tables.js'

export interface ForgetSessionsDeps {
  readonly store: { readonly pool: Queryable; readonly dataSource: DataSource }
  readonly clockwork: Pick<Clockwork, 'now'>
}

const FORGET_SESSIONS_TASK = 'forgetSessions'

/** Takes away the sessions that have run out: nobody signs in with them again, and people who never come back leave them behind. */
export function forgetSessionsTask({ store, clockwork }: ForgetSessionsDeps): Task {
  const sessions = store.dataSource.getRepository(sessionTable)
  const expired = () => ({ expiresAt: LessThan(clockwork.now()) })
  return {
    name: FORGET_SESSIONS_TASK,
    async run() {
      await sessions.delete(expired())
      return 'done'
    },
    async sweep() {
      if (!(await sessions.existsBy(expired()))) return
      const order = { task: FORGET_SESSIONS_TASK, key: FORGET_SESSIONS_TASK, payload: {} }
      await enqueueJob(store.pool, { ...order, queue: 'people', isOnlyIfMissing: true })
    },
  }
}
