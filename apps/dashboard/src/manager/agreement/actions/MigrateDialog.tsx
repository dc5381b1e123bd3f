import { useMutation } from '@apollo/client/react'
import { Button, Modal, Textarea } from '@mantine/core'
import { refusalInWords } from '@tenggat/words'
import { useEffect, useState } from 'react'
import { MigrateClocksDocument, PreviewMigrationDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { failureInWords } from '../../refusal.js'
import type { DialogProps } from './steps.js'

const FIGURES = [
  ...(['tickets', 'clocks', 'moved', 'earlier', 'later'] as const),
  ...(['cancelled', 'begun', 'wouldBreach'] as const),
] as const
type Preview = Readonly<Record<(typeof FIGURES)[number], number>>

/** Shows first what moving the running clocks would do, and moves them only when told to, with a reason. */
export function MigrateDialog({ agreement, onClose }: DialogProps) {
  const { words, changes } = useDesk()
  const speech = words.agreement
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [input] = useState(() => ({
    agreementId: agreement.id,
    toVersion: agreement.version,
    idempotencyKey: crypto.randomUUID(),
  }))
  const { preview, refusal } = usePreview(input)
  const [migrate, { loading }] = useMutation(MigrateClocksDocument)
  const move = async () => {
    const { data } = await migrate({ variables: { input: { ...input, reason: reason.trim() } } })
    const outcome = data?.migrateClocks
    if (outcome?.__typename === 'MigrationStarted') {
      setSaid(speech.migrated(preview?.moved ?? 0))
      changes.announce()
    } else if (outcome !== undefined) setSaid(refusalInWords(outcome, words))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={speech.steps.migrate}
      closeButtonProps={{ 'aria-label': speech.close }}
    >
      <form
        className="step"
        onSubmit={(event) => {
          event.preventDefault()
          move().catch((error: Error) => setSaid(failureInWords(error, words)))
        }}
      >
        <p>{speech.migrationOffer}</p>
        <p className="soft">{speech.stepNotes.migrate}</p>
        {refusal === null ? <Figures preview={preview} /> : <p className="old">{refusal}</p>}
        {preview === null || preview.moved === 0 ? null : (
          <Textarea
            label={speech.reason}
            required
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {said === null ? null : <p role="status">{said}</p>}
        <div className="step-ways">
          <Button variant="default" onClick={onClose}>
            {said === null ? speech.leaveThem : speech.close}
          </Button>
          {said === null && preview !== null && preview.moved > 0 ? (
            <Button type="submit" loading={loading} disabled={reason.trim() === ''}>
              {speech.migrateNow}
            </Button>
          ) : null}
        </div>
      </form>
    </Modal>
  )
}

function Figures({ preview }: { readonly preview: Preview | null }) {
  const { words } = useDesk()
  const speech = words.agreement
  if (preview === null) return <p role="status">{speech.previewing}</p>
  if (preview.moved === 0) return <p>{speech.nothingToMove}</p>
  return (
    <dl className="preview">
      {FIGURES.map((name) => (
        <div key={name} data-figure={name}>
          <dt>{speech.preview[name]}</dt>
          <dd>{preview[name]}</dd>
        </div>
      ))}
    </dl>
  )
}

interface MigrationTo {
  readonly agreementId: string
  readonly toVersion: number
  readonly idempotencyKey: string
}

function usePreview(input: MigrationTo) {
  const { words } = useDesk()
  const [ask] = useMutation(PreviewMigrationDocument)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    let over = false
    ask({ variables: { input: { ...input, reason: 'preview' } } })
      .then(({ data }) => {
        const outcome = data?.previewMigration
        if (over || outcome === undefined) return
        if (outcome.__typename === 'MigrationPreview') setPreview(outcome)
        else setRefusal(refusalInWords(outcome, words))
      })
      .catch((error: Error) => over || setRefusal(failureInWords(error, words)))
    return () => {
      over = true
    }
  }, [ask, input, words])
  return { preview, refusal }
}
