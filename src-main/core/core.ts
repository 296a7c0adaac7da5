/** The composition root: puts the domains together around one input loop and one store. */

import type { OpenInput } from '../../src-preload/contract/incident-commands.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Board } from '../../src-preload/contract/live.contract.ts'
import type { Health } from '../../src-preload/contract/system.contract.ts'
import type { AlarmIncidents } from '../domains/alarms/alarms.ports.ts'
import { AlarmsService } from '../domains/alarms/alarms.service.ts'
import { AlarmsStore } from '../domains/alarms/alarms.store.ts'
import { checkOverrides } from '../domains/alarms/overrides.rules.ts'
import { SeatSoundService } from '../domains/alarms/seat-sound.service.ts'
import { DeadlinesService } from '../domains/deadlines/deadlines.service.ts'
import { DeadlinesStore } from '../domains/deadlines/deadlines.store.ts'
import type { DeadlineRow } from '../domains/deadlines/deadlines.types.ts'
import type { DeviceIntake, DriverContext, DriverSession } from '../domains/devices/devices.ports.ts'
import type { Actor, CommandEvent } from '../domains/incidents/incident.types.ts'
import { IncidentsService } from '../domains/incidents/incidents.service.ts'
import { IncidentsStore } from '../domains/incidents/incidents.store.ts'
import { JournalStore } from '../domains/journal/journal.store.ts'
import { ActionsStore } from '../domains/linkage/actions.store.ts'
import { OutboxService } from '../domains/outbox/outbox.service.ts'
import { OutboxStore } from '../domains/outbox/outbox.store.ts'
import { Work } from '../kernel/work.ts'
import { createArchive } from './archive.ts'
import { createAttachments } from './attachments.ts'
import { LiveBoard } from './board.ts'
import { type Calls, createCalls } from './calls.ts'
import { createDeviceNetwork, type DeviceNetwork } from './device-network.ts'
import { createDispatch } from './dispatch.ts'
import { createDrills } from './drills.ts'
import { perform } from './effects.ts'
import { createEscalations } from './escalations.ts'
import { createFigures } from './figures.ts'
import { createHandsets, type Handsets } from './handsets.ts'
import { coreHealth } from './health.ts'
import { createHistory } from './history.ts'
import { createLinkage, type Linkage } from './linkage.ts'
import { InputLoop } from './loop.ts'
import type { CorePart } from './part.ts'
import { createPicture } from './picture.ts'
import { createPolicies } from './policies.ts'
import type { CorePorts } from './ports.ts'
import { createProcedures } from './procedures.ts'
import { createProof } from './proof.ts'
import { createSessions } from './sessions.ts'
import { createShifts } from './shifts.ts'
import { createSitePlan } from './site-plan.ts'
import { isUnstorable } from './unstorable.ts'
import { CoreViews } from './views.ts'
import { createVoice } from './voice.ts'

/** Every so many seconds it is looked who has fallen silent. */
const SILENCE_CHECK_S = 5

export type Core = ReturnType<typeof createCore>

/** Rehydrates everything open from the store. `start` begins to act on deadlines and the outbox. */
export function createCore(ports: CorePorts) {
  const { store, clock, ids, log, resources } = ports
  const { db } = store
  const work = new Work()
  const plans = createSitePlan({
    work,
    ports,
    push: (run) => loop.push({ run }),
    around: () => ({ registry, ways: dispatch.service.ways, board }),
  })
  const { site } = plans

  const stores = {
    journal: new JournalStore(db),
    alarms: new AlarmsStore(db),
    incidents: new IncidentsStore(db),
    deadlines: new DeadlinesStore(db),
    outbox: new OutboxStore(db),
    actions: new ActionsStore(db),
  }

  const deadlines = new DeadlinesService(work, clock)
  const decided = createPolicies({ work, db, factory: resources.policies, deadlines: resources.deadlines })
  const policies = decided.now
  const escalations = createEscalations({ work, deadlines, policies, incidents: () => incidents })
  const proof = createProof({
    work,
    clock,
    site,
    policies,
    incidents: () => incidents,
    around: () => ({ board, push: (run, onDone) => loop.push({ run, onDone }) }),
  })
  const procedures = createProcedures({ work, db, factory: resources.procedures, push: (run) => loop.push({ run }) })
  const dispatch = createDispatch({ work, ports, site, procedures: procedures.service, incidents: () => incidents })
  const incidents: IncidentsService = new IncidentsService({
    work,
    ids,
    deadlines,
    deadlineTable: decided.deadlineTable,
    procedures: procedures.service,
    chains: () => escalations.service,
    isHousehold: (id) => site.isHousehold(id),
    placeOf: (input) => site.placeOf(input),
    dispatch: dispatch.service,
    orderWords: dispatch.orderWords,
    alarms: () => alarms.list,
    isArchived: (id) => stores.incidents.get(id) !== undefined,
  })
  /** What alarms of an incident change: the incident itself, and the outputs that are driven for it. */
  const followers: AlarmIncidents = {
    place: (alarm, device) => incidents.place(alarm, device),
    isOpen: (incident) => incidents.isOpen(incident),
    alarmChanged: (alarm, relapsed) => {
      incidents.alarmChanged(alarm, relapsed)
      linkage.rules.alarmChanged(alarm, relapsed)
      if (alarm.incident) calls.incidentChanged(alarm.incident)
    },
  }
  const alarms: AlarmsService = new AlarmsService({
    work,
    ids,
    deadlines,
    incidents: followers,
    devices: {
      get: (device) => registry.get(device),
      newest: (device, point) => devices.newest(device, point),
      modeOf: (device) => network.modes.modeOf(device),
      isCovered: (device) => network.supervision.isCovered(device),
    },
    combinations: resources.combinations,
    timezone: ports.site.timezone,
  })
  const network: DeviceNetwork = createDeviceNetwork({
    work,
    clock,
    db,
    site,
    kinds: resources.kinds,
    catalogue: resources.points,
    deadlines,
    checkOverrides,
    alarms: () => alarms,
    heard: (reading) => linkage.actions.heard(reading),
    position: (position) => dispatch.service.locate(position),
    answer: dispatch.hear,
  })
  const { devices, registry }: DeviceNetwork = network
  const linkage: Linkage = createLinkage({
    work,
    ids,
    deadlines,
    linkages: resources.linkages,
    network,
    incidents,
    send: (order) => perform(order, network),
    push: (run) => loop.push({ run }),
  })

  /** In the order in which they load, write and are asked. */
  const parts: CorePart[] = [plans.part, decided.part, proof.part, escalations.part, procedures.part, dispatch.part]

  let storeHealth: Health['store'] = { ok: true, lastCommitMs: null }
  let timer: NodeJS.Timeout | null = null
  let healthTimer: NodeJS.Timeout | null = null
  let started = false
  const startedAt = clock.now()
  const startedMono = clock.mono()

  const loop = new InputLoop({
    clock,
    log,
    work,
    transaction: (decide) => {
      db.transaction(() => {
        decide()
        network.flush()
        stores.incidents.flush(incidents.incidents)
        stores.alarms.flush(alarms.list.alarms, alarms.list.annunciations, alarms.limits.devices)
        stores.deadlines.flush(deadlines.rows, work.now)
        stores.actions.flush(linkage.actions.actions)
        for (const part of parts) part.flush?.()
        stores.outbox.append(work.effects, work.now)
        stores.outbox.settle(outbox.results, work.now)
        stores.journal.append(work.now, work.facts)
      }).immediate()
    },
    isUnstorable,
    undone: () => network.undone(),
    announce: () => {
      network.stored()
      if (network.connections.connections.changed.size > 0) queueMicrotask(() => connectionsChanged())
      if (deadlines.rows.changed.size > 0) armDeadlines()
      if (work.effects.length > 0) queueMicrotask(() => outbox.kick())
      for (const part of parts) part.stored?.()
      views.announce(board)
    },
    onStore: (ok, lastCommitMs) => {
      const turned = storeHealth.ok !== ok
      storeHealth = { ok, lastCommitMs }
      if (turned) board.healthChanged()
    },
  })

  const outbox: OutboxService = new OutboxService({
    work,
    clock,
    log,
    pending: (now, limit) => stores.outbox.pending(now, limit),
    nextAt: () => stores.outbox.nextAt(),
    perform: (effect) => {
      for (const part of parts) {
        const done = part.perform?.(effect)
        if (done) return done
      }
      return effect.kind === 'device.write' ? linkage.deliver(effect) : perform(effect, network)
    },
    record: (run, stored) => loop.push({ run, onDone: stored }),
  })

  const health = (): Health =>
    coreHealth({
      ports,
      startedAt,
      site: site.view.version,
      store: storeHealth,
      network,
      counts: views.devices.counts(),
      proof,
      calls,
      handsets,
    })
  const scripts = procedures.service
  const calls: Calls = createCalls({ work, site, deadlines, incidents, ports, policies, scripts, around: () => ({ views, loop, board }) })
  const picture = createPicture({ work, clock, ids, db, deadlines, incidents, ask: (run) => loop.ask(run), board: () => board })
  const needs = { clock, site, stores, network, alarms, incidents, linkage, calls, deadlines, dispatch, picture, health }
  const views: CoreViews = new CoreViews(needs)
  const board: LiveBoard = new LiveBoard({
    clock,
    snapshot: (): { board: Board; later: string[] } => views.snapshot(),
    collect: (changes) => views.collect(changes),
  })
  const sessions = createSessions({ work, db, clock, ask: (run) => loop.ask(run), handsets: () => handsets.service })
  const figures = createFigures({ db, clock, site, incidents: incidents.incidents, stored: stores.incidents, words: resources.tableWords })
  const shifts = createShifts({
    work,
    ids,
    db,
    incidents: incidents.incidents,
    handOver: (from, to) => incidents.handOver(from, to),
    alarms,
    deadlines,
    network,
    calls: calls.service.calls,
    figures,
  })
  const drills = createDrills({ db, work, views: () => views })
  const archive = createArchive({ ports, work, site, views, calls, incidents, archived: stores.incidents, trails: dispatch.store, loop })
  const attachments = createAttachments({ work, db, ask: (run) => loop.ask(run) })
  const handsets: Handsets = createHandsets({ ...needs, work, ports, procedures: scripts, attachments, loop })
  parts.push(attachments.part, drills.part, figures.part, shifts.part, calls.part, picture.part, handsets.part)
  // Last: a record holds what the others have written.
  parts.push(archive.part, createVoice({ speech: ports.speech, incidents: incidents.incidents, view: (record) => views.incident(record) }))

  /** Everything that was open when the last core ended, however it ended. */
  network.load()
  for (const record of stores.incidents.open()) incidents.load(record)
  for (const alarm of stores.alarms.open()) alarms.load(alarm)
  for (const { device, limits } of stores.alarms.limits()) alarms.limits.devices.load(device, limits)
  for (const row of stores.deadlines.open()) deadlines.rows.load(row.id, row)
  for (const action of stores.actions.known()) linkage.actions.load(action)
  for (const part of parts) part.load?.()

  /** It waited its turn: meanwhile it may have ended, or begun anew under the same id. */
  function deadlineDue(id: string, row: DeadlineRow | undefined): void {
    if (!row || row !== deadlines.get(id) || row.missedAt !== null) return
    if (parts.some((part) => part.deadlineDue?.(id, row))) return
    if (row.kind === 'service') network.modes.deadlineDue(id)
    else if (row.kind === 'limitDelay' || row.kind === 'calm' || row.kind === 'shelf') alarms.deadlineDue(id)
    else if (row.kind === 'confirmation' || row.kind === 'feedback') linkage.actions.deadlineDue(id)
    else incidents.deadlineDue(id)
  }

  /** The one scheduler: feeds what is due back in as input. */
  function armDeadlines(): void {
    if (!started) return
    if (timer) clearTimeout(timer)
    const { ids: due, nextInMs } = deadlines.due()
    for (const id of due) {
      const row = deadlines.get(id)
      loop.push({ run: () => deadlineDue(id, row) })
    }
    timer = nextInMs === null ? null : setTimeout(armDeadlines, Math.min(Math.max(1, nextInMs), 60_000))
  }

  /** Nobody could be heard before the core started. */
  function noticeSilence(): void {
    const marking = network.noticeSilence(startedMono)
    if (marking) loop.push({ run: marking })
  }

  const intake: DeviceIntake = {
    hear: (origin, heard, stored) => loop.push({ run: () => devices.hear(origin, proof.sift(heard, origin.receivedAt)), onDone: stored }),
  }
  const driverContext: DriverContext = { intake, clock, log, known: (source) => network.found.descriptions(source) }
  let connectionsChanged = () => {}

  return {
    site,
    plans,
    network,
    alarms,
    linkage,
    drills,
    proof,
    /** Open incidents. */
    incidents: incidents.incidents,
    figures,
    history: createHistory({ db, clock, network, staff: () => dispatch.service.all() }),
    shifts,
    sound: new SeatSoundService(work),
    dispatch,
    picture,
    attachments,
    handsets,
    archive,
    procedures,
    policies: decided,
    calls,
    intake,
    driverContext,
    loop,
    sessions,
    board,
    views,
    health,
    isStoring: () => storeHealth.ok,
    log,
    clock,
    /** Resolves with the incident after the commit. Errors: `Refusal`. */
    command: async (id: string, event: CommandEvent): Promise<Incident> => {
      const record = await loop.ask(() => {
        const after = incidents.command(id, event)
        if (after.state === 'archived') linkage.rules.incidentArchived(id)
        calls.commanded(after, event)
        return after
      })
      return views.incident(record)
    },
    /** Resolves with the incident after the commit. Errors: `Refusal`. */
    open: async (input: OpenInput, actor: Actor): Promise<Incident> =>
      views.incident(await loop.ask(() => incidents.open(input, site.file.id, actor))),
    /** Runs a change to the site's devices or network; resolves after the commit. Errors: `Refusal`. */
    change: <T>(run: () => T): Promise<T> => loop.ask(run),
    /** The broker over which orders and commands go. */
    connect(kind: 'embedded' | 'external', session: DriverSession): void {
      network.lines.broker = { kind, session }
      outbox.kick()
    },
    /** `changed` is called after a commit that changed the connections; the host runs them. */
    onConnections(changed: () => void): void {
      connectionsChanged = changed
    },
    start(): void {
      started = true
      loop.push({
        run: () =>
          work.fact('core.started', 'core', null, { version: ports.version, site: site.file.id, openIncidents: incidents.incidents.size }),
      })
      // What watched a device or had a limit may be gone since.
      loop.push({ run: () => alarms.reconcile(stores.alarms.limits().map(({ device }) => device)) })
      armDeadlines()
      outbox.kick()
      for (const part of parts) part.start?.()
      let told = ''
      let seconds = 0
      healthTimer = setInterval(() => {
        if (++seconds % SILENCE_CHECK_S === 0) noticeSilence()
        network.inspector.tick()
        for (const part of parts) part.tick?.()
        const now = JSON.stringify(health())
        if (now !== told) board.healthChanged()
        told = now
      }, 1000)
    },
    /** Acts on what is due by the clock now. The core's own timers do the same; a virtual clock has none. */
    tick(): void {
      armDeadlines()
      noticeSilence()
      for (const part of parts) part.tick?.()
      outbox.kick()
    },
    /** Commits what is queued; the store stays open for its owner to close. */
    stop(): void {
      if (timer) clearTimeout(timer)
      if (healthTimer) clearInterval(healthTimer)
      outbox.stop()
      for (const part of parts) part.stop?.()
      loop.push({ run: () => work.fact('core.stopped', 'core', null) })
      loop.stop()
    },
  }
}
