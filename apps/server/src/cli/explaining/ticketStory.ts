import type { GraphqlClient } from '@tenggat/client'
import type { HolderNames } from '../holderText.js'

const STORY = `query Story($source: String!, $key: String!) {
  ticket(source: $source, key: $key) {
    source key subject status priority
    clocks {
      agreementId agreementVersion agreementTitle agreementKind metric cycle targetId clause phase state motion
      deadlineAt usedMs elapsedMs targetMs overrunMs breachedAt stoppedAt
      booked { targetId targetMs }
      explanation {
        asOf timeZone
        earlier { count from to businessMs }
        segments { from to kind businessMs note eventId targetId }
        candidates { targetId won reason }
      }
    }
  }
  attribution(source: $source, key: $key) {
    tiers {
      clock { agreementId metric cycle }
      buckets { kind reason ms holder { party team line agent vendor } }
      breachShares { party team line agent vendor ms }
    }
  }
}`

export interface StorySegment {
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly businessMs: number
  readonly note: string | null
  readonly eventId: string
  readonly targetId: string
}

export interface StoryClock {
  readonly agreementId: string
  readonly agreementVersion: number
  readonly agreementTitle: string
  readonly agreementKind: string
  readonly metric: string
  readonly cycle: number
  readonly targetId: string
  readonly clause: string | null
  readonly phase: string
  readonly state: string
  readonly deadlineAt: string | null
  readonly elapsedMs: number
  readonly targetMs: number
  readonly overrunMs: number
  readonly breachedAt: string | null
  readonly booked: { readonly targetId: string; readonly targetMs: number } | null
  readonly stoppedAt: string | null
  readonly explanation: {
    readonly timeZone: string
    /** Stretches that are not told one by one. */
    readonly earlier: {
      readonly count: number
      readonly from: string
      readonly to: string
      readonly businessMs: number
    } | null
    readonly segments: readonly StorySegment[]
    readonly candidates: readonly {
      readonly targetId: string
      readonly won: boolean
      readonly reason: string
    }[]
  } | null
}

export interface StoryTier {
  readonly clock: Pick<StoryClock, 'agreementId' | 'metric' | 'cycle'>
  readonly buckets: readonly {
    readonly kind: string
    readonly reason: string | null
    readonly ms: number
    readonly holder: HolderNames
  }[]
  readonly breachShares: readonly (HolderNames & { readonly ms: number })[] | null
}

/** A ticket's clocks and why each stands where it stands. */
export interface TicketStory {
  readonly ticket: {
    readonly source: string
    readonly key: string
    readonly subject: string | null
    readonly status: string
    readonly priority: string | null
    readonly clocks: readonly StoryClock[]
  } | null
  readonly attribution: { readonly tiers: readonly StoryTier[] } | null
}

export function fetchStory(client: GraphqlClient, source: string, key: string): Promise<TicketStory> {
  return client.request<TicketStory>(STORY, { source, key })
}
