import { Findings } from '../../parse/findings.js'
import { accept, type Result, refuse } from '../../time/result.js'
import type { Amount } from '../terms.js'
import { readAmount } from './readAmount.js'

/** Reads one duration as an agreement's document writes it (AGR-2). */
export function parseAmount(text: string): Result<Amount> {
  const findings = new Findings()
  const amount = readAmount(text, [], findings)
  return amount === undefined ? refuse(...findings.problems) : accept(amount)
}
