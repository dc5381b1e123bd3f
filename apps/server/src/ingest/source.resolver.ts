import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { readPage } from '../reads/page.js'
import type { SourceNode } from '../sources/readSources.js'
import {
  DeclareSourceInputType,
  RotateSourceSecretInputType,
  UpdateSourceInputType,
} from '../sources/source.input.js'
import {
  DeclareSourceResultUnion,
  RotateSourceSecretResultUnion,
  SourceKindType,
  SourceSecretType,
  SourceType,
  UpdateSourceResultUnion,
} from '../sources/source.type.js'
import type { SourceOutcome } from '../sources/sourceCase.js'
import type { SourceKind } from '../sources/sourceKinds.js'
import { requireScope } from '../viewer/viewer.js'
import type { IngestContext } from './ticketEvent.resolver.js'

@Resolver(() => SourceType)
export class SourceResolver {
  @Query(() => [SourceType], { description: 'Everything that events come from, by name. For admins.' })
  sources(
    @Ctx() { viewer, sources }: IngestContext,
    @Arg('first', () => Int, { defaultValue: 200, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => ID, { nullable: true, description: 'Name of the source before the first.' }) after:
      | string
      | null,
  ): Promise<readonly SourceNode[]> {
    requireScope(viewer, 'admin')
    return sources.list(readPage(first).first, after ?? null)
  }

  @Query(() => SourceType, {
    nullable: true,
    description: 'One source; null when there is none. For admins.',
  })
  source(
    @Ctx() { viewer, sources }: IngestContext,
    @Arg('name', () => ID, { description: 'Its name.' }) name: string,
  ): Promise<SourceNode | null> {
    requireScope(viewer, 'admin')
    return sources.get(name)
  }

  @Query(() => [SourceKindType], { description: 'What a source can be. For admins.' })
  sourceKinds(@Ctx() { viewer, sources }: IngestContext): readonly SourceKind[] {
    requireScope(viewer, 'admin')
    return sources.kinds
  }

  @FieldResolver(() => String, { description: 'Where it sends to, below the address of the server.' })
  endpoint(@Root() { name }: SourceNode): string {
    return `/v1/sources/${encodeURIComponent(name)}/events`
  }

  @FieldResolver(() => [SourceSecretType], {
    description: 'Its secrets that are valid, the present one first.',
  })
  secrets(
    @Root() { name }: SourceNode,
    @Ctx() { viewer, sources }: IngestContext,
  ): Promise<readonly object[]> {
    requireScope(viewer, 'admin')
    return sources.secretsOf(name)
  }

  @Mutation(() => DeclareSourceResultUnion, { description: 'Makes a source known. For admins.' })
  declareSource(
    @Ctx() { viewer, sources }: IngestContext,
    @Arg('input', () => DeclareSourceInputType, { description: 'The source.' }) input: DeclareSourceInputType,
  ): Promise<SourceOutcome> {
    requireScope(viewer, 'admin')
    return sources.declare(input, viewer)
  }

  @Mutation(() => UpdateSourceResultUnion, {
    description:
      'Enables or disables a source, changes its mapping, or what settles its deadlines. For admins.',
  })
  updateSource(
    @Ctx() { viewer, sources }: IngestContext,
    @Arg('input', () => UpdateSourceInputType, { description: 'The changes.' }) input: UpdateSourceInputType,
  ): Promise<SourceOutcome> {
    requireScope(viewer, 'admin')
    return sources.update(input, viewer)
  }

  @Mutation(() => RotateSourceSecretResultUnion, {
    description: 'Makes a new secret; the one before stays valid for a while. For admins.',
  })
  rotateSourceSecret(
    @Ctx() { viewer, sources }: IngestContext,
    @Arg('input', () => RotateSourceSecretInputType, { description: 'Of which source.' })
    input: RotateSourceSecretInputType,
  ): Promise<SourceOutcome> {
    requireScope(viewer, 'admin')
    return sources.rotate(input, viewer)
  }
}

@Resolver(() => SourceKindType)
export class SourceKindResolver {
  @FieldResolver(() => String, { description: 'What people call it.' })
  label(
    @Root() { label }: SourceKind,
    @Arg('language', () => String, { defaultValue: 'en', description: '`en` or `id`.' }) language: string,
  ): string {
    return language === 'id' ? label.id : label.en
  }

  @FieldResolver(() => Boolean, { description: 'It takes a mapping document.' })
  takesMapping(@Root() { problemsOfMapping }: SourceKind): boolean {
    return problemsOfMapping !== null
  }

  @FieldResolver(() => Boolean, { description: 'It has a secret.' })
  hasSecret(@Root() { newSecret }: SourceKind): boolean {
    return newSecret !== null
  }
}
