import { Button, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '../../desk.js'
import { StateBadge } from '../../shell/StateBadge.js'
import { type ShownAgreement, useTermClock } from '../shownAgreement.js'

/** Every version, and any two of them side by side. */
export function VersionsTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const clock = useTermClock(agreement)
  const speech = words.agreement
  const stretches = (inForce: ShownAgreement['inForce']) =>
    inForce
      .map(({ from, to }) => {
        const [a, b] = [from, to].map((it) => (it === null ? '…' : clock.short(Date.parse(it))))
        return to === null ? speech.since(a!) : speech.until(a!, b!)
      })
      .join(', ')
  return (
    <>
      {agreement.versions.length < 2 ? null : <Compare agreement={agreement} />}
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <th>{speech.version}</th>
              <th>{words.status}</th>
              <th>{speech.inForce}</th>
              <th>{speech.recordedBy}</th>
              <th>{speech.hash}</th>
            </tr>
          </thead>
          <tbody>
            {agreement.versions.map(({ version, state, inForce, recordedBy, contentHash }) => (
              <tr key={version} aria-current={version === agreement.version}>
                <td>
                  <Link
                    to="/agreements/$id"
                    params={{ id: agreement.id }}
                    search={{ version: String(version), tab: 'summary' }}
                  >
                    {words.version(version)}
                  </Link>
                </td>
                <td>
                  <StateBadge state={state} />
                </td>
                <td>{inForce.length === 0 ? speech.never : stretches(inForce)}</td>
                <td>{recordedBy ?? speech.bySystem}</td>
                <td>
                  <code title={contentHash}>{contentHash.slice(0, 12)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Compare({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const numbers = agreement.versions.map(({ version }) => String(version))
  const [from, setFrom] = useState(numbers[1]!)
  const [to, setTo] = useState(numbers[0]!)
  return (
    <div className="filters">
      <NativeSelect
        size="xs"
        label={speech.compareFrom}
        data={numbers}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label={speech.compareTo}
        data={numbers}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button
        size="xs"
        renderRoot={(props) => (
          <Link to="/agreements/$id/diff" params={{ id: agreement.id }} search={{ from, to }} {...props} />
        )}
      >
        {speech.compare}
      </Button>
    </div>
  )
}
