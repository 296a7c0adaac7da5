/** Outputs and their actions for seats and programs, in the contract's shapes. */
import type { Action, Output } from '../../src-preload/contract/outputs.contract.ts'
import type { DeadlinesService } from '../domains/deadlines/deadlines.service.ts'
import type { DeviceEntry } from '../domains/devices/devices.types.ts'
import { actionView } from '../domains/linkage/action-view.rules.ts'
import type { ActionsStore } from '../domains/linkage/actions.store.ts'
import { OUTPUT_POINT, outputKind } from '../domains/linkage/linkage.rules.ts'
import { type ActionRecord, isEnded, isLive } from '../domains/linkage/linkage.types.ts'
import { isoOrNull } from '../kernel/clock.ts'
import type { DeviceNetwork } from './device-network.ts'
import type { Linkage } from './linkage.ts'

export interface LinkageViewNeeds {
  linkage: Linkage
  store: ActionsStore
  network: DeviceNetwork
  deadlines: DeadlinesService
}

export class LinkageViews {
  readonly #needs: LinkageViewNeeds

  constructor(needs: LinkageViewNeeds) {
    this.#needs = needs
  }

  /** What is driven, waits, or belongs to an open incident. */
  all(): Action[] {
    return [...this.#needs.linkage.actions.actions.values()].map((action) => this.action(action))
  }

  one(id: string): Action | undefined {
    const action = this.#needs.linkage.actions.get(id)
    return action && this.action(action)
  }

  action(record: ActionRecord): Action {
    return actionView(record, this.#needs.deadlines.get(`feedback/${record.context.id}`))
  }

  /** Newest first; `before` is the row number of the last one seen. */
  page(before: number, limit: number, incident?: string): { items: Action[]; next: number | null } {
    const rows = this.#needs.store.page(before, limit, incident)
    return { items: rows.map(({ action }) => this.action(action)), next: rows.length === limit ? (rows.at(-1)?.row ?? null) : null }
  }

  outputs(): Output[] {
    const { linkage, network } = this.#needs
    return [...network.registry.entries()].flatMap((entry) =>
      this.#pointsOf(entry)
        .filter((point) => linkage.rules.isOutput(entry, point))
        .map((point) => this.#output(entry, point)),
    )
  }

  /** Points of its own may be commanded too, e.g. the second relay of a plug. */
  #pointsOf(entry: DeviceEntry): string[] {
    return [OUTPUT_POINT, ...entry.ownPoints.map(({ id }) => id)]
  }

  #output(entry: DeviceEntry, point: string): Output {
    const { linkage, network } = this.#needs
    const { id, kind, name, nameEn, zone, place, placeEn } = entry
    const { rest, onSpot, byHand } = outputKind(linkage.linkages, kind)
    const state = network.devices.point(id, linkage.actions.feedbackPoint(id, point))
    const open = linkage.actions.ofOutput(id, point).filter((action) => !isEnded(action))
    return {
      device: id,
      point,
      kind,
      name,
      nameEn,
      zone,
      place,
      placeEn,
      value: state?.value ?? null,
      at: isoOrNull(state?.at ?? null),
      heard: linkage.devices.isHeard(id),
      mode: network.modes.modeOf(id),
      byHand,
      rest,
      onSpot,
      action: (open.find(isLive) ?? open[0])?.context.id ?? null,
    }
  }
}
