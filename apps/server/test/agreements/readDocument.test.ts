import { describe, expect, it } from 'vitest'
import { contentHash } from '../../src/agreements/contentHash.js'
import { readDocument } from '../../src/agreements/readDocument.js'
import { readYaml } from '../../src/agreements/readYaml.js'

const DOCUMENT = `# A small agreement
id: acme
title: Acme support
calendars:
  office:
    timeZone: Asia/Jakarta
    weekly:
      mon: [["09:00", "17:00"]]
    dates: { 2026-12-25: [] }
targets:
  - id: first
    metric: firstResponse
    within: 4h
`

function problemsOf(text: string) {
  const result = readDocument(text)
  return result.ok ? [] : result.problems
}

const broken = (from: string, to: string) => problemsOf(DOCUMENT.replace(from, to))

describe('an agreement as written', () => {
  it('is read into terms', () => {
    const result = readDocument(DOCUMENT)
    expect(result).toMatchObject({ ok: true, value: { id: 'acme', targets: [{ calendar: 'office' }] } })
    if (result.ok) expect(result.value.calendars.office).toMatchObject({ dates: { '2026-12-25': [] } })
  })

  it.each([
    ['within: 4h', 'within: 4 fortnights', 13, 13, ['targets', 0, 'within']],
    ['Asia/Jakarta', 'Asia/Jakatra', 6, 15, ['calendars', 'office', 'timeZone']],
    ['metric:', 'metrc:', 12, 5, ['targets', 0, 'metrc']],
    ['    within: 4h\n', '', 11, 5, ['targets', 0, 'within']],
    ['title: Acme support\n', '', 2, 1, ['title']],
    [
      '    metric: firstResponse\n',
      '    metric: firstResponse\n    when:\n      impact: major\n',
      14,
      15,
      ['targets', 0, 'when', 'impact'],
    ],
  ])('places %s → %s', (from, to, line, column, path) => {
    expect(broken(from, to)).toContainEqual(expect.objectContaining({ line, column, path }))
  })

  it('places a syntax error', () => {
    expect(broken('title: Acme', 'title: "Acme')).toMatchObject([{ code: 'badYaml' }])
    expect(broken('metric: firstResponse', 'metric: first: Response')[0]).toMatchObject({
      code: 'badYaml',
      line: 12,
    })
  })

  it('refuses duplicate keys, unknown tags and a second document', () => {
    expect(broken('title:', 'id: other\ntitle:')).toMatchObject([
      { code: 'duplicateKey', line: 3, column: 1 },
    ])
    expect(broken('title: Acme', 'title: !!js/function Acme')).toMatchObject([{ code: 'badYaml', line: 3 }])
    expect(problemsOf(`${DOCUMENT}---\nid: two\n`)).toMatchObject([{ code: 'badYaml' }])
  })

  it('refuses aliases that multiply, depth and size, at once', () => {
    const laughs = ['a: &a [x,x,x,x,x,x,x,x,x,x]']
    for (let index = 1; index < 9; index++) {
      const [name, before] = ['abcdefghi'[index], 'abcdefghi'[index - 1]]
      laughs.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(',')}]`)
    }
    expect(problemsOf(laughs.join('\n'))).toMatchObject([
      { code: 'badYaml', message: expect.stringMatching(/anchors/) },
    ])
    expect(problemsOf('['.repeat(100_000))).toMatchObject([{ code: 'tooDeep' }])
    expect(problemsOf(`${'- '.repeat(50_000)}x`)).toMatchObject([{ code: 'tooDeep' }])
    expect(problemsOf('x'.repeat(256 * 1024 + 1))).toMatchObject([{ code: 'tooLong' }])
  })

  it('refuses keys that are no texts before they are written out: 79 bytes of them would fill the memory', () => {
    expect(problemsOf(`${'? '.repeat(39)}a`)[0]).toMatchObject({ code: 'badYaml', line: 1 })
    expect(problemsOf('id: acme\n[a, b]: c\n')[0]).toMatchObject({ code: 'badYaml', line: 2 })
  })

  it('refuses a text that has the parser call itself too often', () => {
    expect(problemsOf('"'.repeat(250_000))[0]!.code).toMatch(/^(tooDeep|badYaml)$/)
  })

  it('tells what is wrong with thousands of keys in little more time than reading them takes', () => {
    const wide = Array.from({ length: 9_000 }, (_, index) => `k${index}: 1`).join('\n')
    const fastest = (work: () => void) =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const begun = performance.now()
          work()
          return performance.now() - begun
        }),
      )
    expect(problemsOf(wide)[99]).toMatchObject({ code: 'unknownKey', path: ['k99'], line: 100 })
    expect(fastest(() => problemsOf(wide))).toBeLessThan(4 * fastest(() => readYaml(wide)))
  })

  it.each([
    ['syntax errors', '- ]\n'.repeat(500), 'badYaml'],
    ['unknown tags', '- !x a\n'.repeat(500), 'badYaml'],
    ['keys written twice', 'a: 1\n'.repeat(501), 'duplicateKey'],
    ['unknown keys', Array.from({ length: 500 }, (_, i) => `k${i}: 1\n`).join(''), 'unknownKey'],
  ])('says of %s the first hundred, and how many more there are', (_, text, code) => {
    const problems = problemsOf(text)
    expect(problems).toHaveLength(101)
    expect(new Set(problems.slice(0, 100).map((problem) => problem.code))).toEqual(new Set([code]))
    expect(problems[100]).toMatchObject({ code: 'moreProblems', line: 1 })
    expect(Number(/there are (\d+) more/.exec(problems[100]!.message)![1])).toBeGreaterThanOrEqual(400)
  })

  it('refuses a key that means something to JavaScript', () => {
    expect(problemsOf(`${DOCUMENT}__proto__: { polluted: true }\n`)).toMatchObject([
      { code: 'forbiddenKey', line: 14 },
    ])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('the hash of what an agreement says', () => {
  const hashOf = (text: string): string => {
    const result = readDocument(text)
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    return contentHash(result.value)
  }

  it('is the same whatever the layout, and another for other terms', () => {
    const [comment, ...rest] = DOCUMENT.split('\n')
    const moved = DOCUMENT.replace('id: acme\ntitle: Acme support\n', 'title: "Acme support"\nid: acme\n')
    expect(comment).toContain('#')
    expect(hashOf(rest.join('\n'))).toBe(hashOf(DOCUMENT))
    expect(hashOf(moved)).toBe(hashOf(DOCUMENT))
    expect(hashOf(DOCUMENT.replace('4h', '5h'))).not.toBe(hashOf(DOCUMENT))
    expect(hashOf(DOCUMENT)).toMatch(/^[0-9a-f]{64}$/)
  })
})
