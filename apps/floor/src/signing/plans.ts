import { type AgreementTerms, type Instant, zoneNamed } from '@tenggat/domain'
import {
  BANK_COMPLIANCE,
  BANK_DIRECTOR,
  BANK_IT,
  CARRIER_MANAGER,
  DIRECTOR,
  MANAGER,
  SPECIALIST_HEAD,
} from '../accounts.js'
import type { FloorPapers } from '../documents.js'
import type { Plan } from './plan.js'

const NOTHING_MORE = { remarks: [], refusal: null, undecided: [], effectiveFrom: null, acknowledgedBy: [] }

/**
 * What the people of the floor have agreed on, in order: the bank's agreement (sent back once), the one between the desk and its
 * specialists and the carrier's contract, all signed; an amendment of the bank's from next month on; one in review.
 */
export function plansOf({ agreements, drafts }: FloorPapers, now: Instant): readonly Plan[] {
  const termsOf = (id: string): AgreementTerms => (agreements.get(id) ?? drafts.get(id))!.terms
  return [
    {
      ...NOTHING_MORE,
      id: 'ola-aplikasi',
      amendment: 'Both departments sign what they have kept so far.',
      terms: termsOf('ola-aplikasi'),
      remarks: [
        {
          by: SPECIALIST_HEAD,
          clause: 'targets.office-p1',
          text: 'Fine in office hours; nights need a rota first.',
        },
      ],
      acknowledgedBy: [SPECIALIST_HEAD],
    },
    {
      ...NOTHING_MORE,
      id: 'uc-lintas-jaringan',
      amendment: 'The contract with the carrier is renewed.',
      terms: termsOf('uc-lintas-jaringan'),
      remarks: [
        {
          by: CARRIER_MANAGER,
          clause: 'targets.held-alarm',
          text: 'Four minutes count from the hand-over, not from the alarm?',
        },
        {
          by: MANAGER,
          clause: 'targets.held-alarm',
          text: 'From the hand-over, each time the alarm is handed over.',
        },
      ],
      acknowledgedBy: [CARRIER_MANAGER],
    },
    bankSigns(termsOf('bank-arunika')),
    bankAmends(termsOf('bank-arunika'), monthAfter(now, 1)),
    {
      ...NOTHING_MORE,
      id: 'ola-rekayasa',
      amendment: null,
      terms: termsOf('ola-rekayasa'),
      undecided: ['eko.saputra@tenggara.example'],
    },
  ]
}

function bankSigns(terms: AgreementTerms): Plan {
  return {
    ...NOTHING_MORE,
    id: terms.id,
    amendment: 'The agreement on paper is replaced by this one, signed by both sides.',
    terms,
    remarks: [
      {
        by: BANK_IT,
        clause: 'targets.solve-p1',
        text: 'Does a branch that opens late count as open from eight?',
      },
      {
        by: MANAGER,
        clause: 'targets.solve-p1',
        text: 'Yes: the clock follows the office hours here, not the doors.',
      },
      {
        by: BANK_COMPLIANCE,
        clause: 'clauses.missed-goal',
        text: 'Please keep the two directors named here.',
      },
    ],
    refusal: {
      terms: withObjective(terms, 90),
      by: BANK_COMPLIANCE,
      reason: '90 % is less than we have had so far. 95 % as before, please.',
    },
    acknowledgedBy: [BANK_IT, DIRECTOR],
  }
}

/** Less time for the first answer, and a higher goal. */
function bankAmends(terms: AgreementTerms, effectiveFrom: Instant): Plan {
  const targets = terms.targets.map((target) =>
    target.id === 'answer-p1'
      ? {
          ...target,
          within: { value: 10, unit: 'minutes' as const },
          clause: 'A P1 ticket is answered within 10m of office time.',
        }
      : target,
  )
  return {
    ...NOTHING_MORE,
    id: terms.id,
    amendment: 'Branches are answered sooner from next month on.',
    terms: withObjective({ ...terms, targets }, 96),
    remarks: [
      { by: BANK_DIRECTOR, clause: 'targets.answer-p1', text: 'As discussed in the quarterly review.' },
    ],
    effectiveFrom,
    acknowledgedBy: [BANK_IT],
  }
}

function withObjective(terms: AgreementTerms, objective: number): AgreementTerms {
  const goals = terms.goals.map((goal) =>
    goal.id === 'solved-in-time'
      ? { ...goal, objective, text: `${objective} % of the tickets of a month are solved in time.` }
      : goal,
  )
  return { ...terms, goals }
}

/** The beginning of a later month in Jakarta. */
export function monthAfter(now: Instant, months: number): Instant {
  const offset = zoneNamed('Asia/Jakarta')!.offsetAt(now)
  const local = new Date(now + offset)
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, 1) - offset
}
