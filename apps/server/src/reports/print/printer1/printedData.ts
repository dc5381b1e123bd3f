import type { AgreementEntry, Instant, WeeklyCalendar } from '@tenggat/domain'

export type Language = 'en' | 'id'

/** What a page of printer 1 holds as data; such pages name no printer. */
export interface PrintedData1 {
  readonly agreementId: string
  readonly version: number
  readonly terms: Terms1
  readonly contentHash: string
  /** Null for a draft. */
  readonly running: Terms1 | null
  readonly runningHash: string | null
  /** The log of all versions, oldest first. */
  readonly entries: readonly AgreementEntry[]
  readonly printedAt: Instant
  readonly language: Language
}

export interface Amount1 {
  readonly value: number
  readonly unit: string
  readonly at?: string
}

export interface Target1 {
  readonly id: string
  readonly metric: string
  readonly when: object
  readonly within: Amount1
  readonly calendar: string
  readonly clause: string | null
}

export interface Goal1 {
  readonly party: string
  readonly text: string
  readonly measure: string
  readonly metric: string | null
  readonly objective: number
  readonly unit: string | null
  readonly period: string
}

/** Of form 0, the terms spelled out, what printer 1 shows. */
export interface Terms1 {
  readonly title: string
  readonly kind: 'customer' | 'internal' | 'underpinning'
  readonly parent: { readonly agreement: string } | null
  readonly supports: readonly string[]
  readonly summary: { readonly purpose: string; readonly success: string | null } | null
  readonly parties: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly stakeholders: readonly {
    readonly id: string
    readonly name: string
    readonly party: string
    readonly role: string
    readonly email: string | null
    readonly phone: string | null
    readonly responsibilities: readonly string[]
    readonly signs: boolean
  }[]
  readonly contacts: readonly {
    readonly party: string
    readonly channel: string
    readonly address: string
    readonly purpose: string | null
  }[]
  readonly communications: readonly {
    readonly from: string
    readonly to: string
    readonly about: string
    readonly cadence: string
  }[]
  readonly beneficiaries: readonly { readonly name: string; readonly note: string | null }[]
  readonly services: readonly { readonly name: string; readonly included: boolean }[]
  readonly calendars: Readonly<Record<string, WeeklyCalendar | { readonly use: string }>>
  readonly targets: readonly Target1[]
  readonly goals: readonly Goal1[]
  readonly obligations: readonly {
    readonly party: string
    readonly text: string
    readonly cadence: string
    readonly firstDue: string | null
  }[]
  readonly clauses: readonly { readonly title: string; readonly text: string }[]
  readonly term: {
    readonly startsOn: string | null
    readonly endsOn: string | null
    readonly noticeDays: number
    readonly timeZone: string
  }
  readonly waivers: readonly {
    readonly target: string
    readonly reason: string
    readonly grantedBy: string
  }[]
}
