import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { RequestContext } from '../graphql/context.js'
import type { PersonRow } from '../store/records.js'
import { Refused } from '../viewer/refused.js'
import { requireScope } from '../viewer/viewer.js'
import type { PeopleContext } from './people.js'
import { ChangePasswordInputType, CreatePersonInputType, UpdatePersonInputType } from './person.input.js'
import {
  ChangePasswordResultUnion,
  CreatePersonResultUnion,
  MeType,
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
      throw new Refused('FORBIDDEN', 'Only a person who has signed in has a password')
    }
    return people.changePassword(input, { id: viewer.person.id, sessionId: viewer.sessionId })
  }
}

@Resolver()
export class MeResolver {
  @Query(() => MeType, { description: 'Who asks.' })
  me(@Ctx() { viewer }: RequestContext): MeType {
    const { principal, person, scopes, parties } = viewer
    return {
      principal,
      name: person?.name ?? null,
      role: person?.role ?? null,
      email: person?.email ?? null,
      language: person?.language ?? null,
      scopes: [...scopes],
      parties: parties === null ? null : [...parties],
    }
  }
}
