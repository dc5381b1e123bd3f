/** A kind of work that may be a second late. */
export interface Task {
  /** As jobs name it, for ever. */
  readonly name: string
  /**
   * Does one job; safe to repeat, and to be cut short at any point. What it throws is tried again, later each time.
   * @param signal aborted when the server stops
   * @returns `stopped` when it was told to stop before it had finished: it will be done from there
   */
  readonly run: (payload: unknown, signal: AbortSignal) => Promise<'done' | 'stopped'>
  /** The safety net: enqueues what should be and is not. Asked at the start and every minute. */
  readonly sweep?: () => Promise<void>
}
