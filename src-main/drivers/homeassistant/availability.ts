/** What a message on an availability topic says of the devices that named it. */
import type { Link } from '../../domains/devices/devices.ports.ts'
import type { Device } from './register.ts'
import { isWord, type Payload, render } from './template.codec.ts'

export function linksOf(speaking: readonly Device[], topic: string, payload: Payload): Link[] {
  const online = new Map<string, boolean>()
  const listening = speaking.filter(({ availability }) => availability.topics.some((source) => source.topic === topic))
  for (const device of listening) {
    const word = wordFor(device, topic, payload)
    if (word === null) continue
    const isShared = listening.some((other) => other !== device && other.via === device.via)
    // What several devices behind one gateway listen to is the gateway's own: one gateway is away, not all of them.
    if (device.via !== null && isShared) online.set(device.via, word)
    else {
      device.said.set(topic, word)
      online.set(device.address, verdict(device, word))
    }
  }
  return [...online].map(([address, online]) => ({ type: 'link', source: 'homeassistant', address, online }))
}

/** Null: neither of the two words of the device. */
function wordFor({ availability }: Device, topic: string, payload: Payload): boolean | null {
  const source = availability.topics.find((source) => source.topic === topic)
  const word = source && render(source.template, payload)
  return isWord(word, source?.online) ? true : isWord(word, source?.offline) ? false : null
}

function verdict({ availability: { mode, topics }, said }: Device, latest: boolean): boolean {
  if (mode === 'all') return topics.every(({ topic }) => said.get(topic) !== false)
  return mode === 'any' ? topics.some(({ topic }) => said.get(topic)) : latest
}
