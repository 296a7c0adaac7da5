/** Links alarms to outputs by the rules of `resources/linkages.json`, and takes what persons decide about outputs. */
import type { LinkageRule, Linkages } from '../../../src-preload/contract/linkages.types.ts'
import type { OutputPolicy } from '../../../src-preload/contract/wire/words.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Work } from '../../kernel/work.ts'
import type { AlarmRecord } from '../alarms/alarms.types.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { Actor } from '../incidents/incident.types.ts'
import type { ActionsService } from './actions.service.ts'
import type { LinkageDevices } from './linkage.ports.ts'
import { blockedBy, isOutputKind, isWithin, OUTPUT_POINT, outputKind, policyFor, rulesFor } from './linkage.rules.ts'
import { type ActionRecord, isEnded, isLive, isWaiting, targetOf } from './linkage.types.ts'

export interface LinkageNeeds {
  work: Work
  linkages: Linkages
  devices: LinkageDevices
  actions: ActionsService
}

export interface ManualCommand {
  device: string
  point: string
  value: 0 | 1
  reason: string
}

export class LinkageService {
  readonly #needs: LinkageNeeds

  constructor(needs: LinkageNeeds) {
    this.#needs = needs
  }

  isOutput(entry: DeviceEntry, point: string): boolean {
    const { linkages, devices } = this.#needs
    return (point === OUTPUT_POINT && isOutputKind(linkages, entry.kind)) || devices.isWritable(entry, point)
  }

  /** An alarm of an incident is new or changed. `relapsed`: a reading went abnormal. */
  alarmChanged(alarm: AlarmRecord, relapsed: boolean): void {
    const { devices, linkages } = this.#needs
    const { incident } = alarm
    const here = relapsed ? devices.get(alarm.device) : undefined
    if (!here || incident === null) return
    for (const rule of rulesFor(linkages, alarm))
      for (const output of this.#outputsOf(rule, here)) this.#link(rule, policyFor(rule, alarm), incident, output)
  }

  /** Errors: `Refusal` 404 `outputs.notFound`, 409 `outputs.onTheSpot|alreadyDriven`, and those of `confirm`. */
  command({ device, point, value, reason }: ManualCommand, actor: Actor): ActionRecord {
    const { devices, linkages, actions } = this.#needs
    const entry = devices.get(device)
    if (!entry || !this.isOutput(entry, point)) throw new Refusal('outputs.notFound', 404, `${device} has no output ${point}`)
    const { rest, onSpot, byHand } = outputKind(linkages, entry.kind)
    if (onSpot && value === rest) throw new Refusal('outputs.onTheSpot', 409, `${device} is put back on the spot only`)
    const known = actions.ofOutput(device, point)
    const live = known.find(isLive)
    if (live && value === rest && live.context.value !== rest) return this.stop(live.context.id, actor)
    if (live && targetOf(live) === value) throw new Refusal('outputs.alreadyDriven', 409, `${device} is driven so already`)
    const waiting = known.find((action) => isWaiting(action) && action.context.value === value)
    const wanted = { incidents: [], rule: null, device, point, value, policy: byHand, reason }
    const action = waiting ?? actions.propose(wanted, entry)
    return this.confirm(action.context.id, actor)
  }

  /** Errors: `Refusal` 404 `outputs.notFound`, 409 `outputs.notWaiting|samePerson|outOfService`. */
  confirm(id: string, actor: Actor): ActionRecord {
    const { work, devices, actions } = this.#needs
    const action = this.#require(id)
    const { device, value, confirmedBy } = action.context
    const entry = devices.get(device)
    if (!isWaiting(action)) throw new Refusal('outputs.notWaiting', 409, `Action ${id} does not wait for anybody`)
    if (confirmedBy.some((person) => person.id === actor.id)) throw new Refusal('outputs.samePerson', 409, 'It takes two different persons')
    if (!entry || devices.modeOf(device) === 'outOfService') throw new Refusal('outputs.outOfService', 409, `${device} is out of service`)
    return actions.step(action, { type: 'confirm', at: work.now, actor, blockedBy: this.#blockedBy(entry, value) })
  }

  /** Errors: `Refusal` 404 `outputs.notFound`, 409 `outputs.ended`. */
  stop(id: string, actor: Actor): ActionRecord {
    const { work, actions } = this.#needs
    const action = this.#require(id)
    if (isEnded(action)) throw new Refusal('outputs.ended', 409, `Action ${id} has ended`)
    return actions.step(action, { type: 'stop', at: work.now, actor })
  }

  /** Puts back what an incident drives, as far as that can be done from here. */
  stopAll(incident: string, actor: Actor): ActionRecord[] {
    return [...this.#needs.actions.actions.values()]
      .filter((action) => isLive(action) && action.context.incidents.includes(incident) && !action.context.onSpot)
      .map((action) => this.stop(action.context.id, actor))
  }

  /** Nobody has to be asked any more for what was only proposed; what is on stays on until somebody stops it. */
  incidentArchived(incident: string): void {
    const { actions } = this.#needs
    for (const action of actions.actions.values()) if (action.context.incidents.includes(incident)) actions.lapse(action)
  }

  #outputsOf(rule: LinkageRule, here: DeviceEntry): DeviceEntry[] {
    const { devices } = this.#needs
    const outputs = rule.drive.flatMap(({ kind, within }) =>
      [...devices.ofKind(kind)].filter((entry) => isWithin(within, here, entry) && devices.modeOf(entry.id) !== 'outOfService'),
    )
    return [...new Set(outputs)]
  }

  /** One output, one action: a further incident joins the one there is. What was done or stopped for an incident is not asked for again. */
  #link(rule: LinkageRule, policy: OutputPolicy, incident: string, output: DeviceEntry): void {
    const { work, linkages, actions } = this.#needs
    const value = 1 - outputKind(linkages, output.kind).rest
    const known = actions.ofOutput(output.id, OUTPUT_POINT).filter(({ context }) => context.value === value)
    const isDone = (action: ActionRecord) => action.state === 'stopping' || action.state === 'stopped'
    if (known.some((action) => isDone(action) && action.context.incidents.includes(incident))) return
    const open = known.find((action) => !isEnded(action) && !isDone(action))
    const wanted = { incidents: [incident], rule: rule.id, device: output.id, point: OUTPUT_POINT, value, policy, reason: '' }
    const action = open ? actions.join(open, incident) : actions.propose(wanted, output)
    if (policy === 'automatic') actions.step(action, { type: 'drive', at: work.now, blockedBy: this.#blockedBy(output, value) })
  }

  #blockedBy(output: DeviceEntry, value: number): string[] {
    const { devices, linkages } = this.#needs
    // What cannot be heard, or was taken out of service, says nothing that could keep a door shut in a fire.
    const speaks = (device: string) => devices.isHeard(device) && devices.modeOf(device) !== 'outOfService'
    const reported = (device: string, point: string) => (speaks(device) ? devices.value(device, point) : undefined)
    return blockedBy(outputKind(linkages, output.kind), output, value, devices.entries(), reported)
  }

  #require(id: string): ActionRecord {
    const action = this.#needs.actions.get(id)
    if (!action) throw new Refusal('outputs.notFound', 404, `There is no action ${id}`)
    return action
  }
}
