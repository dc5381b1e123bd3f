import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { requireScope } from '../viewer/viewer.js'
import { createToken } from './createToken.js'
import { CreateTokenInputType, RevokeTokenInputType } from './token.input.js'
import { CreateTokenResultUnion, RevokeTokenResultUnion } from './token.type.js'
import type { TokenContext } from './tokens.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

@Resolver()
export class TokenResolver {
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
    const token = UUID.test(input.id) ? await tokens.revoke(input.id) : null
    if (token !== null) return { outcome: 'TokenRevoked', token }
    return { outcome: 'TokenNotFound', code: 'NOT_FOUND', message: 'There is no such token' }
  }
}
