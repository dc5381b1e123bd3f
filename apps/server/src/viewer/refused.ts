/** What the viewer asked for and may not have, or said wrongly; `code` is a stable word for programs. Clients are told as it stands. */
export class Refused extends Error {
  constructor(
    readonly code: 'BAD_USER_INPUT' | 'BOARD_TOO_LARGE' | 'FORBIDDEN' | 'UNAUTHENTICATED',
    message: string,
  ) {
    super(message)
  }
}
