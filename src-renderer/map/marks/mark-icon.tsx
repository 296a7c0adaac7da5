/** The sign of each kind of mark: what people know from command boards. */
import {
  IconAlertTriangle,
  IconAmbulance,
  IconBarrierBlock,
  IconDoorEnter,
  IconDroplet,
  IconFlag,
  IconNote,
  IconTruck,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { MarkKind } from '../../../src-preload/contract/picture.contract.ts'

const ICONS = {
  danger: IconAlertTriangle,
  blocked: IconBarrierBlock,
  commandPost: IconFlag,
  staging: IconTruck,
  casualties: IconAmbulance,
  meeting: IconUsersGroup,
  entry: IconDoorEnter,
  water: IconDroplet,
  note: IconNote,
} as const satisfies Record<MarkKind, unknown>

export function MarkIcon({ kind }: { kind: MarkKind }) {
  const Icon = ICONS[kind]
  return <Icon aria-hidden="true" stroke={2} />
}
