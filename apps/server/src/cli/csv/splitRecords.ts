/** One record of a CSV text: its fields, or why it has none to rely on. `line` is its last line, from 1. */
export interface RawRecord {
  readonly line: number
  readonly record: readonly string[] | string
}

/** A record longer than this is a quote that nothing closed, or no CSV. */
const LONGEST_RECORD = 1_048_576

type State = 'start' | 'plain' | 'quoted' | 'closed'

/**
 * Splits CSV (RFC 4180) arriving in pieces into records; empty lines are skipped. A stray quote spoils its own record only:
 * parsers that give up there, or skip to the next quote, lose the good rows between.
 */
export class RecordSplitter {
  #state: State = 'start'
  #fields: string[] = []
  #field = ''
  #size = 0
  #fault: string | null = null
  #line = 1

  constructor(readonly delimiter: string) {}

  /** The records that this piece completes. */
  push(text: string): readonly RawRecord[] {
    const done: RawRecord[] = []
    for (const character of text) {
      if (character === '\n' && this.#state !== 'quoted') this.#endRecord(done)
      else this.#take(character)
      if (character === '\n') this.#line++
    }
    return done
  }

  /** The last record, where the text does not end with a line break. */
  end(): readonly RawRecord[] {
    const done: RawRecord[] = []
    if (this.#state === 'quoted') this.#fault ??= 'a quote is opened and never closed'
    this.#endRecord(done)
    return done
  }

  #take(character: string): void {
    if (this.#state === 'quoted') {
      if (character === '"') this.#state = 'closed'
      else this.#keep(character)
    } else if (character === this.delimiter) this.#endField()
    else if (character === '"') this.#takeQuote()
    else if (character === '\r') this.#field += this.#state === 'plain' ? character : ''
    else {
      if (this.#state === 'closed')
        this.#fault ??= 'text follows a closing quote: double the quotes within a field'
      this.#state = this.#state === 'start' ? 'plain' : this.#state
      this.#keep(character)
    }
  }

  #takeQuote(): void {
    if (this.#state === 'start') this.#state = 'quoted'
    else if (this.#state === 'closed') {
      this.#state = 'quoted'
      this.#keep('"')
    } else this.#fault ??= 'a quote stands in an unquoted field: quote the field and double its quotes'
  }

  #keep(character: string): void {
    this.#size += character.length
    if (this.#size > LONGEST_RECORD)
      this.#fault ??= `the row is longer than ${LONGEST_RECORD} characters: is a quote missing?`
    if (this.#fault === null) this.#field += character
  }

  #endField(): void {
    this.#fields.push(this.#field)
    this.#field = ''
    this.#state = 'start'
  }

  #endRecord(done: RawRecord[]): void {
    if (this.#state === 'plain' && this.#field.endsWith('\r')) this.#field = this.#field.slice(0, -1)
    const empty =
      this.#fields.length === 0 && this.#field === '' && this.#state !== 'closed' && this.#fault === null
    this.#endField()
    if (!empty) done.push({ line: this.#line, record: this.#fault ?? this.#fields })
    this.#fields = []
    this.#fault = null
    this.#size = 0
  }
}
