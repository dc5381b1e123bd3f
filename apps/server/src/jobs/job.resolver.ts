import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { StuckJob } from '../store/queries/jobs.js'
import { requireScope } from '../viewer/viewer.js'
import { RetryJobResultUnion, StuckJobType } from './job.type.js'
import type { JobContext } from './jobs.js'

@Resolver()
export class JobResolver {
  @Query(() => [StuckJobType], {
    description:
      'Work in the background that failed for good or that nobody knows how to do, the oldest first.',
  })
  stuckJobs(@Ctx() { viewer, jobs }: JobContext): Promise<readonly StuckJob[]> {
    requireScope(viewer, 'admin')
    return jobs.listStuck()
  }

  @Mutation(() => RetryJobResultUnion, {
    description:
      'Has a job that is stuck tried anew; once its cause is mended, or a release that knows it runs.',
  })
  async retryJob(
    @Ctx() { viewer, jobs }: JobContext,
    @Arg('id', () => ID, { description: 'The job.' }) id: string,
  ): Promise<object> {
    requireScope(viewer, 'admin')
    const job = await jobs.retry(id)
    if (job !== null) return { outcome: 'JobRetried', job }
    return { outcome: 'JobNotStuck', code: 'NOT_STUCK', message: 'No job of this id is stuck' }
  }
}
