import { zoneNamed } from '@tenggat/domain'
import { chooseLanguage } from '@tenggat/words'
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { RequestContext } from '../graphql/context.js'
import { Refused } from '../viewer/refused.js'
import { type Commitment, commitmentText } from './commitments.js'
import type { CustomerPage } from './customerPage.js'
import { CommitmentType, CustomerHoursType, ExpectationType, PlannedChangeType } from './customerPage.type.js'
import { type Expectation, expectationMail, expectationText } from './expectedBy.js'
import { hoursInWords } from './hoursInWords.js'
import { type PlannedChange, plannedLines } from './plannedChanges.js'

const LANGUAGE = { description: '`id` for Indonesian; English for every other.' }

@Resolver(() => CustomerHoursType)
export class CustomerHoursResolver {
  @FieldResolver(() => [String], {
    description: 'The weekly hours, and the days of the next two months that differ.',
  })
  lines(
    @Root() { rules }: CustomerPage['hours'][number],
    @Ctx() { clockwork }: RequestContext,
    @Arg('language', () => String, LANGUAGE) language: string,
  ): string[] {
    return hoursInWords(rules.definition, clockwork.now(), chooseLanguage([language]))
  }
}

@Resolver(() => CommitmentType)
export class CommitmentResolver {
  @FieldResolver(() => String, { description: 'The promise as a sentence.' })
  text(@Root() commitment: Commitment, @Arg('language', () => String, LANGUAGE) language: string): string {
    return commitmentText(commitment, chooseLanguage([language]))
  }
}

@Resolver(() => PlannedChangeType)
export class PlannedChangeResolver {
  @FieldResolver(() => [String], { description: 'The change as sentences, from when first.' })
  lines(@Root() planned: PlannedChange, @Arg('language', () => String, LANGUAGE) language: string): string[] {
    return plannedLines(planned, chooseLanguage([language]))
  }
}

@Resolver(() => ExpectationType)
export class ExpectationResolver {
  @FieldResolver(() => String, { description: 'e.g. `You will have an answer by Tue 10:20 WIB`.' })
  text(
    @Root() expectation: Expectation,
    @Arg('language', () => String, LANGUAGE) language: string,
    @Arg('timeZone', () => String, {
      nullable: true,
      description: "IANA name of the zone to tell it in; the calendar's when left out.",
    })
    timeZone: string | null,
  ): string {
    return expectationText(expectation, chooseLanguage([language]), readTimeZone(timeZone))
  }

  @FieldResolver(() => String, { description: 'The text of the first, automatic e-mail.' })
  mail(@Root() expectation: Expectation, @Arg('language', () => String, LANGUAGE) language: string): string {
    return expectationMail(expectation, chooseLanguage([language]))
  }
}

/** Throws BAD_USER_INPUT for a name that is no zone. */
export function readTimeZone(name: string | null | undefined): string | null {
  if (name == null || zoneNamed(name) !== null) return name ?? null
  throw new Refused('BAD_USER_INPUT', 'timeZone must be an IANA name such as Asia/Jakarta')
}
