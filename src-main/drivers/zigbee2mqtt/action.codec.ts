/** `action`: something that happened and has no end, such as a button pressed or a sensor tilted. */
import type { DescribedPoint } from '../../domains/devices/devices.ports.ts'
import { catalogPoint, ownPointId } from '../catalog/properties.ts'
import { switchPoint } from '../common/points.ts'

/** `vibration` and `emergency` are points of the catalogue, `tilt` is one of its own. Null: nothing happened. */
export function actionPoint(action: string): DescribedPoint | null {
  const known = catalogPoint(action)
  const id = known?.type === 'switch' && !known.inverted ? known.point : ownPointId(action && `action ${action}`)
  return id === null ? null : switchPoint(id, action)
}
