import { Button, Tabs, Textarea } from '@mantine/core'
import { Link, useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '../../desk.js'
import { Page } from '../../shell/Page.js'
import { editorOf } from '../../words/editorWords.js'
import { ConflictDialog } from './ConflictDialog.js'
import { documentOf, movedUp, withoutItem, withValue } from './document.js'
import type { Draft } from './draft.js'
import { FieldView } from './FieldView.js'
import { type Form, FormProvider } from './FormContext.js'
import { renamed } from './renamed.js'
import { FORM, type FormSection } from './sections.js'
import { useSaveDraft } from './useSaveDraft.js'

/** The draft as a form or as YAML. Nothing is saved until the button is pressed, and nothing unsaved is left unasked. */
export function EditorForm({ draft, reload }: { readonly draft: Draft; readonly reload: () => void }) {
  const { words } = useDesk()
  const speech = editorOf(words)
  const [document, setDocument] = useState(() => documentOf(draft.terms))
  const [yaml, setYaml] = useState(draft.yaml)
  const [formDirty, setFormDirty] = useState(false)
  const [tab, setTab] = useState('form')
  const saving = useSaveDraft(draft, reload)
  const yamlDirty = yaml !== draft.yaml
  const dirty = formDirty || yamlDirty
  useBlocker({
    shouldBlockFn: () => dirty && !saving.done.current && !confirm(speech.leave),
    enableBeforeUnload: () => dirty && !saving.done.current,
  })
  const edit = (next: typeof document) => {
    setDocument(next)
    setFormDirty(true)
  }
  const form: Form = {
    document,
    problems: saving.problems,
    change: (path, value) => edit(withValue(document, path, value)),
    remove: (path, index) => edit(withoutItem(document, path, index)),
    moveUp: (path, index) => edit(movedUp(document, path, index)),
    rename: (list, before, after) => edit(renamed(document, list, before, after)),
  }
  const save = () => (yamlDirty && tab === 'yaml' ? saving.saveYaml(yaml) : saving.saveForm(document))
  return (
    <Page title={speech.title(draft.title)}>
      <div className="editor-bar">
        <Link to="/agreements/$id" params={{ id: draft.id }} search={{ version: String(draft.version) }}>
          {words.agreement.back}
        </Link>
        <span className="soft" role="status">
          {dirty ? speech.unsaved : speech.allSaved} {draft.state === 'draft' ? null : speech.resets}
        </span>
        <Button onClick={save} loading={saving.loading} disabled={!dirty}>
          {speech.save}
        </Button>
      </div>
      <Problems saving={saving} />
      <Tabs
        value={tab}
        onChange={(next) => setTab(next ?? 'form')}
        keepMounted={false}
        className="agreement-tabs"
      >
        <Tabs.List>
          <Tabs.Tab value="form" disabled={yamlDirty}>
            {speech.form}
          </Tabs.Tab>
          <Tabs.Tab value="yaml">{speech.yaml}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="form">
          <FormProvider value={form}>
            <Sections />
          </FormProvider>
        </Tabs.Panel>
        <Tabs.Panel value="yaml">
          <Textarea
            label={speech.yaml}
            description={formDirty ? speech.yamlDirty : speech.yamlNote}
            readOnly={formDirty}
            className="yaml"
            autosize
            minRows={24}
            spellCheck={false}
            value={yaml}
            onChange={(event) => setYaml(event.currentTarget.value)}
          />
        </Tabs.Panel>
      </Tabs>
      {saving.conflict === null ? null : (
        <ConflictDialog
          conflict={saving.conflict}
          onKeep={saving.keepMine}
          onTake={() => saving.takeTheirs()}
          onClose={saving.dismiss}
        />
      )}
    </Page>
  )
}

function Sections() {
  const { words } = useDesk()
  return (
    <div className="editor">
      <nav className="editor-nav" aria-label={editorOf(words).form}>
        {FORM.map(({ id }) => (
          <a key={id} href={`#section-${id}`}>
            {words.sections[id][0]}
          </a>
        ))}
      </nav>
      <div>
        {FORM.map((section) => (
          <SectionView key={section.id} section={section} />
        ))}
      </div>
    </div>
  )
}

function SectionView({ section }: { readonly section: FormSection }) {
  const { words } = useDesk()
  const [title, note] = words.sections[section.id]
  return (
    <section className="panel editor-section" id={`section-${section.id}`} aria-label={title}>
      <h2>{title}</h2>
      <p className="soft">{note}</p>
      <div className="item-fields">
        {section.fields.map((named) => (
          <FieldView key={named[0]} named={named} at={[]} />
        ))}
      </div>
    </section>
  )
}

/** Everything that is wrong at once; each leads to its field, and a line of YAML is named where there is one. */
function Problems({ saving }: { readonly saving: ReturnType<typeof useSaveDraft> }) {
  const { words } = useDesk()
  const { problems, refusal } = saving
  if (refusal !== null)
    return (
      <p className="old" role="alert">
        {refusal}
      </p>
    )
  if (problems.length === 0) return null
  return (
    <div className="old" role="alert">
      {editorOf(words).problems(problems.length)}
      <ul>
        {problems.map(({ path, line, message, expected }) => (
          <li key={`${path} ${message}`}>
            <a href={`#field-${path}`}>{path === '' ? words.agreement.title : path}</a>
            {line == null ? null : ` (${editorOf(words).line(line)})`}: {message}
            {expected == null ? null : ` – ${expected}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
