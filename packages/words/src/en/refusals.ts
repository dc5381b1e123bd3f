import type { Words } from '../words.js'

export const refusals: Words['refusals'] = {
  NOT_FOUND: 'This is not there, or not yours to see',
  NOT_YOURS: 'This is not for you to do',
  NOT_ALLOWED_NOW: 'This cannot be done as things stand',
  STALE_CONTENT: 'The content has changed since you read it. Read it again first.',
  NOT_READY: 'It cannot be put in force yet',
  INVALID_DOCUMENT: 'The document cannot be taken as it is',
  DRAFT_CONFLICT: 'Somebody else saved this draft meanwhile',
  IDEMPOTENCY_KEY: 'The page sent a request that the server does not take. Load the page again.',
  PERIOD_NOT_CLOSED: 'The period has not ended yet; only a closed one can be judged anew.',
  IDEMPOTENCY_KEY_REUSED: 'This was sent before, and said something else then. Load the page again.',
  EMAIL: 'The e-mail address must look like name@example.com',
  EMAIL_TAKEN: 'Somebody has an account with this e-mail address already',
  NAME: 'This name cannot be used',
  PASSWORD: 'The password must have 12 to 200 characters',
  CURRENT: 'This is not the present password',
  LANGUAGE: 'The language must be a tag such as en or id',
  PARTIES: 'Name 1 to 50 parties for a representative, and none for an administrator',
  NAME_TAKEN: 'There is a source of this name already',
  KIND: 'There is no such kind of source',
  MAPPING: 'The mapping cannot be used',
  SECRET: 'This secret does not do for this kind of source',
  OLD_VALID_FOR_HOURS: 'The old secret cannot be valid for so long',
  ALREADY_ROTATED: 'This has made a secret before; it is not shown again',
  FORBIDDEN: 'You may not do this',
  UNAUTHENTICATED: 'Your session has ended. Please sign in again.',
  RATE_LIMITED: 'That was too much at once. Try again in a few seconds.',
  BAD_USER_INPUT: 'The server cannot take this',
  PAYLOAD_TOO_LARGE: 'This is too large for one request',
  UNAVAILABLE: 'The database cannot be reached. Try again in a moment.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on the server; its log says what',
}

export const unread: Words['unread'] = {
  release: (release) => `This release cannot read this version: it needs release ${release}.`,
  laterRelease: (release) =>
    `This release cannot read this version: it needs a later release than ${release}.`,
  another: () => 'This release cannot read this version: what is on record is not whole.',
}
