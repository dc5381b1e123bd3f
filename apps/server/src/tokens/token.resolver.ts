import { isInstant } from '@tenggat/domain'
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql'
import { badCursor, type Page, pageOf, readCursor, readPage, writeCursor } from '../reads/page.js'
import type { TokenRow } from '../store/records.js'
import { requireScope } from '../viewer/viewer.js'
import { createToken } from './createToken.js'
import { CreateTokenInputType, RevokeTokenInputType } from './token.input.js'
import { CreateTokenResultUnion, RevokeTokenResultUnion, TokenConnectionType } from './token.type.js'
import type { TokenPlace } from './tokenRows.js'
import type { TokenContext } from './tokens.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

@Resolver()
export class TokenResolver {
  @Query(() => TokenConnectionType, {
    description: 'Every token, the newest first, with those revoked and expired; never a secret. For admins.',
  })
  async tokens(
    @Ctx() { viewer, tokens }: TokenContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the token before the first.' })
    after: string | null,
  ): Promise<Page<TokenRow>> {
    requireScope(viewer, 'admin')
    const page = readPage(first, after)
    const rows = await tokens.list(page.first + 1, page.after === null ? null : placeOf(page.after))
    return pageOf(
      rows,
      page.first,
      (token) => token,
      ({ createdAt, id }) => writeCursor(createdAt, id),
    )
  }

  @Mutation(() => CreateTokenResultUnion, {
    description: 'Makes a token. Its secret is shown only this once.',
  })
  createToken(
    @Ctx() { viewer, tokens, clockwork }: TokenContext,
    @Arg('input', () => CreateTokenInputType, { description: 'The token.' }) input: CreateTokenInputType,
  ): Promise<object> {
    requireScope(viewer, 'admin')
    return createToken(tokens, input, viewer, clockwork.now())
  }

  @Mutation(() => RevokeTokenResultUnion, {
    description: 'Makes a token useless within seconds; sockets opened with it are closed.',
  })
  async revokeToken(
    @Ctx() { viewer, tokens }: TokenContext,
    @Arg('input', () => RevokeTokenInputType, { description: 'The token.' }) input: RevokeTokenInputType,
  ): Promise<object> {
    requireScope(viewer, 'admin')
    const token = UUID.test(input.id) ? await tokens.revoke(input.id, viewer) : null
    if (token !== null) return { outcome: 'TokenRevoked', token }
    return { outcome: 'TokenNotFound', code: 'NOT_FOUND', message: 'There is no such token' }
  }
}

function placeOf(cursor: string): TokenPlace {
  const [createdAt, id] = readCursor(cursor, 2)
  if (!isInstant(createdAt) || createdAt < 0 || !UUID.test(String(id))) throw badCursor()
  return { createdAt, id: String(id) }
}
