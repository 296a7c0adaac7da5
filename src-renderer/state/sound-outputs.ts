/** The loudspeakers of this machine, as far as the browser tells: names need its permission, their number does not. */
import { create } from 'zustand'

export interface SoundOutput {
  id: string
  /** Empty where the browser does not say. */
  name: string
}

/** Null where the browser does not list loudspeakers; then nothing can be said about missing ones. */
export const useSoundOutputs = create<{ outputs: readonly SoundOutput[] | null }>(() => ({ outputs: null }))

/** Browsers that cannot choose a loudspeaker do not list them either. */
const lists = () => typeof AudioContext !== 'undefined' && 'setSinkId' in AudioContext.prototype && navigator.mediaDevices !== undefined

export const lookForOutputs = async (): Promise<void> => {
  if (!lists()) return
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null)
  if (!devices) return
  useSoundOutputs.setState({
    outputs: devices.filter(({ kind }) => kind === 'audiooutput').map(({ deviceId, label }) => ({ id: deviceId, name: label })),
  })
}

/** Browsers name loudspeakers only to pages that may listen; nothing is listened to. */
export const askForOutputNames = async (): Promise<void> => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null)
  await lookForOutputs()
  for (const track of stream?.getTracks() ?? []) track.stop()
}

/** Looks again whenever something is plugged in or out, until it is ended. */
export const watchOutputs = (): (() => void) => {
  void lookForOutputs()
  if (!lists()) return () => undefined
  const look = () => void lookForOutputs()
  navigator.mediaDevices.addEventListener('devicechange', look)
  return () => navigator.mediaDevices.removeEventListener('devicechange', look)
}

/** What alarms sound from: the one the system prefers. */
export const outputName = (outputs: readonly SoundOutput[] | null): string =>
  (outputs?.find(({ id }) => id === 'default') ?? outputs?.[0])?.name ?? ''
