import type { Instant } from '@tenggat/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { actorOf } from '../agreements/actorOf.js'
import { requireKeeper } from '../agreements/requireKeeper.js'
import { readPeriod } from '../figures/clockListFilter.input.js'
import type { RequestContext } from '../graphql/context.js'
import { DateTime } from '../graphql/scalars.js'
import {
  badCursor,
  type Page,
  type PageRequest,
  pageOf,
  readCursor,
  readPage,
  writeCursor,
} from '../reads/page.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { seesAgreement } from '../tenancy/visibility.js'
import { idOfInput } from '../viewer/credentials.js'
import { requireScope } from '../viewer/viewer.js'
import type { CorrectedClock, Correction } from './correction.js'
import {
  CorrectedClockPageType,
  CorrectionInputType,
  CorrectionType,
  CorrectPeriodResultUnion,
  PreviewCorrectionResultUnion,
} from './correction.type.js'
import type { Corrections } from './corrections.js'
import { listCorrectedClocks, listCorrections } from './readCorrections.js'

const INPUT = { description: 'What is to be judged anew.' }

export interface CorrectionContext extends RequestContext {
  readonly corrections: Corrections
  readonly reads: CorrectionReads
}

export interface CorrectionReads {
  /** Corrections of an agreement, the newest first. */
  corrections(agreementId: string, first: number): Promise<readonly Correction[]>
  /** The clocks that a correction judges otherwise, by ticket. */
  correctedClocks(id: string, page: PageRequest): Promise<Page<CorrectedClock>>
}

export const createCorrectionReads = ({ pool, visibility }: ReadDeps): CorrectionReads => ({
  corrections: async (agreementId, first) =>
    seesAgreement(visibility, agreementId) ? listCorrections(pool, agreementId, first) : [],
  async correctedClocks(id, { first, after }) {
    const place = after === null ? -1 : placeIn(after)
    const rows = await listCorrectedClocks(pool, id, first + 1, place)
    return pageOf(
      rows,
      first,
      (row) => row,
      (row) => writeCursor(row.place),
    )
  },
})

const readInput = ({ agreementId, version, period, reason }: CorrectionInputType) => ({
  ...{ agreementId, version, reason },
  period: readPeriod(period)!,
})

function placeIn(cursor: string): number {
  const [place] = readCursor(cursor, 1)
  if (!Number.isSafeInteger(place)) throw badCursor()
  return place as number
}

@Resolver(() => CorrectionType)
export class CorrectionResolver {
  @Query(() => [CorrectionType], { description: 'The corrections of an agreement, the newest first.' })
  corrections(
    @Ctx() { viewer, reads }: CorrectionContext,
    @Arg('agreementId', () => ID, { description: 'The agreement.' }) agreementId: string,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many; 1 to 200.' }) first: number,
  ): Promise<readonly Correction[]> {
    requireScope(viewer, 'read')
    return reads.corrections(agreementId, readPage(first).first)
  }

  @FieldResolver(() => DateTime, { description: 'The first instant of the period.' })
  from(@Root() { period }: Correction): Instant {
    return period.from
  }

  @FieldResolver(() => DateTime, { description: 'The first instant after the period.' })
  to(@Root() { period }: Correction): Instant {
    return period.to
  }

  @FieldResolver(() => CorrectedClockPageType, {
    description: 'The clocks that it judges otherwise, by ticket.',
  })
  changes(
    @Root() { id }: Correction,
    @Ctx() { reads }: CorrectionContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Where the page before ended.' }) after:
      | string
      | null,
  ): Promise<Page<CorrectedClock>> {
    return reads.correctedClocks(id, readPage(first, after))
  }

  @Mutation(() => PreviewCorrectionResultUnion, {
    description: 'Works out what a closed period would have come to under a version, and records nothing.',
  })
  previewCorrection(
    @Ctx() { viewer, corrections }: CorrectionContext,
    @Arg('input', () => CorrectionInputType, INPUT) input: CorrectionInputType,
  ): Promise<object> {
    requireKeeper(viewer)
    return corrections.preview(readInput(input))
  }

  @Mutation(() => CorrectPeriodResultUnion, {
    description:
      'Records what a closed period comes to under a version that puts an earlier one right. Clocks, facts and figures on record stay as ' +
      'they are: the correction stands beside them.',
  })
  correctPeriod(
    @Ctx() { viewer, corrections }: CorrectionContext,
    @Arg('input', () => CorrectionInputType, INPUT) input: CorrectionInputType,
  ): Promise<object> {
    requireKeeper(viewer)
    return corrections.record(
      actorOf(viewer),
      readInput(input),
      idOfInput(viewer.principal, input.idempotencyKey),
    )
  }
}
