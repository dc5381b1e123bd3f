import type { Instant, Severity, TicketEvent } from '@tenggat/domain'
import type { Dice } from './dice.js'
import { CARRIER, CONTROL_ROOM, WATCHERS } from './people.js'
import { Script, type TicketName } from './script.js'

const SECOND = 1_000

const ALARMS: readonly { readonly subject: string; readonly impact: Severity }[] = [
  { subject: 'Latency of QRIS authorisations above 3 s', impact: 'high' },
  { subject: 'Antrean settlement menumpuk di node 2', impact: 'medium' },
  { subject: 'Timeout rate of bank gateway A above 5 %', impact: 'high' },
  { subject: 'Disk of the ledger replica 85 % full', impact: 'low' },
  { subject: 'Sertifikat kanal mitra kedaluwarsa besok', impact: 'medium' },
  { subject: 'Duplicate callbacks from a merchant', impact: 'low' },
  { subject: 'Replication lag of the ledger above 20 s', impact: 'high' },
  { subject: 'Lonjakan transaksi gagal di kanal e-wallet', impact: 'critical' },
]

/**
 * The life of an alarm of the payment switch, all in minutes. A late one is answered after its two minutes and so is first at
 * risk, then breached, in front of whoever watches; the others are answered in time. Answers keep seconds away from the
 * deadline, so that the network decides nothing.
 */
export function alarmTicket(
  name: TicketName,
  at: Instant,
  late: boolean,
  dice: Dice,
): readonly TicketEvent[] {
  const { subject, impact } = dice.pick(ALARMS)
  const agent = dice.pick(WATCHERS)
  const script = new Script(name, at)
  const after = (least: number, most: number) => script.goTo(script.at + dice.between(least, most) * SECOND)
  script.report(
    { kind: 'opened', subject },
    { kind: 'classified', customer: 'Nusapay', service: 'switch', channel: 'monitoring' },
    { kind: 'prioritised', priority: impact === 'critical' || impact === 'high' ? 'P1' : 'P2', impact },
    { kind: 'assigned', ...CONTROL_ROOM, line: 'L1', agent: null },
  )
  after(late ? 150 : 15, late ? 210 : 85).report(
    { kind: 'assigned', agent },
    { kind: 'replied', actor: 'human', public: true },
    { kind: 'statusChanged', to: 'open', reason: 'Ditangani' },
  )
  if (dice.chance(0.25)) askCarrier(script, agent, dice)
  if (dice.chance(0.15)) {
    after(10, 40).report({ kind: 'statusChanged', to: 'onHold', reason: 'Menunggu konfirmasi' })
    after(60, 150).report({ kind: 'statusChanged', to: 'open', reason: 'Dikonfirmasi' })
  }
  const slow = dice.chance(0.12)
  after(slow ? 480 : 60, slow ? 720 : 260).report({ kind: 'statusChanged', to: 'solved', reason: 'Pulih' })
  after(600, 1_200).report({ kind: 'statusChanged', to: 'closed', reason: 'Ditutup' })
  return script.events
}

/** The carrier has it for a while, sometimes part of that with a supplier of its own, and hands it back. */
function askCarrier(script: Script, agent: string, dice: Dice): void {
  const { party, team, name } = CARRIER
  const after = (least: number, most: number) => script.goTo(script.at + dice.between(least, most) * SECOND)
  after(20, 60).report({ kind: 'assigned', party, team, line: null, agent: null })
  if (dice.chance(0.5)) {
    after(20, 60).report({
      kind: 'statusChanged',
      to: 'waitingOnThirdParty',
      reason: `Menunggu pemasok ${name}`,
    })
    after(30, 140).report({ kind: 'statusChanged', to: 'open', reason: `Pemasok ${name} selesai` })
  }
  after(30, 150).report({ kind: 'assigned', ...CONTROL_ROOM, line: 'L1', agent })
}
