import { Arg, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql'
import { ClockFilterInput } from '../graphql/clockFilter.input.js'
import type { LiveContext, RequestContext } from '../graphql/context.js'
import { visibilityOfLink } from '../tenancy/customerLink.js'
import { intersectBoard } from '../tenancy/intersect.js'
import { hasScope, requireScope } from '../viewer/viewer.js'
import { BoardMessageUnion } from './board.type.js'
import type { BoardEvidence, BoardEvidenceReads } from './boardEvidence.js'
import { BoardEvidenceType } from './boardEvidence.type.js'

interface EvidenceContext extends RequestContext {
  readonly reads: BoardEvidenceReads
}

@Resolver()
export class BoardResolver {
  @Query(() => BoardEvidenceType, {
    complexity: 50,
    description: 'Why a board is empty: for walls, which must not say all clear where nothing is known.',
  })
  boardEvidence(
    @Ctx() { viewer, reads }: EvidenceContext,
    @Arg('filter', () => ClockFilterInput, {
      nullable: true,
      description: 'As that of the board.',
    })
    filter: ClockFilterInput | null,
  ): Promise<BoardEvidence> {
    requireScope(viewer, 'read', 'display')
    return reads.boardEvidence(filter ?? {}, viewer)
  }

  @Subscription(() => BoardMessageUnion, {
    description:
      'Clocks that are running or paused: everything first, then what changes. Resumes behind `after`.',
    subscribe: ({ args, context }: { args: StreamArgs; context: LiveContext }) => {
      const { viewer, live } = context
      requireScope(viewer, 'read', 'display', 'customer')
      const visibility = hasScope(viewer, 'read', 'display') ? context.visibility : visibilityOfLink(viewer)
      return live.openBoard(intersectBoard(args.filter ?? {}, viewer.board), args.after ?? null, {
        ...viewer,
        visibility,
      })
    },
  })
  board(
    @Root() message: object,
    @Arg('filter', () => ClockFilterInput, {
      nullable: true,
      description: 'Which clocks; all when left out.',
    })
    _filter: ClockFilterInput | null,
    @Arg('after', () => String, { nullable: true, description: 'The last cursor received.' })
    _after: string | null,
  ): object {
    return message
  }
}

interface StreamArgs {
  filter?: ClockFilterInput | null
  after?: string | null
}
