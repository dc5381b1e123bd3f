interface Message {
  readonly id?: string
  readonly type: string
  readonly payload?: { readonly variables?: { readonly after: string | null }; readonly token?: string }
}

/** The far end of a WebSocket, in memory: what the page opened, what it sent, and what the server does to it. */
export class FakeSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  static opened: FakeSocket[] = []

  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readyState = 0
  sent: Message[] = []
  onopen: (() => unknown) | null = null
  onclose: ((event: unknown) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null

  constructor(readonly url: string) {
    FakeSocket.opened.push(this)
  }

  static get last(): FakeSocket {
    return FakeSocket.opened[FakeSocket.opened.length - 1]!
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Message)
  }

  close(code = 1000): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.onclose?.({ code, reason: '', wasClean: true })
  }

  /** Opens, takes the greeting and acknowledges it. */
  async accept(): Promise<void> {
    this.readyState = 1
    await this.onopen?.()
    this.say({ type: 'connection_ack' })
    await settled()
  }

  subscription(): Message | undefined {
    return this.sent.find((message) => message.type === 'subscribe')
  }

  async report(board: unknown): Promise<void> {
    this.say({ id: this.subscription()!.id, type: 'next', payload: { data: { board } } })
    await settled()
  }

  say(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }

  /** What a browser does when the peer is gone: an error event, then a close. */
  async fail(): Promise<void> {
    this.readyState = 3
    this.onerror?.({ type: 'error' })
    this.onclose?.({ code: 1006, reason: '', wasClean: false })
    await settled()
  }

  async hangUp(code: number): Promise<void> {
    this.readyState = 3
    this.onclose?.({ code, reason: '', wasClean: true })
    await settled()
  }
}

/** Lets every promise that is already on its way arrive. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
