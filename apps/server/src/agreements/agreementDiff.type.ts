import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Json } from '../graphql/scalars.js'

@ObjectType('AgreementChange', {
  description: 'One difference between two versions.',
  simpleResolvers: true,
})
export class AgreementChangeType {
  @Field(() => String, { description: 'Where, e.g. `targets.solve-p1.within`.' })
  declare path: string

  @Field(() => String, { description: '`added`, `removed` or `changed`.' })
  declare kind: string

  @Field(() => Json, { nullable: true, description: 'What stood there.' })
  declare before: unknown

  @Field(() => Json, { nullable: true, description: 'What stands there now.' })
  declare after: unknown
}

@ObjectType('AgreementDiff', {
  description: 'What differs between two versions, clause by clause.',
  simpleResolvers: true,
})
export class AgreementDiffType {
  @Field(() => ID, { description: 'The agreement.' })
  declare id: string

  @Field(() => Int, { description: 'The version compared with.' })
  declare from: number

  @Field(() => Int, { description: 'The version compared.' })
  declare to: number

  @Field(() => [AgreementChangeType], { description: 'The differences; none for equal terms.' })
  declare changes: AgreementChangeType[]
}

@ObjectType('LogCheck', { description: 'Whether a log is as it was written.', simpleResolvers: true })
export class LogCheckType {
  @Field(() => Int, { description: 'How many entries it has.' })
  declare entries: number

  @Field(() => Boolean, { description: 'Every hash and every link is right.' })
  declare intact: boolean

  @Field(() => Int, { nullable: true, description: 'The first entry that is not right.' })
  declare brokenAt: number | null
}
