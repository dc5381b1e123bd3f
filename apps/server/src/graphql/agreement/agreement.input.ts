import { Field, InputType } from 'type-graphql'

@InputType('PutAgreementInput', { description: 'An agreement as a document.' })
export class PutAgreementInputType {
  @Field(() => String, { description: 'The agreement as YAML.' })
  declare document: string

  @Field(() => Boolean, { defaultValue: false, description: 'Only say what would happen.' })
  declare dryRun: boolean
}
