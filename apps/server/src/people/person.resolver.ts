import { GraphQLError } from 'graphql'
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { PersonRow } from '../store/personRecords.js'
import { requireScope } from '../viewer/requireScope.js'
import type { PeopleContext } from './people.js'
import { ChangePasswordInputType, CreatePersonInputType, UpdatePersonInputType } from './person.input.js'
import {
  ChangePasswordResultUnion,
  CreatePersonResultUnion,
  PersonType,
  UpdatePersonResultUnion,
} from './person.type.js'

@Resolver()
export class PersonResolver {
  @Query(() => [PersonType], { description: 'Everybody who has an account, by name. For admins.' })
  people(@Ctx() { viewer, people }: PeopleContext): Promise<readonly PersonRow[]> {
    requireScope(viewer, 'admin')
    return people.list()
  }

  @Mutation(() => CreatePersonResultUnion, { description: 'Makes an account. For admins.' })
  createPerson(
    @Ctx() { viewer, people }: PeopleContext,
    @Arg('input', () => CreatePersonInputType, { description: 'The account.' }) input: CreatePersonInputType,
  ): Promise<object> {
    requireScope(viewer, 'admin')
    return people.create(input, viewer)
  }

  @Mutation(() => UpdatePersonResultUnion, {
    description:
      'Changes an account. A new password or a shut account ends its sessions; sockets close within seconds. For admins.',
  })
  updatePerson(
    @Ctx() { viewer, people }: PeopleContext,
    @Arg('input', () => UpdatePersonInputType, { description: 'The changes.' }) input: UpdatePersonInputType,
  ): Promise<object> {
    requireScope(viewer, 'admin')
    return people.update(input)
  }

  @Mutation(() => ChangePasswordResultUnion, {
    description: 'Changes the password of who asks, and ends their other sessions.',
  })
  changePassword(
    @Ctx() { viewer, people }: PeopleContext,
    @Arg('input', () => ChangePasswordInputType, { description: 'Old and new.' })
    input: ChangePasswordInputType,
  ): Promise<object> {
    if (viewer.person === null) {
      const extensions = { code: 'FORBIDDEN' }
      throw new GraphQLError('Only a person who has signed in has a password', { extensions })
    }
    return people.changePassword(input, { id: viewer.person.id, sessionId: viewer.sessionId })
  }
}
