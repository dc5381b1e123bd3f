import { useMutation } from '@apollo/client/react'
import { Button, Checkbox, Modal, NativeSelect, PasswordInput, TagsInput, TextInput } from '@mantine/core'
import { refusalInWords } from '@tenggat/words'
import { useState } from 'react'
import { CreatePersonDocument, type PersonRole, UpdatePersonDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { failureInWords } from '../refusal.js'
import { changesOf, firstDraft, isComplete, type Person, type PersonDraft, ROLES } from './personDraft.js'

/** A person's account: made, or changed in what differs. */
export function PersonDialog({
  person,
  onClose,
}: {
  readonly person: Person | null
  readonly onClose: () => void
}) {
  const { words } = useDesk()
  const speech = words.people
  const [draft, setDraft] = useState<PersonDraft>(() => firstDraft(person))
  const { save, refusal, loading } = useSavePerson(person, onClose)
  const set = (part: Partial<PersonDraft>) => setDraft({ ...draft, ...part })
  return (
    <Modal
      opened
      onClose={onClose}
      title={person === null ? speech.add : person.name}
      closeButtonProps={{ 'aria-label': words.agreement.close }}
    >
      <form
        className="step"
        onSubmit={(event) => {
          event.preventDefault()
          save(draft)
        }}
      >
        <TextInput
          label={speech.name}
          required
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={words.shell.email}
          type="email"
          required
          disabled={person !== null}
          value={draft.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <NativeSelect
          label={speech.role}
          description={speech.roleNotes[draft.role]}
          data={ROLES.map((role) => ({ value: role, label: words.shell.role[role] }))}
          value={draft.role}
          onChange={(event) => set({ role: event.currentTarget.value as PersonRole })}
        />
        <TagsInput
          label={speech.parties}
          description={speech.partiesHelp}
          acceptValueOnBlur
          value={[...draft.parties]}
          onChange={(parties) => set({ parties })}
        />
        <PasswordInput
          label={words.shell.password}
          description={person === null ? speech.passwordHelp : speech.passwordKeep}
          autoComplete="new-password"
          required={person === null}
          value={draft.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
        {person === null ? null : (
          <Checkbox
            label={speech.disable}
            checked={draft.disabled}
            onChange={(event) => set({ disabled: event.currentTarget.checked })}
          />
        )}
        {refusal === null ? null : (
          <p className="old" role="alert">
            {refusal}
          </p>
        )}
        <div className="step-ways">
          <Button variant="default" onClick={onClose}>
            {words.agreement.cancel}
          </Button>
          <Button type="submit" loading={loading} disabled={!isComplete(draft, person)}>
            {speech.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function useSavePerson(person: Person | null, onDone: () => void) {
  const { changes, words } = useDesk()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const [create, creating] = useMutation(CreatePersonDocument)
  const [update, updating] = useMutation(UpdatePersonDocument)
  const send = async (draft: PersonDraft) => {
    const { email, name, role, password } = draft
    const parties = draft.parties.length === 0 ? null : [...draft.parties]
    const { data } =
      person === null
        ? await create({ variables: { input: { email, name, role, parties, password, idempotencyKey } } })
        : await update({ variables: { input: changesOf(draft, person) } })
    const outcome = data?.outcome
    if (outcome !== undefined && 'message' in outcome) setRefusal(refusalInWords(outcome, words))
    else {
      changes.announce()
      onDone()
    }
  }
  return {
    save: (draft: PersonDraft) =>
      void send(draft).catch((error: Error) => setRefusal(failureInWords(error, words))),
    refusal,
    loading: creating.loading || updating.loading,
  }
}
