/** The whole contract between the core and everybody else. */
import type { ContractRouterClient } from '@orpc/contract'
import { alarms } from './alarms.contract.ts'
import { archive } from './archive.contract.ts'
import { calls } from './calls.contract.ts'
import { devices } from './devices.contract.ts'
import { attachments, dispatch } from './dispatch.contract.ts'
import { drills } from './drills.contract.ts'
import { figures } from './figures.contract.ts'
import { handset, handsets } from './handset.contract.ts'
import { history } from './history.contract.ts'
import { incidents } from './incidents.contract.ts'
import { journal } from './journal.contract.ts'
import { live } from './live.contract.ts'
import { network } from './network.contract.ts'
import { outputs } from './outputs.contract.ts'
import { people } from './people.contract.ts'
import { marks, notices, walls } from './picture.contract.ts'
import { plan } from './plan.contract.ts'
import { policies } from './policies.contract.ts'
import { procedures } from './procedures.contract.ts'
import { rescue } from './rescue.contract.ts'
import { session } from './session.contract.ts'
import { shifts } from './shifts.contract.ts'
import { site } from './site.contract.ts'
import { sound } from './sound.contract.ts'
import { speech } from './speech.contract.ts'
import { system } from './system.contract.ts'

export const contract = {
  drills,
  session,
  live,
  incidents,
  dispatch,
  rescue,
  attachments,
  figures,
  history,
  shifts,
  sound,
  speech,
  archive,
  calls,
  alarms,
  devices,
  outputs,
  network,
  people,
  policies,
  procedures,
  site,
  plan,
  journal,
  marks,
  notices,
  walls,
  handsets,
  handset,
  system,
}
export type Contract = typeof contract
export type ContractClient = ContractRouterClient<Contract>
