import type { Instant } from '@tenggat/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { actorOf } from '../agreements/actorOf.js'
import { requireKeeper } from '../agreements/requireKeeper.js'
import { readPeriod } from '../figures/clockListFilter.input.js'
import type { RequestContext } from '../graphql/context.js'
import { DateTime } from '../graphql/scalars.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { seesAgreement } from '../tenancy/visibility.js'
import { idOfInput } from '../viewer/credentials.js'
import { Refused } from '../viewer/refused.js'
import { requireScope } from '../viewer/viewer.js'
import type { CorrectedClock, Correction } from './correction.js'
import {
  CorrectedClockType,
  CorrectionInputType,
  CorrectionType,
  CorrectPeriodResultUnion,
  PreviewCorrectionResultUnion,
} from './correction.type.js'
import type { Corrections } from './corrections.js'
import { listCorrectedClocks, listCorrections } from './readCorrections.js'

const INPUT = { description: 'What is to be judged anew.' }
const MOST = 200

export interface CorrectionContext extends RequestContext {
  readonly corrections: Corrections
  readonly reads: CorrectionReads
}

export interface CorrectionReads {
  /** Corrections of an agreement, the newest first. */
  corrections(agreementId: string, first: number): Promise<readonly Correction[]>
  /** The clocks that a correction judges otherwise, after so many of them. */
  correctedClocks(id: string, first: number, after: number): Promise<readonly CorrectedClock[]>
}

export const createCorrectionReads = ({ pool, visibility }: ReadDeps): CorrectionReads => ({
  corrections: async (agreementId, first) =>
    seesAgreement(visibility, agreementId) ? listCorrections(pool, agreementId, first) : [],
  correctedClocks: (id, first, after) => listCorrectedClocks(pool, id, first, after),
})

const readInput = ({ agreementId, version, period, reason }: CorrectionInputType) => ({
  ...{ agreementId, version, reason },
  period: readPeriod(period)!,
})

function readCount(value: number, least: number, most: number, name: string): number {
  if (value >= least && value <= most) return value
  throw new Refused('BAD_USER_INPUT', `${name} is a number from ${least} to ${most}`)
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
    return reads.corrections(agreementId, readCount(first, 1, MOST, 'first'))
  }

  @FieldResolver(() => DateTime, { description: 'The first instant of the period.' })
  from(@Root() { period }: Correction): Instant {
    return period.from
  }

  @FieldResolver(() => DateTime, { description: 'The first instant after the period.' })
  to(@Root() { period }: Correction): Instant {
    return period.to
  }

  @FieldResolver(() => [CorrectedClockType], {
    description: 'The clocks that it judges otherwise, by ticket.',
  })
  changes(
    @Root() { id }: Correction,
    @Ctx() { reads }: CorrectionContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many; 1 to 200.' }) first: number,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'How many come before them.' }) skip: number,
  ): Promise<readonly CorrectedClock[]> {
    return reads.correctedClocks(
      id,
      readCount(first, 1, MOST, 'first'),
      readCount(skip, 0, 10_000_000, 'skip'),
    )
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
