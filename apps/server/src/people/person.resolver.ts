import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { RequestContext } from '../graphql/context.js'
import { readPage } from '../reads/page.js'
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
  async people(
    @Ctx() { viewer, people }: PeopleContext,
    @Arg('first', () => Int, { defaultValue: 200, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => ID, { nullable: true, description: 'Id of the person before the first.' }) after:
      | string
      | null,
  ): Promise<readonly PersonRow[]> {
    requireScope(viewer, 'admin')
    const page = readPage(first, after)
    const found = await people.list(page.first, page.after)
    if (found === null) throw new Refused('BAD_USER_INPUT', 'after is nobody who has an account')
    return found
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
    return people.update(input, viewer)
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
    return people.changePassword(input, { ...viewer, id: viewer.person.id })
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
