/** The proof of the chain as a part of the core: when it runs, what it is judged by, and what its failure raises. */
import type { Proof } from '../../src-preload/contract/system.contract.ts'
import { AT_REST, judge } from '../domains/alarms/alarm.rules.ts'
import type { ThresholdLimit } from '../domains/devices/device-kind.types.ts'
import type { Heard } from '../domains/devices/devices.ports.ts'
import type { IncidentsService } from '../domains/incidents/incidents.service.ts'
import type { Policies } from '../domains/policies/policies.types.ts'
import { PROOF_DEVICE, ProofService } from '../domains/proof/proof.service.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Work } from '../kernel/work.ts'
import type { LiveBoard } from './board.ts'
import type { CorePart } from './part.ts'

const LIMIT: ThresholdLimit = {
  id: 'proof',
  hazard: 'device',
  priority: 4,
  when: 'above',
  value: 0,
  hysteresis: 0,
  delayMs: 0,
  incident: false,
}

/** Publishes over the device network, as a device would. Errors: rejects when the broker does not take it. */
export type SendProof = (topic: string, payload: string) => Promise<void>

export interface ProofPartNeeds {
  work: Work
  clock: Clock
  site: SiteService
  policies: () => Policies
  incidents: () => IncidentsService
  /** `push`: `onDone` is given what `run` gave, after the commit. */
  around: () => { board: LiveBoard; push: (run: () => unknown, onDone?: (value: unknown) => void) => void }
}

export type ChainProof = ReturnType<typeof createProof>

export function createProof({ work, clock, site, policies, incidents, around }: ProofPartNeeds) {
  const { id } = site.file
  const address = `${id}/${PROOF_DEVICE}`
  const place = () => ({
    zone: site.file.zones[0]?.id ?? id,
    device: PROOF_DEVICE,
    household: null,
    room: null,
    text: '值守链路',
    textEn: 'Watch chain',
    lngLat: site.file.center,
  })
  let send: SendProof | null = null
  /** When it is due next, by the monotonic clock. */
  let dueAt = Number.POSITIVE_INFINITY
  /** A seat has painted since the core started. */
  let hasPainted = false

  const service = new ProofService({
    work,
    policy: () => policies().proof,
    isAbnormal: (value) => judge(LIMIT, AT_REST, value, work.now, () => 0).abnormal,
    hasSeat: () => hasPainted && around().board.seats > 0,
    alarm: (isOver) => incidents().trouble(place(), id, isOver),
  })

  function begin(): void {
    const started = send
    if (!started) return
    around().push(
      () => service.begin(),
      // What cannot be sent does not come back, and is late.
      (message) => void started(`watchroom/${address}/readings`, JSON.stringify(message)).catch(() => {}),
    )
  }

  const part: CorePart = {
    stored() {
      if (service.committed(clock.now())) around().board.healthChanged()
    },
    tick() {
      const { everyMs } = policies().proof
      if (service.isLate(clock.now())) around().push(() => service.late())
      if (everyMs === null || clock.mono() < dueAt) return
      dueAt = clock.mono() + everyMs
      begin()
    },
  }

  return {
    part,
    view: (): Proof => service.view,
    /** The host can send over the network. */
    connect(sender: SendProof): void {
      send = sender
      dueAt = clock.mono() + policies().proof.firstAfterMs
    },
    /** What is heard of devices without the proof's own readings, which are taken here. */
    sift(heard: readonly Heard[], receivedAt: number): readonly Heard[] {
      if (!heard.some((one) => 'address' in one && one.address === address)) return heard
      for (const one of heard) {
        const value = one.type === 'report' && one.address === address ? one.values.get('proof') : undefined
        if (value !== undefined) service.heard(value, receivedAt)
      }
      return heard.filter((one) => !('address' in one) || one.address !== address)
    },
    /** A seat says that it has painted the run. */
    painted(nonce: number): void {
      hasPainted = true
      service.painted(nonce)
    },
  }
}
