/**
 * Frigate (camera AI): `frigate/…`. The address of a camera or zone is its name.
 * Alerts of the review list raise `behaviour` of their camera; the number of persons is `people`.
 */
import type { DescribedPoint, Description, Heard, Report } from '../../domains/devices/devices.ports.ts'
import { ownPointId } from '../catalog/properties.ts'
import { refused, reportsOf } from '../common/heard.ts'
import { mimeOf } from '../common/picture.codec.ts'
import { numberPoint, switchPoint } from '../common/points.ts'
import type { MqttMessage, MqttProfile } from '../mqtt/profile.types.ts'
import { BRIDGE, type Camera, Cameras, describe, isName } from './cameras.ts'
import { parseCount, parseReview, parseTrackedObject, type Review } from './frigate.codec.ts'

const source = 'frigate'
/** Bytes. */
const JSON_MAX = 262_144
const PICTURE_MAX = 1_048_576

export function createFrigateProfile(known: readonly Description[]): MqttProfile {
  const cameras = new Cameras(known)

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
    const camera = cameras.camera(review.camera)
    if (!camera) return [refused('oversized', review.camera)]
    const reports = follow(camera, review, receivedAt)
    return [...describe(camera), ...reports.map((report) => ({ ...report, isReplay }))]
  }

  /** Objects raise nothing by themselves: they keep the alert open that they belong to. */
  function seen({ payload, receivedAt }: MqttMessage): Heard[] {
    const object = parseTrackedObject(payload)
    if (!object || !isName(object.camera)) return [refused('malformed', BRIDGE)]
    if (object.isFalse) return []
    const camera = cameras.camera(object.camera)
    if (!camera) return [refused('oversized', object.camera)]
    camera.alerts.seen(object.id, receivedAt)
    return describe(camera)
  }

  function count(name: string, label: string, { payload, isReplay }: MqttMessage): Heard[] {
    const counted = parseCount(payload)
    if (counted === null) return []
    const id = label === 'person' ? 'people' : (ownPointId(`count ${label}`) ?? 'count')
    return reported(name, cameras.find(name), numberPoint(id, id, ''), counted, isReplay)
  }

  function status(name: string, role: string, message: MqttMessage): Heard[] {
    const word = wordOf(message)
    if (!['online', 'offline', 'disabled'].includes(word)) return [refused('malformed', name)]
    if (role !== 'detect') return switched(name, ownPointId(`${role} online`) ?? 'online', word === 'online', message)
    // Somebody has switched it off: that is not a failure.
    const isDisabled = switched(name, 'disabled', word === 'disabled', message)
    return word === 'disabled' ? isDisabled : [...isDisabled, { type: 'link', source, address: name, online: word === 'online' }]
  }

  function detect(name: string, message: MqttMessage): Heard[] {
    const word = wordOf(message)
    return word === 'ON' || word === 'OFF' ? switched(name, 'detect', word === 'ON', message) : [refused('malformed', name)]
  }

  function picture(name: string, { payload, receivedAt, isReplay }: MqttMessage): Heard[] {
    // Of any age when the broker had kept it.
    if (isReplay) return []
    if (payload.length > PICTURE_MAX) return [refused('oversized', name)]
    const mime = mimeOf(payload)
    if (!mime) return [refused('malformed', name)]
    const camera = cameras.camera(name)
    if (!camera) return [refused('oversized', name)]
    const at = camera.alerts.latestAt ?? receivedAt
    return [...describe(camera), { type: 'picture', source, address: name, at, mime, bytes: payload }]
  }

  const switched = (name: string, id: string, isOn: boolean, { isReplay }: MqttMessage): Heard[] =>
    reported(name, cameras.camera(name), switchPoint(id, id), Number(isOn), isReplay)

  return {
    source,
    subscriptions: ['available', 'events', 'reviews', '+/+', '+/status/+', '+/detect/state', '+/+/snapshot'].map(
      (topic) => `frigate/${topic}`,
    ),
    decode(message: MqttMessage) {
      const [root, ...path] = message.topic.split('/')
      if (root !== 'frigate') return null
      const ended = [...cameras.all()].flatMap((camera) => {
        const reports = endSilent(camera, message.receivedAt)
        return reports.length > 0 ? [...describe(camera), ...reports] : []
      })
      return { heard: [...ended, ...heardOf(path, message)] }
    },
    encode({ address, point, value }) {
      if (point !== 'detect' || !cameras.isCamera(address)) return null
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
function follow(camera: Camera, review: Review, receivedAt: number): Report[] {
  const isKnown = camera.alerts.has(review.id)
  if (!isKnown && !review.isAlert) return []
  // An item that became an alert later was none when it began.
  const at = review.isNew || review.isEnd ? review.startedAt : receivedAt
  const begun = isKnown ? [] : behaviour(camera, at, 1)
  if (!review.isEnd) {
    camera.alerts.keep(review.id, at, receivedAt, review.objects)
    return begun
  }
  camera.alerts.end(review.id)
  return camera.alerts.isOpen ? begun : [...begun, ...behaviour(camera, review.endedAt ?? receivedAt, 0)]
}

function endSilent(camera: Camera, now: number): Report[] {
  if (!camera.alerts.isOpen) return []
  camera.alerts.expire(now)
  return camera.alerts.isOpen ? [] : behaviour(camera, now, 0)
}

/** Never older than the one before: the clock of Frigate may differ from ours, and an end must end. */
function behaviour(camera: Camera, at: number, value: 0 | 1): Report[] {
  camera.reportedAt = value === 0 ? Math.max(at, camera.reportedAt + 1) : at
  return reportOf(camera.name, camera.reportedAt, 'behaviour', value)
}

function reported(name: string, camera: Camera | null, point: DescribedPoint, value: number, isReplay: boolean): Heard[] {
  if (!camera) return [refused('oversized', name)]
  return [...describe(camera, point), ...reportOf(name, null, point.id, value, isReplay)]
}

const reportOf = (address: string, at: number | null, point: string, value: number, isReplay = false): Report[] =>
  reportsOf({ source, address, via: BRIDGE, at, values: new Map([[point, value]]), isReplay })

const wordOf = ({ payload }: MqttMessage): string => payload.toString('utf8', 0, 20).trim()
