/** Binds every procedure of the contract to the core. */
import { ORPCError } from '@orpc/server'
import type { ContractClient } from '../../src-preload/contract/index.ts'
import type { CallContext } from './access.ts'
import { alarmsRpc } from './alarms.rpc.ts'
import { archiveRpc } from './archive.rpc.ts'
import { callsRpc } from './calls.rpc.ts'
import { createContractServer, me } from './contract-server.ts'
import type { CoreApi } from './core-api.ts'
import { devicesRpc } from './devices.rpc.ts'
import { attachmentsRpc, dispatchRpc, setDutyRpc } from './dispatch.rpc.ts'
import { type DrillsApi, drillsRpc, noDrills } from './drills.rpc.ts'
import { figuresRpc } from './figures.rpc.ts'
import { handsetRpc, handsetsRpc } from './handsets.rpc.ts'
import { historyRpc } from './history.rpc.ts'
import { incidentsRpc } from './incidents.rpc.ts'
import { networkRpc } from './network.rpc.ts'
import { outputsRpc } from './outputs.rpc.ts'
import { cursorOf, pageByKey, positionOf } from './pages.ts'
import { marksRpc, noticesRpc, wallsRpc } from './picture.rpc.ts'
import { noSiteFiles, planRpc, type SiteFilesApi } from './plan.rpc.ts'
import { policiesRpc } from './policies.rpc.ts'
import { boardWithoutPersons, entryWithoutPersons } from './privacy.ts'
import { proceduresRpc } from './procedures.rpc.ts'
import { rescueRpc } from './rescue.rpc.ts'
import { shiftsRpc } from './shifts.rpc.ts'
import { soundRpc } from './sound.rpc.ts'
import { noSpeech, type SpeechApi, speechRpc } from './speech.rpc.ts'

export type ContractRouter = ReturnType<typeof createRouter>

/** What a host puts beside the core. */
export interface Beside {
  drills?: DrillsApi
  speech?: SpeechApi
  siteFiles?: SiteFilesApi
}

export function createRouter(core: CoreApi, { drills = noDrills, speech = noSpeech, siteFiles = noSiteFiles }: Beside = {}) {
  const os = createContractServer(core.sessions)

  return os.router({
    session: {
      signIn: os.session.signIn.handler(async ({ input, context: { connection } }) =>
        signedIn(connection, await core.sessions.signIn(input.name, input.password)),
      ),
      redeem: os.session.redeem.handler(async ({ input, context: { connection } }) =>
        signedIn(connection, await core.sessions.redeem(input.ticket)),
      ),
      resume: os.session.resume.handler(({ input, context: { connection } }) => {
        const identity = core.sessions.identify(input.token)
        if (!identity) throw expired()
        Object.assign(connection, { identity, token: input.token })
        return identity
      }),
      me: os.session.me.handler(({ context }) => me(context)),
      signOut: os.session.signOut.handler(async ({ context }) => {
        if (context.connection.token) await core.sessions.signOut(context.connection.token, me(context))
        Object.assign(context.connection, { identity: null, token: null })
        return { ok: true as const }
      }),
      setPassword: os.session.setPassword.handler(async ({ input, context }) => {
        await core.sessions.setPassword(context.connection.token ?? '', input.password, input.current)
        return { ok: true as const }
      }),
    },
    live: {
      watch: os.live.watch.handler(async function* ({ input, context, signal }) {
        const viewer = input.seat === 'wall' ? null : me(context)
        for await (const message of core.board.watch(signal)) {
          // Signed out elsewhere, or run out: the picture ends with the session.
          if (context.connection.token && !core.sessions.identify(context.connection.token)) throw expired()
          yield message.type === 'beat' ? message : { ...message, board: boardWithoutPersons(viewer, message.board) }
        }
      }),
    },
    incidents: incidentsRpc(os.incidents, core),
    dispatch: dispatchRpc(os.dispatch, core),
    rescue: rescueRpc(os.rescue, core),
    attachments: attachmentsRpc(os.attachments, core),
    calls: callsRpc(os.calls, core),
    alarms: alarmsRpc(os.alarms, core),
    figures: figuresRpc(os.figures, core),
    history: historyRpc(os.history, core),
    archive: archiveRpc(os.archive, core),
    shifts: shiftsRpc(os.shifts, core),
    procedures: proceduresRpc(os.procedures, core),
    policies: policiesRpc(os.policies, core),
    devices: devicesRpc(os.devices, core),
    marks: marksRpc(os.marks, core),
    notices: noticesRpc(os.notices, core),
    walls: wallsRpc(os.walls, core),
    outputs: outputsRpc(os.outputs, core),
    network: networkRpc(os.network, core),
    drills: drillsRpc(os.drills, drills),
    sound: soundRpc(os.sound, core),
    speech: speechRpc(os.speech, core, speech),
    people: {
      setDuty: setDutyRpc(os.people, core),
      staff: os.people.staff.handler(() => ({ items: core.views.staff(), next: null })),
      households: os.people.households.handler(({ input }) => pageByKey(core.site.households(input.words), ({ id }) => id, input)),
    },
    site: {
      get: os.site.get.handler(() => core.site.view),
      zones: os.site.zones.handler(() => ({ items: core.site.view.zones, next: null })),
    },
    plan: planRpc(os.plan, core, siteFiles),
    handsets: handsetsRpc(os.handsets, core),
    handset: handsetRpc(os.handset, core),
    journal: {
      list: os.journal.list.handler(({ input, context }) => {
        const [seq] = positionOf(input.cursor, 'number') ?? []
        const items = core.views.journal(seq ?? Number.MAX_SAFE_INTEGER, input.limit, input.incident)
        const last = items.at(-1)
        const next = items.length === input.limit && last ? cursorOf(last.seq) : null
        return { items: items.map((entry) => entryWithoutPersons(me(context), entry)), next }
      }),
    },
    system: {
      painted: os.system.painted.handler(async ({ input }) => {
        await core.change(() => core.proof.painted(input.nonce))
        return { ok: true as const }
      }),
      stats: os.system.stats.handler(() => core.views.stats()),
    },
  })
}

export type HandsetRouter = ReturnType<typeof handsetRouter>

/** For the LAN: a phone comes in by its invitation. Nobody tries passwords there, nor locks the desk out by wrong ones. */
export function handsetRouter(router: ContractRouter) {
  const { signIn: _signIn, redeem: _redeem, ...session } = router.session
  return { ...router, session }
}

const expired = () => new ORPCError('session.expired', { status: 401, message: 'Sign in again' })

type SignedIn = Awaited<ReturnType<ContractClient['session']['signIn']>>

function signedIn(connection: CallContext['connection'], result: SignedIn): SignedIn {
  Object.assign(connection, { identity: result.identity, token: result.token })
  return result
}
