/** The families that may speak over one broker; each remembers what it discovered on it. */
import type { DriverContext } from '../../domains/devices/devices.ports.ts'
import { nativeProfile } from './native.profile.ts'
import type { MqttProfile } from './profile.types.ts'

/** The native profile first: it is the busiest. */
export const mqttProfiles = ({ known: _known }: DriverContext): MqttProfile[] => [nativeProfile]
