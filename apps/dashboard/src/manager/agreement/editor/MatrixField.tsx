import { TextInput } from '@mantine/core'
import { SEVERITIES } from '@tenggat/domain'
import { useDesk } from '../../desk.js'
import type { Path } from './document.js'
import { valueAt } from './document.js'
import { useField } from './useField.js'

/** Impact down, urgency across: the priority of a ticket that states none. */
export function MatrixField({ path }: { readonly path: Path }) {
  const { words } = useDesk()
  const { form, common } = useField(path)
  const { impact, urgency } = words.matchFields
  return (
    <fieldset className="items" id={common.id}>
      <legend>{common.label}</legend>
      <p className="soft">{common.description}</p>
      <div className="scroll-x">
        <table className="matrix">
          <thead>
            <tr>
              <th>
                {impact} \ {urgency}
              </th>
              {SEVERITIES.map((across) => (
                <th key={across} scope="col">
                  {across}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SEVERITIES.map((down) => (
              <tr key={down}>
                <th scope="row">{down}</th>
                {SEVERITIES.map((across) => {
                  const place = [...path, down, across]
                  return (
                    <td key={across}>
                      <TextInput
                        size="xs"
                        aria-label={`${impact} ${down}, ${urgency} ${across}`}
                        value={String(valueAt(form.document, place) ?? '')}
                        onChange={(event) => form.change(place, event.currentTarget.value)}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {common.error === null ? null : <p className="field-error">{common.error}</p>}
    </fieldset>
  )
}
