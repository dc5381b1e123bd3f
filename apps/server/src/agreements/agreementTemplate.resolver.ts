import { Arg, FieldResolver, Resolver, Root } from 'type-graphql'
import { AgreementTemplateType } from './agreementTemplate.type.js'
import type { AgreementTemplate } from './templates.js'

const LANGUAGE = { nullable: true, description: '`en` or `id`; English when left out.' }

/** The texts of a template, in the language asked for. */
@Resolver(() => AgreementTemplateType)
export class AgreementTemplateResolver {
  @FieldResolver(() => String, { description: 'What it is called.' })
  title(
    @Root() { title }: AgreementTemplate,
    @Arg('language', () => String, LANGUAGE) language: string | null,
  ): string {
    return language === 'id' ? title.id : title.en
  }

  @FieldResolver(() => String, { description: 'What it is for.' })
  description(
    @Root() { description }: AgreementTemplate,
    @Arg('language', () => String, LANGUAGE) language: string | null,
  ): string {
    return language === 'id' ? description.id : description.en
  }
}
