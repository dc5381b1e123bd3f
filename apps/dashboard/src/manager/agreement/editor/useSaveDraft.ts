import { useMutation } from '@apollo/client/react'
import type { AgreementDocument } from '@tenggat/domain'
import { refusalInWords } from '@tenggat/words'
import { useRef, useState } from 'react'
import { type DraftOutcomeFragment, SaveDraftDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { failureInWords } from '../../refusal.js'
import { type PlacedProblem, readForm, writePath } from './document.js'
import type { Draft } from './draft.js'

export type Conflict = Extract<DraftOutcomeFragment, { __typename: 'DraftConflict' }>

interface Content {
  readonly document?: string
  readonly terms?: unknown
}
interface Problem extends PlacedProblem {
  readonly line?: number | null
}

/**
 * Saves a draft over the revision it was read at. What the domain finds wrong is told without asking the server; what somebody else
 * saved meanwhile is a conflict that the editor decides.
 */
export function useSaveDraft(draft: Draft, reload: () => void) {
  const { changes, words } = useDesk()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [mutate, { loading }] = useMutation(SaveDraftDocument)
  const asked = useRef<Content>({})
  const done = useRef(false)
  const { id, version } = draft

  function finish() {
    done.current = true
    changes.announce()
    reload()
  }

  function take(outcome: DraftOutcomeFragment): void {
    if (outcome.__typename === 'DraftSaved') finish()
    else if (outcome.__typename === 'DraftConflict') setConflict(outcome)
    else if (outcome.__typename === 'InvalidDocument') setProblems(outcome.problems)
    else setRefusal(refusalInWords(outcome, words))
  }

  async function send(content: Content, expectedRevision: number): Promise<void> {
    asked.current = content
    setProblems([])
    setRefusal(null)
    setConflict(null)
    try {
      const { data } = await mutate({ variables: { input: { id, version, expectedRevision, ...content } } })
      if (data != null) take(data.saveDraft)
    } catch (error) {
      setRefusal(failureInWords(error as Error, words))
    }
  }

  return {
    problems,
    refusal,
    conflict,
    loading,
    done,
    saveForm: (document: AgreementDocument) => {
      const read = readForm(document)
      if (read.ok) void send({ terms: read.value }, draft.revision)
      else setProblems(read.problems.map((it) => ({ ...it, path: writePath(it.path) })))
    },
    saveYaml: (text: string) => void send({ document: text }, draft.revision),
    keepMine: () => {
      if (conflict !== null) void send(asked.current, conflict.revision)
    },
    takeTheirs: finish,
    dismiss: () => setConflict(null),
  }
}
