import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { badCursor, type Page, pageOf, readCursor, readPage, writeCursor } from '../reads/page.js'
import type { SourceNode } from '../sources/readSources.js'
import {
  DeadLettersInputType,
  DeclareSourceInputType,
  RotateSourceSecretInputType,
  UpdateSourceInputType,
} from '../sources/source.input.js'
import {
  DeadLetterConnectionType,
  DeadLetterReplayType,
  DeadLetterType,
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

const LETTER_ID = /^\d{1,18}$/
const MOST_LETTERS = 200

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

  @FieldResolver(() => DeadLetterConnectionType, { description: 'Its dead letters, the newest first.' })
  async deadLetters(
    @Root() { name }: SourceNode,
    @Ctx() { viewer, ingest }: IngestContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the letter before the first.' })
    after: string | null,
  ): Promise<Page<object>> {
    requireScope(viewer, 'admin')
    const before = after == null ? null : readCursor(after, 1)[0]
    if (before !== null && !LETTER_ID.test(String(before))) throw badCursor()
    const { first: limit } = readPage(first)
    const letters = await ingest.letters.list(name, limit + 1, before as string | null)
    return pageOf(
      letters,
      limit,
      (letter) => letter,
      ({ id }) => writeCursor(id),
    )
  }

  @FieldResolver(() => DeadLetterType, {
    nullable: true,
    description: 'One of its dead letters; null when there is none.',
  })
  async deadLetter(
    @Root() { name }: SourceNode,
    @Ctx() { viewer, ingest }: IngestContext,
    @Arg('id', () => ID, { description: 'The letter.' }) id: string,
  ): Promise<object | null> {
    requireScope(viewer, 'admin')
    return LETTER_ID.test(id) ? ingest.letters.find(name, id) : null
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

  @Mutation(() => [DeadLetterReplayType], {
    description:
      'Reads dead letters again with the mapping of now. Those that wait no more are passed over. For admins.',
  })
  async replayDeadLetters(
    @Ctx() { viewer, ingest }: IngestContext,
    @Arg('input', () => DeadLettersInputType, { description: 'Which.' }) input: DeadLettersInputType,
  ): Promise<readonly object[]> {
    requireScope(viewer, 'admin')
    const replayed = await ingest.deliveries.replay(input.source, idsOf(input))
    const none = { code: null, message: null, path: null }
    return replayed.map(({ problem, ...each }) => ({ ...each, ...(problem ?? none) }))
  }

  @Mutation(() => Int, {
    description: 'Says that nothing is to be made of dead letters; answers how many. For admins.',
  })
  discardDeadLetters(
    @Ctx() { viewer, ingest, clockwork }: IngestContext,
    @Arg('input', () => DeadLettersInputType, { description: 'Which.' }) input: DeadLettersInputType,
  ): Promise<number> {
    requireScope(viewer, 'admin')
    return ingest.letters.discard(input.source, idsOf(input), clockwork.now())
  }
}

/** What is no id of a letter names none. */
function idsOf({ ids }: DeadLettersInputType): readonly string[] | null {
  return ids == null ? null : ids.filter((id) => LETTER_ID.test(id)).slice(0, MOST_LETTERS)
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

@Resolver(() => DeadLetterType)
export class DeadLetterResolver {
  @FieldResolver(() => String, { complexity: 1_000, description: 'The body, as text; up to 1 MB.' })
  async body(
    @Root() letter: { source: string; id: string },
    @Ctx() { viewer, ingest }: IngestContext,
  ): Promise<string> {
    requireScope(viewer, 'admin')
    const found = await ingest.letters.find(letter.source, letter.id)
    return found?.body.toString('utf8') ?? ''
  }
}
