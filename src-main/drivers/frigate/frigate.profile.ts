/**
 * Frigate (camera AI): `frigate/…`. The address of a camera or zone is its name.
 * Alerts of the review list raise `behaviour` of their camera; the number of persons is `people`.
 */
import type { RejectReason } from '../../../src-preload/contract/wire/words.ts'
import type { Description, Heard, Report } from '../../domains/devices/devices.ports.ts'
import { ownPointId } from '../catalog/properties.ts'
import type { MqttMessage, MqttProfile } from '../mqtt/profile.types.ts'
import { isJpeg, parseCount, parseReview, parseTrackedObject, type Review } from './frigate.codec.ts'
import { BRIDGE, isName, learn, point, type Station, Stations } from './stations.ts'

const source = 'frigate'
/** Bytes. */
const JSON_MAX = 262_144
const PICTURE_MAX = 1_048_576

export function createFrigateProfile(known: readonly Description[]): MqttProfile {
  const stations = new Stations(known)

  function heardOf(path: readonly string[], message: MqttMessage): Heard[] {
    const [name = '', second, third, more] = path
    if (more !== undefined) return []
    if (second === undefined) return ofBridge(name, message)
    if (!isName(name)) return [refused('badTopic', name)]
    if (third === undefined) return count(name, second, message)
    if (second === 'status') return status(name, third, message)
    if (third === 'snapshot') return picture(name, message)
    return second === 'detect' && third === 'state' ? detect(name, message) : []
  }

  function ofBridge(topic: string, message: MqttMessage): Heard[] {
    if (topic === 'available') return [bridge, { type: 'link', source, address: BRIDGE, online: wordOf(message) === 'online' }]
    if (topic !== 'reviews' && topic !== 'events') return []
    if (message.payload.length > JSON_MAX) return [refused('oversized', BRIDGE)]
    return topic === 'reviews' ? reviewed(message) : seen(message)
  }

  function reviewed({ payload, receivedAt, isReplay }: MqttMessage): Heard[] {
    const review = parseReview(payload)
    if (!review || !isName(review.camera)) return [refused('malformed', BRIDGE)]
    const camera = stations.camera(review.camera)
    if (!camera) return [refused('oversized', review.camera)]
    const reports = follow(camera, review, receivedAt)
    return [...stations.describe(camera), ...reports.map((report) => ({ ...report, isReplay }))]
  }

  /** Objects raise nothing by themselves: they keep the alert open that they belong to. */
  function seen({ payload, receivedAt }: MqttMessage): Heard[] {
    const object = parseTrackedObject(payload)
    if (!object || !isName(object.camera)) return [refused('malformed', BRIDGE)]
    if (object.isFalse) return []
    const camera = stations.camera(object.camera)
    if (!camera) return [refused('oversized', object.camera)]
    camera.alerts.seen(object.id, receivedAt)
    return stations.describe(camera)
  }

  function count(name: string, label: string, { payload, isReplay }: MqttMessage): Heard[] {
    const counted = parseCount(payload)
    if (counted === null) return []
    const id = label === 'person' ? 'people' : (ownPointId(`count ${label}`) ?? 'count')
    return reported(stations.find(name), name, id, counted, isReplay, 'number')
  }

  function status(name: string, role: string, message: MqttMessage): Heard[] {
    const word = wordOf(message)
    if (!['online', 'offline', 'disabled'].includes(word)) return [refused('malformed', name)]
    const camera = stations.camera(name)
    if (role !== 'detect') {
      return reported(camera, name, ownPointId(`${role} online`) ?? 'online', Number(word === 'online'), message.isReplay)
    }
    // Somebody has switched it off: that is not a failure.
    const isDisabled = reported(camera, name, 'disabled', Number(word === 'disabled'), message.isReplay)
    return word === 'disabled' ? isDisabled : [...isDisabled, { type: 'link', source, address: name, online: word === 'online' }]
  }

  function detect(name: string, message: MqttMessage): Heard[] {
    const word = wordOf(message)
    if (word !== 'ON' && word !== 'OFF') return [refused('malformed', name)]
    return reported(stations.camera(name), name, 'detect', Number(word === 'ON'), message.isReplay)
  }

  function picture(name: string, { payload, receivedAt, isReplay }: MqttMessage): Heard[] {
    // Of any age when the broker had kept it.
    if (isReplay) return []
    if (payload.length > PICTURE_MAX) return [refused('oversized', name)]
    if (!isJpeg(payload)) return [refused('malformed', name)]
    const camera = stations.camera(name)
    if (!camera) return [refused('oversized', name)]
    const at = camera.alerts.latestAt ?? receivedAt
    return [...stations.describe(camera), { type: 'picture', source, address: name, at, mime: 'image/jpeg', bytes: payload }]
  }

  function reported(station: Station | null, name: string, id: string, value: number, isReplay: boolean, type?: 'number'): Heard[] {
    if (!station) return [refused('oversized', name)]
    learn(station, point(id, type))
    return [...stations.describe(station), { ...report(name, null, id, value), isReplay }]
  }

  return {
    source,
    subscriptions: ['available', 'events', 'reviews', '+/+', '+/status/+', '+/detect/state', '+/+/snapshot'].map(
      (topic) => `frigate/${topic}`,
    ),
    decode(message: MqttMessage) {
      const [root, ...path] = message.topic.split('/')
      if (root !== 'frigate') return null
      const ended = [...stations.all()].flatMap((station) => {
        const reports = endSilent(station, message.receivedAt)
        return reports.length > 0 ? [...stations.describe(station), ...reports] : []
      })
      return { heard: [...ended, ...heardOf(path, message)] }
    },
    encode({ address, point, value }) {
      if (point !== 'detect' || !stations.isCamera(address)) return null
      return [{ topic: `frigate/${address}/detect/set`, payload: value === 0 ? 'OFF' : 'ON' }]
    },
  }
}

const bridge: Description = {
  type: 'description',
  source,
  address: BRIDGE,
  via: null,
  name: 'Frigate',
  vendor: 'Frigate',
  model: '',
  kind: 'gateway',
  points: [],
}

/** What a review item changes of its camera. */
function follow(camera: Station, review: Review, receivedAt: number): Report[] {
  const isKnown = camera.alerts.has(review.id)
  if (!isKnown && !review.isAlert) return []
  // An item that became an alert later was none when it began.
  const at = review.isNew || review.isEnd ? review.startedAt : receivedAt
  const begun = isKnown ? [] : [behaviour(camera, at, 1)]
  if (!review.isEnd) {
    camera.alerts.keep(review.id, at, receivedAt, review.objects)
    return begun
  }
  camera.alerts.end(review.id)
  return camera.alerts.isOpen ? begun : [...begun, behaviour(camera, review.endedAt ?? receivedAt, 0)]
}

function endSilent(station: Station, now: number): Report[] {
  if (!station.alerts.isOpen) return []
  station.alerts.expire(now)
  return station.alerts.isOpen ? [] : [behaviour(station, now, 0)]
}

/** Never older than the one before: the clock of Frigate may differ from ours, and an end must end. */
function behaviour(camera: Station, at: number, value: 0 | 1): Report {
  camera.reportedAt = value === 0 ? Math.max(at, camera.reportedAt + 1) : at
  return report(camera.name, camera.reportedAt, 'behaviour', value)
}

const report = (address: string, at: number | null, point: string, value: number): Report => ({
  type: 'report',
  source,
  address,
  via: BRIDGE,
  at,
  values: new Map([[point, value]]),
})

const wordOf = ({ payload }: MqttMessage): string => payload.toString('utf8', 0, 20).trim()
const refused = (reason: RejectReason, device: string): Heard => ({ type: 'refused', reason, device: device.slice(0, 100) })
