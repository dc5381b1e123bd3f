import { useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import type { AgreementTerms } from '@tenggat/domain'
import { unreadInWords } from '@tenggat/words'
import { DraftToEditDocument, EditableVersionsDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { failureInWords } from '../refusal.js'
import { Page, Waiting } from '../shell/Page.js'
import { editorOf } from '../words/editorWords.js'
import type { Draft } from './editor/draft.js'
import { EditorForm } from './editor/EditorForm.js'
import '../shell/forms.css'
import './agreement.css'
import './editor/editor.css'

const route = getRouteApi('/agreements/$id/edit')

const EDITABLE: readonly string[] = ['draft', 'inReview', 'approved', 'signed']

/** Finds the draft there is of an agreement; only one version can be in the making. */
export function AgreementEditor() {
  const { words } = useDesk()
  const { id } = route.useParams()
  const versions = useQuery(EditableVersionsDocument, { variables: { id }, fetchPolicy: 'network-only' })
  const draft = versions.data?.agreement?.versions.find(({ state }) => EDITABLE.includes(state))
  if (versions.data === undefined || draft === undefined) {
    const waiting = {
      data: versions.data,
      error: versions.error ? failureInWords(versions.error, words) : null,
      loading: versions.loading,
    }
    return (
      <Page title={words.agreement.edit}>
        {versions.data === undefined ? (
          <Waiting query={waiting} />
        ) : (
          <p className="note">{editorOf(words).nothing}</p>
        )}
      </Page>
    )
  }
  return <EditDraft id={id} version={draft.version} />
}

function EditDraft({ id, version }: { readonly id: string; readonly version: number }) {
  const { words } = useDesk()
  const query = useQuery(DraftToEditDocument, { variables: { id, version }, fetchPolicy: 'network-only' })
  const agreement = query.data?.agreement ?? null
  if (agreement === null)
    return (
      <Page title={words.agreement.edit}>
        <Waiting
          query={{
            data: query.data,
            error: query.error ? failureInWords(query.error, words) : null,
            loading: query.loading,
          }}
        />
      </Page>
    )
  if (agreement.unread.length > 0)
    return (
      <Page title={words.agreement.edit}>
        <p className="note">{unreadInWords(agreement.neededRelease, words)}</p>
      </Page>
    )
  const draft: Draft = { ...agreement, terms: agreement.terms as AgreementTerms }
  return (
    <EditorForm key={`${version}/${agreement.revision}`} draft={draft} reload={() => void query.refetch()} />
  )
}
