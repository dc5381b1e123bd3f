import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { requireScope } from '../../viewer/requireScope.js'
import type { Context } from '../context.js'
import { CreateTokenInputType, RevokeTokenInputType } from './token.input.js'
import { CreateTokenResultUnion, RevokeTokenResultUnion } from './token.type.js'

@Resolver()
export class TokenResolver {
  @Mutation(() => CreateTokenResultUnion, {
    description: 'Makes a token. Its secret is shown only this once.',
  })
  createToken(
    @Ctx() { viewer, tokens }: Context,
    @Arg('input', () => CreateTokenInputType, { description: 'The token.' }) input: CreateTokenInputType,
  ): Promise<object> {
    requireScope(viewer, 'admin')
    return tokens.create(input, viewer)
  }

  @Mutation(() => RevokeTokenResultUnion, {
    description: 'Makes a token useless at once; sockets opened with it are closed.',
  })
  revokeToken(
    @Ctx() { viewer, tokens }: Context,
    @Arg('input', () => RevokeTokenInputType, { description: 'The token.' }) input: RevokeTokenInputType,
  ): Promise<object> {
    requireScope(viewer, 'admin')
    return tokens.revoke(input.id)
  }
}
