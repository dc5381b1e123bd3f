import type { RefusalCode } from '@tenggat/words'
import type { PersonRole } from '../store/records.js'
import { arePartyIds } from '../tenancy/visibility.js'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords.js'

export interface Objection {
  readonly code: RefusalCode
  readonly message: string
}

const EMAIL = /^[^\s@<>"'\\\p{Cc}]{1,64}@[^\s@<>"'\\\p{Cc}]{1,190}$/u
const NAME = /^\P{Cc}{1,100}$/u
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/

export function objectToEmail(email: string): Objection | null {
  return EMAIL.test(email) ? null : { code: 'EMAIL', message: 'email must look like name@example.com' }
}

export function objectToName(name: string): Objection | null {
  if (NAME.test(name.trim())) return null
  return { code: 'NAME', message: 'name must have 1 to 100 characters and no control characters' }
}

export function objectToPassword(password: string): Objection | null {
  if (password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD) return null
  const message = `password must have ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`
  return { code: 'PASSWORD', message }
}

export function objectToLanguage(language: string | null): Objection | null {
  if (language === null || LANGUAGE.test(language)) return null
  return { code: 'LANGUAGE', message: 'language must be a tag such as en or id' }
}

/** A representative stands for parties; an admin for all of them. */
export function objectToParties(role: PersonRole, parties: readonly string[] | null): Objection | null {
  if (parties !== null && !arePartyIds(parties)) {
    return { code: 'PARTIES', message: 'parties must name 1 to 50 parties by their ids, or be null for all' }
  }
  if (role === 'representative' && parties === null) {
    return { code: 'PARTIES', message: 'a representative needs the parties it stands for' }
  }
  if (role === 'admin' && parties !== null) {
    return { code: 'PARTIES', message: 'an admin cannot be confined to parties' }
  }
  return null
}
