import { parse } from 'graphql'
import type { Connection } from '../../../src/live/connectionState.js'
import type { Selection } from '../../../src/live/selection.js'
import type { Payload } from './liveClient.js'

/** A socket whose network is in the test's hand: what is sent is kept, and `bufferedAmount` is what the test says. */
export class HandConnection implements Connection {
  bufferedAmount = 0
  readonly frames: Payload[] = []
  closing: { code: number; reason: string } | null = null

  get isOpen(): boolean {
    return this.closing === null
  }

  get messages(): Payload[] {
    return this.frames.map((frame) => Object.values(frame.payload.data)[0])
  }

  send(frame: Buffer): void {
    this.frames.push(JSON.parse(String(frame)))
  }

  close(code: number, reason: string): void {
    this.closing ??= { code, reason }
  }
}

export function selectionOf(text: string, variables: Record<string, unknown> = {}): Selection {
  return { text, document: parse(text), operationName: null, variables }
}
