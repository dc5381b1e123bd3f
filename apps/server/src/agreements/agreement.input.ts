import type { ForcibleProblem, Instant } from '@tenggat/domain'
import { Field, InputType } from 'type-graphql'
import { DateTime } from '../graphql/scalars.js'
import { ForcibleProblemEnum } from './agreement.enums.js'

@InputType('PutAgreementInput', { description: 'An agreement as a document.' })
export class PutAgreementInputType {
  @Field(() => String, { description: 'The agreement as YAML.' })
  declare document: string

  @Field(() => Boolean, { defaultValue: false, description: 'Only say what would happen.' })
  declare dryRun: boolean

  @Field(() => DateTime, {
    nullable: true,
    description:
      'From when on it binds new tickets, instead of the version before. Left out: from the beginning of its term, or for all ' +
      'time; from now on where a version before began at some instant.',
  })
  declare effectiveFrom: Instant | null

  @Field(() => [ForcibleProblemEnum], {
    defaultValue: [],
    description: 'What may stand in the way all the same; the log records it with the reason.',
  })
  declare despite: ForcibleProblem[]
}
