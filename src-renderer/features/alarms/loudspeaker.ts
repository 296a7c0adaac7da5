/** The seat's loudspeaker: plays the pulses of `resources/sounds` and listens to itself. Browsers keep it mute until a person pressed something. */
import { create } from 'zustand'
import sounds from '../../../resources/sounds/alarms.json'
import type { SoundFailure } from '../../../src-preload/contract/sound.contract.ts'
import { useSettings } from '../../state/settings.ts'
import { hasFlowed, type Stretch } from './sound-watch.rules.ts'

export type SoundName = keyof typeof sounds
const EDGE_S = 0.012
/** The most the browser keeps: about 0.7 s, so that a busy page can still look back. */
const HEARD_SAMPLES = 32_768
const LISTEN_STEP_MS = 60
const LISTEN_STEPS = 30
/** A machine under load may let the sound system wait a moment. */
const STANDING_MS = 2_000

interface Loudspeaker {
  state: 'blocked' | 'running'
  /** Why an alarm could not be heard; the seat then shows what should be heard. */
  failure: SoundFailure | null
}

export const useLoudspeaker = create<Loudspeaker>(() => ({ state: 'blocked', failure: null }))

interface Rig {
  context: AudioContext
  ear: AnalyserNode
}

let rig: Rig | null = null
/** Whether samples came out the last time something was to be heard. */
let flows: boolean | null = null
/** The clock of the sound system, in seconds, and when it was last seen to go on. */
let clock = { seconds: -1, movedAt: 0 }

const told = ({ context }: Rig) => {
  if (context === rig?.context) useLoudspeaker.setState({ state: context.state === 'running' ? 'running' : 'blocked' })
}

const build = (): Rig => {
  const context = new AudioContext()
  const ear = context.createAnalyser()
  ear.fftSize = HEARD_SAMPLES
  ear.connect(context.destination)
  const built = { context, ear }
  context.addEventListener('statechange', () => told(built))
  return built
}

/** Call it from a press: only then browsers let a page sound. */
export const unlock = async (): Promise<void> => {
  if (!rig || rig.context.state === 'closed') rig = build()
  await rig.context.resume().catch(() => undefined)
  told(rig)
}

/** A new way to the loudspeaker, when nothing comes out of the old one. */
export const renew = async (): Promise<void> => {
  const old = rig
  rig = null
  flows = null
  await old?.context.close().catch(() => undefined)
  await unlock()
}

/** What can be told about the way to the loudspeaker now. */
export const lookAtLoudspeaker = () => {
  const now = performance.now()
  const seconds = rig?.context.currentTime ?? 0
  if (seconds !== clock.seconds) clock = { seconds, movedAt: now }
  return { running: rig?.context.state === 'running', advances: now - clock.movedAt < STANDING_MS, flows }
}

export const repeatMs = (name: SoundName): number | null => sounds[name].everyMs

const sendPulses = ({ context, ear }: Rig, name: SoundName): Stretch => {
  const { pulses, gapMs } = sounds[name]
  const level = useSettings.getState().sound
  let at = context.currentTime + 0.01
  for (const { hz, ms } of pulses) {
    const tone = context.createOscillator()
    const loudness = context.createGain()
    tone.type = 'triangle'
    tone.frequency.value = hz
    const end = at + ms / 1000
    loudness.gain.setValueAtTime(0, at)
    loudness.gain.linearRampToValueAtTime(level, at + EDGE_S)
    loudness.gain.setValueAtTime(level, end - EDGE_S)
    loudness.gain.linearRampToValueAtTime(0, end)
    tone.connect(loudness).connect(ear)
    tone.start(at)
    tone.stop(end)
    at = end + gapMs / 1000
  }
  return { until: at, level }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Null when the page was too busy to listen in time. */
const listen = async ({ context, ear }: Rig, stretch: Stretch): Promise<boolean | null> => {
  const samples = new Float32Array(HEARD_SAMPLES)
  let flowed: boolean | null = null
  for (let step = 0; step < LISTEN_STEPS && flowed === null; step++) {
    await pause(LISTEN_STEP_MS)
    ear.getFloatTimeDomainData(samples)
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    flowed = hasFlowed(stretch, context.currentTime, HEARD_SAMPLES / context.sampleRate, peak)
  }
  return flowed
}

/** Resolves with true when samples were seen to come out. */
export const play = async (name: SoundName): Promise<boolean> => {
  if (rig?.context.state !== 'running') return false
  const used = rig
  const heard = await listen(used, sendPulses(used, name))
  if (heard !== null && used === rig) flows = heard
  return heard === true
}

/** The gesture at sign-in: lets the page sound, and proves it with a short tone. */
export const unlockAndTest = () => unlock().then(() => play('test'))
