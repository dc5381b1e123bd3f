import { InvalidInput } from '@tenggat/domain'
import { GraphQLError, locatedError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createPublicError } from '../../src/limits/publicError.js'

const coded = (code: string) => Object.assign(new Error('secret detail'), { code })

function reported(error: Error) {
  const logged: object[] = []
  const publicError = createPublicError({
    log: { error: (it: object) => logged.push(it) },
    correlationId: () => 'id-1',
  })
  const { message, extensions } = publicError(locatedError(error, undefined, ['a', 0]))
  return { message, code: extensions!.code, id: extensions!.correlationId, logged: logged.length }
}

describe('what a client is told of an error', () => {
  it.each([
    [coded('ECONNREFUSED'), 'UNAVAILABLE'],
    [coded('57P01'), 'UNAVAILABLE'],
    [coded('08006'), 'UNAVAILABLE'],
    [new Error('timeout exceeded when trying to connect'), 'UNAVAILABLE'],
    [new Error('Connection terminated unexpectedly'), 'UNAVAILABLE'],
    [coded('23505'), 'INTERNAL_SERVER_ERROR'],
    [new TypeError('x is not a function'), 'INTERNAL_SERVER_ERROR'],
    [new GraphQLError('Cannot return null for non-nullable field'), 'INTERNAL_SERVER_ERROR'],
  ])('%s', (error, code) => {
    const { message, ...rest } = reported(error)
    expect(rest).toEqual({ code, id: 'id-1', logged: 1 })
    expect(message).not.toMatch(/secret|timeout|terminated|function|null/)
  })

  it('of a refusal in our own words is those words', () => {
    const refusal = new GraphQLError('first must be from 1 to 200', {
      extensions: { code: 'BAD_USER_INPUT', http: 1 },
    })
    expect(reported(refusal)).toEqual({
      message: refusal.message,
      code: 'BAD_USER_INPUT',
      id: undefined,
      logged: 0,
    })
    const invalid = new InvalidInput([
      { code: 'x', path: ['through'], message: 'is ahead', expected: 'the past' },
    ])
    expect(reported(invalid)).toMatchObject({
      message: 'through: is ahead (expected the past)',
      code: 'BAD_USER_INPUT',
    })
    expect(reported(coded('22021'))).toMatchObject({ code: 'BAD_USER_INPUT', logged: 0 })
  })
})
