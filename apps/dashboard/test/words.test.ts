import { AGREEMENT_KINDS, METRICS } from '@tenggat/domain'
import { target } from '@tenggat/domain/testing'
import { conditionsInWords, LANGUAGES, promiseInWords } from '@tenggat/words'
import { describe, expect, it } from 'vitest'
import { wordsOf as customerWords } from '../src/customer/words/words.js'
import { nameOfTier } from '../src/manager/ticket/attribution/tierFlags.js'
import { wordsOf as managerWords } from '../src/manager/words/words.js'
import { wordsOf as wallWords } from '../src/wall/words/words.js'

describe.each(LANGUAGES)('in %s', (language) => {
  const [wall, customer, manager] = [wallWords(language), customerWords(language), managerWords(language)]

  it.each(METRICS)('%s is called by a word or a whole sentence on every page', (metric) => {
    const promised = target({ metric, within: { value: 4, unit: 'hours' } })
    const { tile, tileShort } = wall.metrics[metric]
    const clocks = AGREEMENT_KINDS.map((agreementKind) => ({ agreementKind, metric, cycle: 2 }))
    const texts = [
      ...[tile, tileShort, customer.metrics[metric].toCustomer, wall.breachedNow('T-1', tile)],
      ...[manager.metrics[metric].name, promiseInWords(promised, manager)],
      ...conditionsInWords(promised, manager),
      ...clocks.map((clock) => nameOfTier({ clock } as Parameters<typeof nameOfTier>[0], manager)),
    ]
    for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|=>|^\s*$/)
    expect(promiseInWords(promised, manager)).toContain(manager.amountUnits.hours(4))
  })
})
