import { isUtf8 } from 'node:buffer'
import { CliError } from '../cliError.js'

const UTF16_MARKS = ['fffe', 'feff']

/** Hands bytes on while they are UTF-8. Throws CliError with the first wrong byte's offset and line. */
export async function* requireUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let carried: Buffer = Buffer.alloc(0)
  let offset = 0
  let line = 1
  for await (const chunk of chunks) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
    if (offset === 0 && UTF16_MARKS.includes(bytes.subarray(0, 2).toString('hex'))) {
      throw new CliError('the file is UTF-16', ['save it as UTF-8'])
    }
    const whole = bytes.length - unfinished(bytes)
    const head = bytes.subarray(0, whole)
    if (!isUtf8(head)) throw wrongByte(head, offset, line)
    carried = bytes.subarray(whole)
    offset += whole
    line += countLines(head)
    yield head
  }
  if (carried.length > 0) throw wrongByte(carried, offset, line)
}

/** How many bytes at the end begin a character that the next chunk may finish. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

function wrongByte(bytes: Buffer, offset: number, line: number): CliError {
  // The longest part that is UTF-8, its end a character not finished, is found by halving.
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, middle - unfinished(part)))) good = middle
    else bad = middle
  }
  while (good > 0 && !isUtf8(bytes.subarray(0, good))) good--
  const byte = `0x${bytes[good]!.toString(16).padStart(2, '0')}`
  const at = `byte ${offset + good}, line ${line + countLines(bytes.subarray(0, good))}`
  return new CliError(`the file is not UTF-8: ${byte} at ${at}`, [
    'save it as UTF-8, or convert it with iconv',
  ])
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}
