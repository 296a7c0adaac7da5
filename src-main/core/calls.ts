/** The telephone as a part of the core: calls, what they do to incidents, and the way from the outbox to a line. */
import type { Call, LineSettings, TelephoneLine } from '../../src-preload/contract/calls.contract.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Health } from '../../src-preload/contract/system.contract.ts'
import { AutoCallsService } from '../domains/calls/auto-calls.service.ts'
import { CallConsequencesService } from '../domains/calls/call-consequences.service.ts'
import type { LineEvent, PromptRequest, Sound, Speech, Telephone } from '../domains/calls/calls.ports.ts'
import { CallsService } from '../domains/calls/calls.service.ts'
import { CallsStore, lineSettingsStore } from '../domains/calls/calls.store.ts'
import { type CallRecord, callView, isLive } from '../domains/calls/calls.types.ts'
import { LinesService } from '../domains/calls/lines.service.ts'
import { isSameNumber } from '../domains/calls/numbers.rules.ts'
import type { Deadlines } from '../domains/deadlines/deadlines.ports.ts'
import type { Actor, CommandEvent, IncidentRecord } from '../domains/incidents/incident.types.ts'
import type { IncidentsService } from '../domains/incidents/incidents.service.ts'
import type { Policies } from '../domains/policies/policies.types.ts'
import type { ProcedureVersions } from '../domains/procedures/procedures.ports.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import type { Clock } from '../kernel/clock.ts'
import type { IdSource } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Effect, Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import type { CorePart } from './part.ts'

/** Kinds of effects that are about calls begin so. */
const EFFECTS = 'call.'
/** Calls that ended before are read from the store when they are asked for. */
const SHOWN_MS = 30 * 60_000
/** Time to find the key. */
const ANSWER_MS = 8_000
const LAST_ANSWER_MS = 12_000
const BEFORE_HANGING_UP_MS = 600

export interface CallsPartNeeds {
  work: Work
  site: SiteService
  deadlines: Deadlines
  incidents: IncidentsService
  policies: () => Policies
  scripts: Pick<ProcedureVersions, 'script'>
  ports: {
    store: { db: Sqlite }
    clock: Clock
    ids: IdSource
    /** What speaks on the telephone, where something can. */
    speech?: Speech
  }
  /** What is put together later. */
  around: () => {
    views: { incident(record: IncidentRecord): Incident }
    loop: { push(input: { run: () => void; onDone?: () => void }): void }
    board: { healthChanged(): void }
  }
}

export type Calls = ReturnType<typeof createCalls>

export function createCalls({ work, site, deadlines, incidents, policies, scripts, ports, around }: CallsPartNeeds) {
  const { clock, ids, speech } = ports
  const { db } = ports.store
  const store = new CallsStore(db)
  const settingsStore = lineSettingsStore(db)
  const lines = new LinesService(work)
  const policy = () => policies().calls
  const parties = {
    party: (household: string | null) => site.party(household),
    householdOf: (number: string) =>
      site.file.households.find(({ party }) => party.phones.some((phone) => isSameNumber(phone.number, number)))?.id ?? null,
  }
  const ofIncidents = {
    get: (id: string) => incidents.incidents.get(id),
    related: (household: string | null) => incidents.related(household),
    command: (id: string, event: CommandEvent) => incidents.command(id, event),
  }
  const service: CallsService = new CallsService({
    work,
    ids,
    deadlines,
    lines,
    policy,
    parties,
    incidents: ofIncidents,
    consequences: () => consequences,
  })
  const consequences = new CallConsequencesService({
    work,
    parties,
    incidents: ofIncidents,
    scripts,
    place: (wanted) => service.tryPlace(wanted),
  })
  const automatic = new AutoCallsService({
    work,
    deadlines,
    policy,
    parties,
    incidents: ofIncidents,
    isSetUp: () => lines.all().some(({ enabled }) => enabled),
    hasLine: () => lines.ready().length > 0,
    place: (wanted) => service.place(wanted),
    tryPlace: (wanted) => service.tryPlace(wanted),
  })

  let telephone: Telephone | null = null
  /** Until then, what the outbox asks for is about calls of a core that has ended. */
  let isReconciled = false
  let forgotten: string[] = []

  const push = (run: () => void): void => around().loop.push({ run })
  const hear = (event: LineEvent): void => push(() => service.heard(event))
  const handset = (): string => `${policy().microphone} ${policy().loudspeaker}`
  let handsetBefore = ''
  const setUp = (): void => {
    handsetBefore = handset()
    telephone?.setUp(lines.all(), policy())
  }
  const busy = (): Set<string> =>
    new Set([...service.calls.values()].flatMap((call) => (isLive(call) && call.context.line ? [call.context.line] : [])))

  /** What the script says now; null when nothing here can speak. */
  async function soundsOf(call: CallRecord, part: string): Promise<Sound[] | null> {
    const record = incidents.incidents.get(call.context.incident ?? '')
    if (!record || !speech) return null
    const { purpose, household } = call.context
    const asked: Omit<PromptRequest, 'part'> = {
      incident: around().views.incident(record),
      to: purpose === 'family' ? 'family' : 'party',
      language: site.needsOf(household).includes('noMandarin') ? 'en' : 'zh-CN',
    }
    const said = async (...prompts: Pick<PromptRequest, 'part' | 'key'>[]): Promise<{ path: string }[] | null> => {
      const found = await Promise.all(prompts.map((prompt) => speech.prompt({ ...asked, ...prompt })))
      const sounds = found.flatMap((prompt) => (prompt ? [{ path: prompt.path }] : []))
      return sounds.length === prompts.length ? sounds : null
    }
    if (part !== 'opening' && part !== 'again') {
      const end = await said({ part: 'answer', key: Number(part) }, { part: 'farewell' })
      return end && [...end, { silenceMs: BEFORE_HANGING_UP_MS }]
    }
    const menu = await said({ part: 'menu' })
    const opening = part === 'opening' ? await said({ part: 'opening' }) : []
    return menu && opening && [...opening, ...menu, { silenceMs: ANSWER_MS }, ...menu, { silenceMs: LAST_ANSWER_MS }]
  }

  const gaveUp = (call: string, line: string, failure: string): void => hear({ type: 'over', line, call, outcome: 'failed', failure })

  /** What it was asked for may be over by now. */
  async function perform({ kind, payload }: Effect): Promise<void> {
    const id = String(payload.call)
    const line = String(payload.line)
    const state = (): CallRecord['state'] | undefined => service.calls.get(id)?.state
    const call = service.calls.get(id)
    if (!isReconciled || !call) return
    const act = kind.slice(EFFECTS.length)
    if (act === 'hangUp') return telephone?.hangUp(line, id)
    if (!telephone) return gaveUp(id, line, 'noTelephone')
    if (act === 'answer') return telephone.answer(line, id)
    if (act === 'talk') return telephone.talk(line, id)
    // Nobody is rung who would hear nothing.
    const isSpoken = call.context.mode === 'spoken'
    const sounds = isSpoken ? await soundsOf(call, act === 'say' ? String(payload.part) : 'opening').catch(() => null) : []
    if (act === 'dial' && state() === 'dialling') {
      if (sounds === null) gaveUp(id, line, 'noSpeech')
      else telephone.dial(line, id, String(payload.number))
    }
    if (act === 'say' && state() === 'talking') {
      if (sounds === null) {
        telephone.hangUp(line, id)
        gaveUp(id, line, 'noSpeech')
      } else telephone.play(line, id, sounds)
    }
  }

  const part: CorePart = {
    load() {
      store.load(service.calls, clock.now() - SHOWN_MS)
      settingsStore.load(lines.settings)
    },
    flush() {
      store.flush(service.calls)
      settingsStore.flush(lines.settings)
    },
    stored() {
      if (lines.settings.changed.size > 0 || handset() !== handsetBefore) queueMicrotask(setUp)
      if (lines.settings.changed.size + lines.states.changed.size > 0) around().board.healthChanged()
      forgotten = service.forgetEnded()
    },
    deadlineDue(id, { kind }) {
      if (kind === 'ring' || kind === 'callBack') service.deadlineDue(id)
      else if (kind === 'autoCall') automatic.deadlineDue(id)
      else return false
      return true
    },
    perform: (effect) => (effect.kind.startsWith(EFFECTS) ? perform(effect) : undefined),
    start: () =>
      around().loop.push({
        run: () => service.reconcile(),
        onDone: () => {
          isReconciled = true
        },
      }),
  }

  return {
    part,
    service,
    /** Lines are set up and tell what happens from now on. */
    connect<T extends Telephone>(open: (tell: (event: LineEvent) => void) => T): T {
      const opened = open(hear)
      telephone = opened
      setUp()
      return opened
    },
    incidentChanged: (id: string): void => automatic.incidentChanged(id),
    /** In the same commit as the command. */
    commanded(incident: IncidentRecord, { type, actor }: CommandEvent): void {
      automatic.incidentChanged(incident.context.id)
      if (type === 'accept') automatic.accepted(incident, actor)
    },
    place: automatic.ask.bind(automatic),
    /** Errors: `Refusal` 404 `call.noIncident`, and those of a call that is placed. */
    callBack(wanted: { number: string; incident?: string; dueAt: number }, by: Actor): CallRecord {
      if (wanted.incident !== undefined && !incidents.isOpen(wanted.incident))
        throw new Refusal('call.noIncident', 404, `There is no open incident ${wanted.incident}`)
      const household = parties.householdOf(wanted.number)
      const phone = parties.party(household)?.phones.find(({ number }) => isSameNumber(number, wanted.number)) ?? null
      const { number, incident = null, dueAt } = wanted
      return service.place({ incident, household, number, phone, mode: 'talk', purpose: 'callBack', by, dueAt })
    },
    setLines: (settings: readonly LineSettings[], by: string): void => lines.set(settings, by),
    lines: (): TelephoneLine[] => lines.view(busy(), clock.now()),
    /** What every seat may know of them. */
    health: (): Health['telephone'] => ({
      lines: lines.view(busy(), clock.now()).map(({ account: _account, ...line }) => line),
    }),
    /** Without passwords. */
    settings: (): LineSettings[] => lines.all().map((line) => ({ ...line, password: '' })),
    all: (): Call[] => [...service.calls.values()].map(callView),
    one: (id: string): Call | undefined => {
      const call = service.calls.get(id)
      return call && callView(call)
    },
    /** Ids of calls that changed with this commit, or left the board. */
    changes: (): Set<string> => new Set([...service.calls.changed, ...forgotten]),
    page: (before: { askedAt: number; id: string } | null, limit: number, incident?: string): Call[] =>
      store.page(before, limit, incident).map(callView),
    recording: async (id: string): Promise<Uint8Array<ArrayBuffer> | null> =>
      (service.calls.get(id) ?? store.get(id))?.context.recorded ? ((await telephone?.recording(id)) ?? null) : null,
  }
}
