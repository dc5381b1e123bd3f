import { Arg, Resolver, Root, Subscription } from 'type-graphql'
import { ClockFilterInput } from '../graphql/clockFilter.input.js'
import type { LiveContext } from '../graphql/context.js'
import { requireScope } from '../viewer/viewer.js'
import { FactMessageUnion } from './stream.type.js'

@Resolver()
export class FactResolver {
  @Subscription(() => FactMessageUnion, {
    description:
      'Facts in the order of commit, each at least once. Resumes behind `after`; starts now without it.',
    subscribe: ({ args, context }: { args: StreamArgs; context: LiveContext }) => {
      const { viewer, visibility, live } = context
      requireScope(viewer, 'read')
      return live.openFacts(args.filter ?? {}, args.after ?? null, { ...viewer, visibility })
    },
  })
  facts(
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
