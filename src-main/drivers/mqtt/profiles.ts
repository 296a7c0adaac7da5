/** The families that may speak over one broker; each remembers what it discovered on it. */
import type { DriverContext } from '../../domains/devices/devices.ports.ts'
import { createChirpstackProfile } from '../chirpstack/chirpstack.profile.ts'
import { createFrigateProfile } from '../frigate/frigate.profile.ts'
import { createHomeassistantProfile } from '../homeassistant/homeassistant.profile.ts'
import { createOwntracksProfile } from '../owntracks/owntracks.profile.ts'
import { createSparkplugProfile } from '../sparkplug/sparkplug.profile.ts'
import { createTasmotaProfile } from '../tasmota/tasmota.profile.ts'
import { createZigbee2mqttProfile } from '../zigbee2mqtt/zigbee2mqtt.profile.ts'
import { nativeProfile } from './native.profile.ts'
import type { MqttProfile } from './profile.types.ts'
import { staffProfile } from './staff.profile.ts'

/** The native profile first, as it is the busiest; Home Assistant last, as any topic may be one of its. */
export const mqttProfiles = ({ known, clock }: DriverContext): MqttProfile[] => [
  nativeProfile,
  staffProfile,
  createZigbee2mqttProfile(known('zigbee2mqtt')),
  createChirpstackProfile(known('chirpstack')),
  createTasmotaProfile(known('tasmota')),
  createSparkplugProfile(known('sparkplug'), clock),
  createFrigateProfile(known('frigate')),
  createOwntracksProfile(),
  createHomeassistantProfile(known('homeassistant')),
]
