/** What the contract server needs of the core. The core satisfies it by its shape. */
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import type { LiveMessage } from '../../src-preload/contract/live.contract.ts'
import type { Household, Staff } from '../../src-preload/contract/people.contract.ts'
import type { Identity, SignedIn } from '../../src-preload/contract/session.contract.ts'
import type { Site } from '../../src-preload/contract/site.contract.ts'
import type { Health, Stats } from '../../src-preload/contract/system.contract.ts'
import type { Logger } from '../kernel/logger.ts'
import type { AlarmsApi } from './alarms.rpc.ts'
import type { ArchiveApi } from './archive.rpc.ts'
import type { CallsApi } from './calls.rpc.ts'
import type { DevicesApi } from './devices.rpc.ts'
import type { DispatchApi } from './dispatch.rpc.ts'
import type { FiguresApi } from './figures.rpc.ts'
import type { HandsetsApi } from './handsets.rpc.ts'
import type { HistoryApi } from './history.rpc.ts'
import type { IncidentsApi } from './incidents.rpc.ts'
import type { NetworkApi } from './network.rpc.ts'
import type { OutputsApi } from './outputs.rpc.ts'
import type { PictureApi } from './picture.rpc.ts'
import type { PlanApi } from './plan.rpc.ts'
import type { PoliciesApi } from './policies.rpc.ts'
import type { ProceduresApi } from './procedures.rpc.ts'
import type { RescueApi } from './rescue.rpc.ts'
import type { ShiftsApi } from './shifts.rpc.ts'
import type { SoundApi } from './sound.rpc.ts'

interface OwnApi {
  change<T>(run: () => T): Promise<T>
  proof: { painted(nonce: number): void }
  health(): Health
  /** The store takes what is written. */
  isStoring(): boolean
  log: Logger
  board: { watch(signal?: AbortSignal): AsyncGenerator<LiveMessage, void> }
  site: { view: Site; households(words: string): Household[] }
  views: {
    journal(before: number, limit: number, incident?: string): JournalEntry[]
    staff(): Staff[]
    stats(): Stats
  }
  sessions: {
    signIn(name: string, password: string): Promise<SignedIn>
    redeem(ticket: string): Promise<SignedIn>
    identify(token: string): Identity | null
    signOut(token: string, by: Identity): Promise<void>
    setPassword(token: string, password: string, current: string | undefined): Promise<void>
  }
}

export type CoreApi = OwnApi &
  IncidentsApi &
  CallsApi &
  AlarmsApi &
  DevicesApi &
  DispatchApi &
  RescueApi &
  OutputsApi &
  NetworkApi &
  FiguresApi &
  HistoryApi &
  ArchiveApi &
  ProceduresApi &
  PlanApi &
  PoliciesApi &
  HandsetsApi &
  ShiftsApi &
  PictureApi &
  SoundApi
