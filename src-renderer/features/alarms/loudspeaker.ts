/** The seat's loudspeaker: plays the pulses of `resources/sounds`. Browsers keep it mute until a person pressed something. */
import { create } from 'zustand'
import sounds from '../../../resources/sounds/alarms.json'
import { useSettings } from '../../state/settings.ts'

export type SoundName = keyof typeof sounds
const EDGE_S = 0.012

/** `blocked`: the browser keeps it mute, or the device is gone; the seat then shows what should be heard. */
export const useLoudspeaker = create<{ state: 'blocked' | 'running' }>(() => ({ state: 'blocked' }))

let context: AudioContext | null = null

/** Call it from a press: only then browsers let a page sound. */
export const unlock = async (): Promise<void> => {
  if (!context) {
    context = new AudioContext()
    const told = context
    told.addEventListener('statechange', () => useLoudspeaker.setState({ state: told.state === 'running' ? 'running' : 'blocked' }))
  }
  await context.resume().catch(() => undefined)
  useLoudspeaker.setState({ state: context.state === 'running' ? 'running' : 'blocked' })
}

export const repeatMs = (name: SoundName): number | null => sounds[name].everyMs

/** True when the first pulse started. */
export const play = (name: SoundName): boolean => {
  if (context?.state !== 'running') return false
  const { pulses, gapMs } = sounds[name]
  let at = context.currentTime + 0.01
  for (const { hz, ms } of pulses) {
    const tone = context.createOscillator()
    const level = context.createGain()
    tone.type = 'triangle'
    tone.frequency.value = hz
    const end = at + ms / 1000
    level.gain.setValueAtTime(0, at)
    level.gain.linearRampToValueAtTime(useSettings.getState().sound, at + EDGE_S)
    level.gain.setValueAtTime(useSettings.getState().sound, end - EDGE_S)
    level.gain.linearRampToValueAtTime(0, end)
    tone.connect(level).connect(context.destination)
    tone.start(at)
    tone.stop(end)
    at = end + gapMs / 1000
  }
  return true
}

/** The gesture at sign-in: lets the page sound, and proves it with a short tone. */
export const unlockAndTest = () => unlock().then(() => play('test'))
