/** What moves: crowds, devices and people above the ground, incidents above everything. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { LayerContext } from '../layers/layer-parts.ts'
import { ALARM_SOURCES, alarmLayers } from './alarm-layers.ts'
import { CROWD_SOURCE, crowdLayer } from './crowd.ts'
import { DEVICE_SOURCES, deviceLayers, wallDeviceLayers } from './device-layers.ts'
import { STAFF_SOURCES, staffLayers } from './staff-layers.ts'

export const LIVE_SOURCES: Readonly<Record<string, SourceSpecification>> = {
  crowd: CROWD_SOURCE,
  ...DEVICE_SOURCES,
  ...STAFF_SOURCES,
  ...ALARM_SOURCES,
}

export const liveLayers = (context: LayerContext): LayerSpecification[] => [
  crowdLayer(context),
  ...(context.variant === 'wall' ? wallDeviceLayers(context) : deviceLayers(context)),
]

/** Above the names. */
export const liveTopLayers = (context: LayerContext): LayerSpecification[] => [...staffLayers(context), ...alarmLayers(context)]
