import { zoneNamed } from '@tenggat/domain'
import { GraphQLError } from 'graphql'

/** Throws BAD_USER_INPUT for a name that is no zone. */
export function readTimeZone(name: string | null | undefined): string | null {
  if (name == null || zoneNamed(name) !== null) return name ?? null
  throw new GraphQLError('timeZone must be an IANA name such as Asia/Jakarta', {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}
