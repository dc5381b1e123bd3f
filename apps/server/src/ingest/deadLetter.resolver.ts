import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import { badCursor, type Page, pageOf, readCursor, readPage, writeCursor } from '../reads/page.js'
import type { SourceNode } from '../sources/readSources.js'
import { DeadLettersInputType } from '../sources/source.input.js'
import { SourceType } from '../sources/source.type.js'
import { requireScope } from '../viewer/viewer.js'
import { DeadLetterConnectionType, DeadLetterReplayType, DeadLetterType } from './deadLetter.type.js'
import type { IngestContext } from './ticketEvent.resolver.js'

const LETTER_ID = /^\d{1,18}$/
const MOST_LETTERS = 200

/** What waits of a source's deliveries, and what is done about it. */
@Resolver(() => SourceType)
export class SourceDeadLettersResolver {
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
