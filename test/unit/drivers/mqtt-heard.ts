/** What any MQTT profile may hand over, and payloads that nobody should send. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Heard } from '../../../src-main/domains/devices/devices.ports.ts'
import type { MqttProfile } from '../../../src-main/drivers/mqtt/profile.types.ts'
import { NOON } from '../../support/manual-clock.ts'

/** What the profile hears in one message; text goes out as it is, anything else as JSON. */
export function hear(profile: MqttProfile, topic: string, payload: unknown, isReplay = false): Heard[] {
  const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
  return profile.decode({ topic, payload: bytes, receivedAt: NOON, isReplay })?.heard ?? []
}

export const ofType = <T extends Heard['type']>(heard: readonly Heard[], type: T): Extract<Heard, { type: T }>[] =>
  heard.filter((item): item is Extract<Heard, { type: T }> => item.type === type)

/** The values of the first report, as an object. */
export const valuesOf = (heard: readonly Heard[]): Record<string, number> => Object.fromEntries(ofType(heard, 'report')[0]?.values ?? [])

export function expectWellFormed(heard: readonly Heard[]): void {
  for (const item of heard) {
    if (item.type === 'refused') continue
    expect(item.address.length).toBeGreaterThan(0)
    expect(item.address.length).toBeLessThanOrEqual(120)
    if (item.type === 'report') {
      expect(item.values.size).toBeGreaterThan(0)
      expect([...item.values.values()].every(Number.isFinite)).toBe(true)
      expect([...item.values.keys()].every((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toBe(true)
      expect(item.at === null || Number.isFinite(item.at)).toBe(true)
    }
    if (item.type === 'description') {
      expect(item.points.length).toBeLessThanOrEqual(64)
      expect(new Set(item.points.map(({ id }) => id)).size).toBe(item.points.length)
      expect(item.points.every(({ id }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toBe(true)
      expect(item.points.every(({ range }) => range === null || range[0] < range[1])).toBe(true)
      expect(Buffer.byteLength(JSON.stringify(item.memory ?? null))).toBeLessThanOrEqual(16_384)
    }
  }
}

/** Any bytes, any JSON, and valid payloads with pieces exchanged. */
export function anyPayload(valid: readonly unknown[]): fc.Arbitrary<Buffer> {
  const texts = valid.map((payload) => (typeof payload === 'string' ? payload : JSON.stringify(payload)))
  const nasty = fc.constantFrom('null', '[]', '{}', '1e999', '"__proto__"', '{"__proto__":{"constructor":1}}', '-1', 'true', '"0x00"', '""')
  const mutated = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(40), fc.oneof(nasty, fc.string(), fc.json()))
    .map(([text, at, length, piece]) => {
      const from = text.length > 0 ? at % text.length : 0
      return text.slice(0, from) + piece + text.slice(from + length)
    })
  // Exchanging whole values keeps it JSON, so that it gets further.
  const exchanged = fc.tuple(fc.constantFrom(...texts), fc.nat(), nasty).map(([text, which, piece]) => {
    const values = [...text.matchAll(/:("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)/g)]
    const value = values[values.length > 0 ? which % values.length : 0]
    return value ? `${text.slice(0, value.index)}:${piece}${text.slice(value.index + value[0].length)}` : text
  })
  return fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.oneof(fc.json(), mutated, exchanged, fc.constantFrom(...texts)).map((text) => Buffer.from(text)),
  )
}
