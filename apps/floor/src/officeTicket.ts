import type { Calendar, Instant, TicketEvent } from '@tenggat/domain'
import type { Customer, Topic } from './customer.js'
import type { Dice } from './dice.js'
import { AGENTS, type Line, type Provider, TEAMS } from './people.js'
import { Script, type TicketName } from './script.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What weight a topic has: urgent matters are worked on sooner and longer days are not waited for. */
const PACE = { critical: 0.12, high: 0.25, medium: 1, low: 1.7 } as const

/**
 * The whole life of a ticket that a customer writes by day: taken up by the first line, answered, perhaps waiting for the customer,
 * perhaps handed on and back, solved, now and then reopened, closed a day later, sometimes rated. The desk's steps and the
 * customer's answers take time of the shift; those of a provider that is always there take wall time.
 */
export function officeTicket(
  name: TicketName,
  at: Instant,
  customer: Customer,
  shift: Calendar,
  dice: Dice,
): readonly TicketEvent[] {
  const topic = dice.pick(customer.topics)
  const script = new Script(name, at)
  const desk = new Desk(script, shift, dice, PACE[topic.urgency])
  open(script, customer, topic, dice)
  desk.takeUp()
  if (dice.chance(0.3)) waitForCustomer(desk, dice)
  if (dice.chance(0.55)) askFurther(desk, customer.providers[topic.service] ?? null, dice)
  if (dice.chance(0.06)) holdForChange(desk, dice)
  desk.work(desk.line === 'L1' ? 60 : 120)
  solve(desk, dice)
  return script.events
}

/** The desk at work on one ticket. Minutes are working time at an ordinary pace. */
class Desk {
  line: Line = 'L1'

  constructor(
    readonly script: Script,
    readonly shift: Calendar,
    readonly dice: Dice,
    readonly pace: number,
  ) {}

  /** Lets about that much working time go by. */
  work(minutes: number): this {
    this.script.goTo(this.shift.deadline(this.script.at, this.dice.around(minutes * this.pace) * MINUTE))
    return this
  }

  /** The same with a provider at work, which may be there when the desk is not. */
  wait({ isAlwaysThere }: Provider, minutes: number): this {
    if (!isAlwaysThere) return this.work(minutes)
    this.script.goTo(this.script.at + this.dice.around(minutes * this.pace) * MINUTE)
    return this
  }

  takeUp(): void {
    this.work(14)
    const agent = this.dice.pick(AGENTS[this.line])
    this.script.report(
      { kind: 'assigned', ...TEAMS[this.line], line: this.line, agent },
      { kind: 'statusChanged', to: 'open', reason: 'Sedang dikerjakan' },
    )
    this.work(18)
    this.script.report({ kind: 'replied', actor: 'human', public: true })
  }

  reply(): this {
    this.script.report({ kind: 'replied', actor: 'human', public: true })
    return this
  }
}

function open(script: Script, customer: Customer, topic: Topic, dice: Dice): void {
  const { impact, urgency, service, subject, priority } = topic
  const channel = dice.pick(['portal', 'email', 'email', 'phone', 'chat'])
  script.report(
    { kind: 'opened', subject },
    { kind: 'classified', customer: customer.name, service, channel },
    { kind: 'prioritised', impact, urgency, ...(priority === undefined ? {} : { priority }) },
    { kind: 'assigned', ...TEAMS.L1, line: 'L1', agent: null },
  )
  if (channel === 'email') {
    script.goTo(script.at + 5_000).report({ kind: 'replied', actor: 'bot', public: true })
  }
}

/** From the first line to the specialists, from them to a provider and back, once or more often, sometimes back to the first line. */
function askFurther(desk: Desk, provider: Provider | null, dice: Dice): void {
  handOn(desk, 'L2', dice)
  if (dice.chance(0.2)) waitForCustomer(desk, dice)
  if (provider !== null && dice.chance(0.6)) {
    askProvider(desk, provider, dice)
    if (dice.chance(0.3)) askProvider(desk, provider, dice)
  }
  if (dice.chance(0.15)) handOn(desk, 'L3', dice)
  if (dice.chance(0.25)) handOn(desk, 'L1', dice)
}

function handOn(desk: Desk, line: Line, dice: Dice): void {
  desk.work(25)
  desk.line = line
  desk.script.report(
    { kind: 'assigned', ...TEAMS[line], line, agent: null },
    { kind: 'statusChanged', to: 'new', reason: 'Antrean' },
  )
  desk.work(20)
  desk.script.report(
    { kind: 'assigned', agent: dice.pick(AGENTS[line]) },
    { kind: 'statusChanged', to: 'open', reason: 'Sedang dikerjakan' },
  )
}

function waitForCustomer(desk: Desk, dice: Dice): void {
  const { script } = desk
  desk.work(60)
  script.report(
    { kind: 'replied', actor: 'human', public: true },
    { kind: 'statusChanged', to: 'waitingOnCustomer', reason: 'Menunggu info pelanggan' },
  )
  script.goTo(desk.shift.deadline(script.at, dice.around(2.5, 0.9) * HOUR))
  script.report(
    { kind: 'replied', actor: 'customer', public: true },
    { kind: 'statusChanged', to: 'open', reason: 'Pelanggan membalas' },
  )
  if (dice.chance(0.8)) desk.work(50).reply()
}

/** A stay with a provider, part of it now and then with a supplier of the provider. */
function askProvider(desk: Desk, provider: Provider, dice: Dice): void {
  const { script } = desk
  const { party, team, name } = provider
  desk.work(30)
  script.report(
    { kind: 'assigned', party, team, line: null, agent: null },
    { kind: 'statusChanged', to: 'open', reason: `Diteruskan ke ${name}` },
  )
  desk.wait(provider, 55)
  if (dice.chance(0.45)) {
    script.report({ kind: 'statusChanged', to: 'waitingOnThirdParty', reason: `Menunggu pemasok ${name}` })
    desk.wait(provider, 50)
    script.report({ kind: 'statusChanged', to: 'open', reason: `Pemasok ${name} selesai` })
  }
  desk.wait(provider, 25)
  script.report(
    { kind: 'assigned', ...TEAMS[desk.line], line: desk.line, agent: dice.pick(AGENTS[desk.line]) },
    { kind: 'statusChanged', to: 'open', reason: `Kembali dari ${name}` },
  )
}

function holdForChange(desk: Desk, dice: Dice): void {
  desk.script.report({ kind: 'statusChanged', to: 'onHold', reason: 'Menunggu jadwal perubahan' })
  desk.script.goTo(desk.script.at + dice.around(10, 0.4) * HOUR)
  desk.script.report({ kind: 'statusChanged', to: 'open', reason: 'Perubahan dijalankan' })
}

function solve(desk: Desk, dice: Dice): void {
  const { script } = desk
  script.report(
    { kind: 'replied', actor: 'human', public: true },
    { kind: 'statusChanged', to: 'solved', reason: 'Selesai' },
  )
  if (dice.chance(0.06)) {
    script.goTo(script.at + dice.around(3) * HOUR)
    script.report(
      { kind: 'replied', actor: 'customer', public: true },
      { kind: 'statusChanged', to: 'open', reason: 'Dibuka kembali' },
    )
    desk.work(90)
    script.report(
      { kind: 'replied', actor: 'human', public: true },
      { kind: 'statusChanged', to: 'solved', reason: 'Selesai' },
    )
  }
  if (dice.chance(0.3)) {
    script.goTo(script.at + dice.around(40) * MINUTE)
    script.report({ kind: 'rated', score: dice.pick([5, 5, 5, 4, 4, 3, 2]), outOf: 5 })
  }
  script.goTo(script.at + DAY).report({ kind: 'statusChanged', to: 'closed', reason: 'Ditutup' })
}
