/** Handsets as a part of the core: pairing, what they send, what they show, and who is online. */
import { randomBytes } from 'node:crypto'
import type {
  CheckIn,
  Handset,
  HandsetItem,
  HandsetMessage,
  HandsetResult,
  Invitation,
} from '../../src-preload/contract/handset.contract.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import type { Health } from '../../src-preload/contract/system.contract.ts'
import { HandsetActs } from '../domains/handsets/handset-acts.service.ts'
import { HandsetQueue } from '../domains/handsets/handset-queue.service.ts'
import { clockDifference, doneAt, RESULT_MS } from '../domains/handsets/handsets.rules.ts'
import { HandsetsService } from '../domains/handsets/handsets.service.ts'
import { handsetsStore } from '../domains/handsets/handsets.store.ts'
import type { CheckInRow, HandsetRecord, Holder } from '../domains/handsets/handsets.types.ts'
import { helpPlace } from '../domains/handsets/help-place.rules.ts'
import { helpKey } from '../domains/incidents/incident.types.ts'
import type { IncidentsService } from '../domains/incidents/incidents.service.ts'
import { iso } from '../kernel/clock.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Work } from '../kernel/work.ts'
import type { createAttachments } from './attachments.ts'
import { checkpointName, handsetPicture, isCallingForHelp, type PictureNeeds } from './handset-picture.ts'
import { HandsetStreams } from './handset-streams.ts'
import type { CorePart } from './part.ts'
import type { Picture } from './picture.ts'
import type { CorePorts } from './ports.ts'

/** The person's own, on the phone. */
const CHECK_INS_SHOWN = 20
const CHECK_INS_MS = 12 * 3_600_000

/** Where phones reach this core. */
export interface HandsetServer {
  /** `https://HOST:PORT` at the address phones most likely reach. */
  url: () => string
  certificateUrl: () => string
  /** SHA-256 of the certificate authority, `AB:CD:…`. */
  fingerprint: string
}

export interface HandsetsPartNeeds extends Omit<PictureNeeds, 'checkIns' | 'incidents' | 'picture'> {
  work: Work
  ports: Pick<CorePorts, 'store' | 'clock' | 'ids' | 'log'>
  incidents: IncidentsService
  picture: Picture
  attachments: Pick<ReturnType<typeof createAttachments>, 'put'>
  loop: { ask<T>(run: () => T): Promise<T> }
}

export type Handsets = ReturnType<typeof createHandsets>

export function createHandsets({ work, ports, incidents, attachments, loop, ...around }: HandsetsPartNeeds) {
  const { clock, ids, log } = ports
  const { site, dispatch } = around
  const store = handsetsStore(ports.store.db)
  const service = new HandsetsService({ work, ids, secret: () => randomBytes(24).toString('base64url') })
  /** Undefined: handsets are not wanted here; null: their port could not be opened. */
  let server: HandsetServer | null | undefined

  const openCallForHelp = (staff: string) => [...incidents.incidents.values()].find((record) => isCallingForHelp(staff, record))

  const acts = new HandsetActs({
    work,
    ids,
    incidents: {
      get: (id) => (incidents.isOpen(id) ? incidents.incidents.get(id) : undefined),
      command: (id, event) => incidents.command(id, event),
      escalate: (id, reason, to) => incidents.escalate(id, reason, to),
    },
    callForHelp: (staff, lngLat, actor) => {
      const member = dispatch.service.member(staff)
      const who = member ?? { number: '', name: actor.name, nameEn: actor.name }
      const isExact = lngLat !== null
      const place = helpPlace(site.file, who, { lngLat: lngLat ?? member?.lngLat ?? site.file.center, isExact })
      const call = { key: helpKey(staff), kind: 'panic', priority: 1, place, isExact, site: site.file.id } as const
      return incidents.raise(call, actor)
    },
    openCallForHelp,
    safe: ({ state, context }) => incidents.incidents.set(context.id, { state, context: { ...context, safeAt: work.now } }),
    locate: (staff, { lngLat, accuracyM }, at) => {
      const batteryPercent = service.ofStaff(staff)?.battery ?? null
      dispatch.service.locate({ type: 'position', source: 'watchroom', address: staff, at, lngLat, accuracyM, batteryPercent })
    },
    sharing: {
      isOn: (handset) => service.handsets.get(handset)?.sharesPosition ?? false,
      set: (handset, on) => service.share(handset, on),
    },
  })
  const queue = new HandsetQueue({
    work,
    log,
    stored: store.result,
    act: (carrier, act, at) => acts.take(carrier, act, at),
    openIncident: (id) => (incidents.isOpen(id) ? id : null),
  })

  /** While the disk takes nothing it is not kept for later: there would be more of it with every second. */
  const seen = (handset: string, battery?: number | null): void => {
    loop.ask(() => service.seen(handset, battery)).catch(() => undefined)
  }

  const streams = new HandsetStreams({
    clock,
    picture: (staff) => handsetPicture(staff, { ...around, incidents: incidents.incidents, checkIns: recentCheckIns }),
    isPaired: (handset) => service.handsets.get(handset) !== undefined,
    seen,
  })
  let toldPlan = site.view.version

  const part: CorePart = {
    load: () => {
      store.handsets.load(service.handsets)
      store.invitations.load(service.invitations)
    },
    flush: () => {
      store.handsets.flush(service.handsets)
      store.invitations.flush(service.invitations)
      store.keepResults(queue.results, work.now - RESULT_MS)
      store.appendCheckIns(acts.checkIns)
    },
    stored: () => {
      const { positions, status } = dispatch.service
      const { marks, notices } = around.picture.changes()
      const isNewPlan = site.view.version !== toldPlan
      toldPlan = site.view.version
      const isNewsForAll = isNewPlan || incidents.incidents.changed.size + status.changed.size + marks.size + notices.size > 0
      streams.changed(isNewsForAll ? null : new Set([...positions.changed, ...acts.checkIns.map(({ staff }) => staff)]))
      for (const id of service.handsets.changed) if (!service.handsets.get(id)) streams.end(id)
    },
  }

  const recentCheckIns = (staff: string): CheckInRow[] => store.checkInsOf(staff, clock.now() - CHECK_INS_MS, CHECK_INS_SHOWN)

  const handsetView = ({ id, holder, device, pairedAt, pairedBy, seenAt, battery, sharesPosition }: HandsetRecord): Handset => ({
    id,
    staff: holder.staff,
    person: holder.name,
    role: holder.role,
    device,
    pairedAt: iso(pairedAt),
    pairedBy,
    seenAt: iso(seenAt),
    online: streams.isOnline(id),
    battery,
    sharesPosition,
    revokedAt: null,
  })

  const checkInView = ({ at, saidAt, ...row }: CheckInRow): CheckIn => ({
    ...row,
    ...checkpointName(site, row.text),
    at: iso(at),
    saidAt: iso(saidAt),
  })

  /** Errors: `Refusal` 404 `staff.notFound`. */
  function holderOf(staff: string | null, me: Identity): Holder {
    if (staff === null) return { id: me.id, name: me.name, role: me.role, staff: null }
    const member = dispatch.service.member(staff)
    if (!member) throw new Refusal('staff.notFound', 404, `There is no ${staff} among the staff`, ['notFound'])
    return { id: staff, name: member.name, role: 'staff', staff }
  }

  /** Errors: `Refusal` 401 `session.expired`. */
  function inUse(handset: string): HandsetRecord {
    const record = service.handsets.get(handset)
    if (!record) throw new Refusal('session.expired', 401, 'This handset has been taken out of use')
    return record
  }

  /** What cannot be kept is known before the item is taken; a disk that is full is not the item's fault. */
  async function keepPhotos(act: HandsetItem['act'], by: string): Promise<{ act: HandsetItem['act']; spoilt: Refusal | null }> {
    if (act.kind !== 'progress') return { act, spoilt: null }
    try {
      const photos: string[] = []
      for (const photo of act.photos) photos.push((await attachments.put(photo, by)).id)
      return { act: { ...act, photos }, spoilt: null }
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error
      return { act, spoilt: error }
    }
  }

  async function takeOne(handset: string, staff: string, item: HandsetItem, differenceMs: number): Promise<HandsetResult> {
    const { name } = inUse(handset).holder
    const known = queue.known(handset, item.id)
    const { act, spoilt } = known ? { act: item.act, spoilt: null } : await keepPhotos(item.act, name)
    const { at, code } = await loop.ask(() => {
      const carrier = { handset: inUse(handset).id, staff, name }
      return queue.take(carrier, { ...item, act }, doneAt(Date.parse(item.at), differenceMs, work.now), spoilt)
    })
    return { id: item.id, taken: code === null, code, at: iso(at) }
  }

  return {
    part,
    service,
    health: (): Health['handsets'] => (server === undefined ? undefined : { ok: server !== null, online: streams.online }),
    /** Null: the port could not be opened. */
    connect(open: HandsetServer | null): void {
      server = open
    },
    list: (): Handset[] => [...service.handsets.values()].map(handsetView),
    checkIns: (before: { at: number; id: string } | null, limit: number): CheckIn[] => store.checkIns(before, limit).map(checkInView),
    /** Errors: `Refusal` 404 `staff.notFound`, 409 `handset.noServer`. */
    async invite(staff: string | null, me: Identity): Promise<Invitation> {
      const serving = server
      if (!serving) throw new Refusal('handset.noServer', 409, 'Handsets are not served here')
      const { code, expiresAt } = await loop.ask(() => service.invite(holderOf(staff, me), me.name))
      const { fingerprint, certificateUrl, url } = serving
      return { url: `${url()}/handset#pair=${code}`, expiresAt: iso(expiresAt), certificateUrl: certificateUrl(), fingerprint }
    },
    /** Errors: `Refusal` 404 `handset.notFound`. */
    revoke: (id: string, by: string): Promise<Handset> =>
      loop.ask(() => ({ ...handsetView(service.revoke(id, by)), online: false, revokedAt: iso(work.now) })),
    /** A stranger's guess costs no commit. Errors: `Refusal` 401 `handset.invitationSpent`. */
    async pair(code: string, device: string): Promise<{ token: string; identity: Identity }> {
      if (!service.isInvited(code, clock.now()))
        throw new Refusal('handset.invitationSpent', 401, 'This invitation has been used or is too old')
      const { record, token } = await loop.ask(() => service.pair(code, device))
      const { id, name, role } = record.holder
      return { token, identity: { id, name, role, hasPassword: true, handset: record.id } }
    },
    /** In the order of the list; `sentAt`: the phone's clock, UTC ms. Errors: `Refusal` 401 `session.expired`; 503: send it again. */
    async send(
      handset: string,
      staff: string,
      { sentAt, battery, items }: { sentAt: number; battery: number | null; items: readonly HandsetItem[] },
    ): Promise<{ at: string; results: HandsetResult[] }> {
      const difference = clockDifference(sentAt, clock.now())
      seen(handset, battery)
      const results: HandsetResult[] = []
      for (const item of items) results.push(await takeOne(handset, staff, item, difference))
      return { at: iso(clock.now()), results }
    },
    /** Ends with `signal`, and when the phone is taken out of use. */
    watch: (handset: string, staff: string, signal?: AbortSignal): AsyncGenerator<HandsetMessage, void> =>
      streams.watch(handset, staff, signal),
  }
}
