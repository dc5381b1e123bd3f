import type { Instant } from '@tenggat/domain'
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import { byOutcome, UserErrorType } from '../graphql/results.type.js'
import { DateTime } from '../graphql/scalars.js'
import type { StuckJob } from '../store/queries/jobs.js'

const JobStateEnum = enumOf(
  'StuckJobState',
  ['failed', 'unhandled'] as const,
  'Why nobody will do a job by themselves.',
  {
    failed: 'It failed as often as it may.',
    unhandled: 'No release that runs knows how to do it.',
  },
)

@ObjectType('StuckJob', {
  description: 'Work in the background that nobody will do by themselves.',
  simpleResolvers: true,
})
export class StuckJobType implements StuckJob {
  @Field(() => ID, { description: 'Names the job.' })
  declare id: string

  @Field(() => String, { description: 'What kind of work it is.' })
  declare task: string

  @Field(() => String, { nullable: true, description: 'What it is about: the kind, and an id.' })
  declare key: string | null

  @Field(() => JobStateEnum, { description: 'Why it is stuck.' })
  declare state: StuckJob['state']

  @Field(() => Int, { description: 'How often it was tried.' })
  declare attempts: number

  @Field(() => String, { nullable: true, description: 'What went wrong last.' })
  declare lastError: string | null

  @Field(() => DateTime, { description: 'When it failed last, or was to be done.' })
  declare since: Instant
}

@ObjectType('JobRetried', { description: 'The job is tried anew, as often as ever.', simpleResolvers: true })
export class JobRetriedType {
  @Field(() => StuckJobType, { description: 'The job as it was.' })
  declare job: StuckJobType
}

@ObjectType('JobNotStuck', {
  description: 'No job of this id is stuck.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class JobNotStuckType extends UserErrorType {}

export const RetryJobResultUnion = createUnionType({
  name: 'RetryJobResult',
  description: 'What became of the retry.',
  types: () => [JobRetriedType, JobNotStuckType] as const,
  resolveType: byOutcome,
})
