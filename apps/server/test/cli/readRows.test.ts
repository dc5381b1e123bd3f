import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ReadRow, readRows } from '../../src/cli/csv/readRows.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenggat-rows-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function read(content: string | Buffer, needed: string[] = [], name = 'log.csv'): Promise<ReadRow[]> {
  const path = join(folder, name)
  await writeFile(path, content)
  return collect(readRows(path, ',', needed))
}

async function collect(rows: AsyncIterable<ReadRow>): Promise<ReadRow[]> {
  const read: ReadRow[] = []
  for await (const row of rows) read.push(row)
  return read
}

const fieldsOf = (rows: readonly ReadRow[]) =>
  rows.map((row) => (row.ok ? { ...row.row.fields } : row.message))

describe('the rows of a CSV file', () => {
  it('are numbered from 1, with quotes, line breaks and a byte order mark understood', async () => {
    const rows = await read('\ufeffid,text\r\n1,"a ""b"", c"\r\n2,"two\nlines"\r\n')
    expect(fieldsOf(rows)).toEqual([
      { id: '1', text: 'a "b", c' },
      { id: '2', text: 'two\nlines' },
    ])
    expect(rows.map((row) => row.ok && row.row.number)).toEqual([1, 2])
  })

  it('come out of a gzipped file as well', async () => {
    expect(fieldsOf(await read(gzipSync('id\n7\n'), ['id'], 'log.csv.gz'))).toEqual([{ id: '7' }])
    await expect(read('id\n7\n', ['id'], 'log.csv.gz')).rejects.toThrow('not a whole gzip file')
    await expect(read(gzipSync('id\n7\n').subarray(0, 15), ['id'], 'log.csv.gz')).rejects.toThrow('gzip')
  })

  it('keep their numbers around rows that cannot be read', async () => {
    const rows = await read('id,text\n1,a\n2\n3,"x"y\n4,d,e\n5,"e"\n6,f"g\n7,h\n')
    expect(rows.map((row) => (row.ok ? row.row.number : -row.number))).toEqual([1, -2, -3, -4, 5, -6, 7])
    expect(fieldsOf(rows)[1]).toBe('the row has 1 fields, and the header has 2')
    expect(rows[2]).toMatchObject({ ok: false, line: 4 })
  })

  it('need the columns that the mapping names', async () => {
    await expect(read('id,text\n1,a\n', ['id', 'status'])).rejects.toMatchObject({
      message: expect.stringContaining('does not have: status'),
      details: ['its header is "id", "text"'],
    })
    await expect(read('')).rejects.toThrow('empty')
    await expect(read('id,id\n', ['id'])).rejects.toThrow('twice')
    await expect(collect(readRows(join(folder, 'none.csv'), ',', []))).rejects.toThrow('there is no file')
  })

  it('in another encoding are refused with the byte and the line', async () => {
    const latin = Buffer.concat([
      Buffer.from('id,text\n1,ok é\n2,caf'),
      Buffer.from([0xe9]),
      Buffer.from('\n3,x\n'),
    ])
    await expect(read(latin)).rejects.toThrow(`0xe9 at byte ${latin.indexOf(0xe9)}, line 3`)
    await expect(read(Buffer.from('\ufeffid\n1\n', 'utf16le'))).rejects.toThrow('UTF-16')
    await expect(read(Buffer.concat([Buffer.from('id\nab'), Buffer.from([0xc3])]))).rejects.toThrow(
      '0xc3 at byte 5, line 2',
    )
  })

  it('may have characters that a chunk cuts in two', async () => {
    const text = `id\n${'é😀'.repeat(40_000)}\n`
    for (const lead of ['', 'x', 'xy', 'xyz']) {
      expect(fieldsOf(await read(lead + text, []))).toHaveLength(1)
    }
  })

  it('never grow without bound on a quote that nothing closes', async () => {
    const rows = await read(`id,text\n1,a\n2,"${'x'.repeat(3_000_000)}\n`)
    expect(fieldsOf(rows)[1]).toMatch(/longer than 1048576 characters/)
    expect(fieldsOf(await read('id,text\n1,"a'))).toEqual(['a quote is opened and never closed'])
  })

  it('lose none of the good rows after a stray quote', async () => {
    const rows = await read('id,text\n1,"a"b\n2,b\n3,"c"\n\n4,"d"\r\n')
    expect(fieldsOf(rows).slice(1)).toEqual([
      { id: '2', text: 'b' },
      { id: '3', text: 'c' },
      { id: '4', text: 'd' },
    ])
    expect(rows[0]).toMatchObject({ ok: false, number: 1, message: expect.stringContaining('closing quote') })
  })
})
