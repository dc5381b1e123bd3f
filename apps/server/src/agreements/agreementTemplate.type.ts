import type { AgreementKind } from '@tenggat/domain'
import { Field, ID, ObjectType } from 'type-graphql'
import { AgreementKindEnum } from '../graphql/enums.js'

@ObjectType('AgreementTemplate', { description: 'A document to begin an agreement with.' })
export class AgreementTemplateType {
  @Field(() => ID, { description: 'Names the template.' })
  declare id: string

  @Field(() => AgreementKindEnum, { description: 'What kind of agreement it makes.' })
  declare kind: AgreementKind

  @Field(() => String, { description: 'The document, in YAML.' })
  declare document: string
}
