import type { Instant } from '@tenggat/domain'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import { PageInfoType } from '../graphql/results.type.js'
import { DateTime, Json } from '../graphql/scalars.js'
import { AUDIT_ACTIONS, type AuditAction, type AuditEntryRow } from '../store/auditRecords.js'

export const AuditActionEnum = enumOf('AuditAction', AUDIT_ACTIONS, 'What was done.', {
  tokenMade: 'A token was made.',
  tokenRevoked: 'A token was revoked.',
  personMade: 'An account was made.',
  personRenamed: 'An account got another name.',
  roleChanged: 'An account got another role.',
  partiesChanged: 'An account was confined to other parties, or to none.',
  personShut: 'An account was shut.',
  personOpened: 'An account that was shut was opened again.',
  passwordChanged: 'An account got another password.',
  signedIn: 'A person signed in.',
  signInFailed: 'Somebody gave a wrong password, or the name of no account.',
  lockedOut: 'There were too many tries at a password: whoever it is has to wait.',
  signedOut: 'A person signed out.',
  sourceDeclared: 'A source was declared.',
  sourceChanged: 'What is set of a source was changed.',
  sourceSecretRotated: 'A source got a new secret.',
})

@ObjectType('AuditEntry', {
  description: 'Something done about who gets in and what comes in. Entries are never changed.',
  simpleResolvers: true,
})
export class AuditEntryType implements AuditEntryRow {
  @Field(() => ID, { description: 'Names the entry.' })
  declare id: string

  @Field(() => DateTime, { description: 'When.' })
  declare at: Instant

  @Field(() => String, {
    description:
      'Who did it: `person:<email>`, `token:<prefix>`, `server`, or `anonymous` for who is not signed in.',
  })
  declare actor: string

  @Field(() => AuditActionEnum, { description: 'What.' })
  declare action: AuditAction

  @Field(() => String, {
    description:
      'To what: `person:<email>`, `token:<prefix>`, `source:<name>`; `nobody` where no account has the name that was given.',
  })
  declare subject: string

  @Field(() => String, {
    nullable: true,
    description: 'The network address it came from; null for what the server does itself.',
  })
  declare address: string | null

  @Field(() => Json, { description: 'What was made, or what changed, `from` and `to`; never a secret.' })
  declare detail: Readonly<Record<string, unknown>>
}

@ObjectType('AuditEntryEdge', { description: 'An entry and its place.', simpleResolvers: true })
export class AuditEntryEdgeType {
  @Field(() => String, { description: 'Its place.' })
  declare cursor: string

  @Field(() => AuditEntryType, { description: 'The entry.' })
  declare node: AuditEntryType
}

@ObjectType('AuditEntryConnection', { description: 'A page of the audit.', simpleResolvers: true })
export class AuditEntryConnectionType {
  @Field(() => [AuditEntryEdgeType], { description: 'The entries with their places.' })
  declare edges: AuditEntryEdgeType[]

  @Field(() => [AuditEntryType], { description: 'The entries.' })
  declare nodes: AuditEntryType[]

  @Field(() => PageInfoType, { description: 'Where the page ends.' })
  declare pageInfo: PageInfoType
}

@InputType('AuditFilter', { description: 'Which entries; what is left out asks for nothing.' })
export class AuditFilterInput {
  @Field(() => String, { nullable: true, description: 'Of who did it.' })
  declare actor?: string | null

  @Field(() => String, { nullable: true, description: 'Of what it was done to.' })
  declare subject?: string | null

  @Field(() => [AuditActionEnum], { nullable: true, description: 'Of what was done: any of these.' })
  declare actions?: AuditAction[] | null
}
