import { Button, Modal } from '@mantine/core'
import { useDesk } from '../../desk.js'
import { editorOf } from '../../words/editorWords.js'
import { ValueView } from '../ValueView.js'
import type { Conflict } from './useSaveDraft.js'

/** Two editors at once: every field that differs with both values, and no choice made for anybody. */
export function ConflictDialog(props: {
  readonly conflict: Conflict
  readonly onKeep: () => void
  readonly onTake: () => void
  readonly onClose: () => void
}) {
  const { words } = useDesk()
  const speech = editorOf(words)
  return (
    <Modal
      opened
      size="xl"
      onClose={props.onClose}
      title={speech.conflict}
      closeButtonProps={{ 'aria-label': words.agreement.close }}
    >
      <div className="step">
        <p>{speech.conflictNote}</p>
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th>{speech.field}</th>
                <th>{speech.theirs}</th>
                <th>{speech.yours}</th>
              </tr>
            </thead>
            <tbody>
              {props.conflict.changes.map(({ path, before, after }) => (
                <tr key={path}>
                  <td>
                    <code>{path}</code>
                  </td>
                  <td>
                    <ValueView value={before} />
                  </td>
                  <td>
                    <ValueView value={after} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="step-ways">
          <Button variant="default" onClick={props.onTake}>
            {speech.takeTheirs}
          </Button>
          <Button onClick={props.onKeep}>{speech.keepMine}</Button>
        </div>
      </div>
    </Modal>
  )
}
