/** Says one sentence at a time at this seat, from the loudspeaker or handset adapter that was chosen for speech. */
import { create } from 'zustand'
import { type Failure, failureOf } from '../client/errors.ts'
import { useSeat } from '../state/seat-context.tsx'
import { type Language, useSettings } from '../state/settings.ts'

interface Speaking {
  /** Name of what is being said. */
  saying: string | null
  failure: { of: string; failure: Failure } | null
}

export const useSpeaking = create<Speaking>(() => ({ saying: null, failure: null }))

/** Where the browser lets a page choose. */
type Choosing = AudioContext & { setSinkId?(device: string): Promise<void> }

let running: AbortController | null = null

export const hush = () => running?.abort()

const DEVICE_GONE: Failure = { code: 'speech.deviceGone', status: 409, reasons: [] }
/** A sentence that has not ended so long after its length does not come out. */
const GRACE_MS = 3_000

/** Errors: rejects when the device is not there or plays nothing, or the file is no sound. */
const play = async (file: Blob, device: string, hushed: AbortSignal): Promise<void> => {
  const context: Choosing = new AudioContext()
  const broken = new Promise<never>((_, fail) => context.addEventListener('error', () => fail(DEVICE_GONE)))
  broken.catch(() => undefined)
  try {
    // Not from another one instead: what is meant for one ear is not said to the room.
    await context.setSinkId?.(device).catch(() => Promise.reject(DEVICE_GONE))
    const source = context.createBufferSource()
    const sentence = await context.decodeAudioData(await file.arrayBuffer())
    source.buffer = sentence
    source.connect(context.destination)
    if (hushed.aborted) return
    const over = new Promise<void>((ended, fail) => {
      source.addEventListener('ended', () => ended())
      hushed.addEventListener('abort', () => ended())
      setTimeout(() => fail(DEVICE_GONE), sentence.duration * 1000 + GRACE_MS)
    })
    source.start()
    await Promise.race([over, broken])
  } finally {
    await context.close()
  }
}

export const useSpeech = () => {
  const { client } = useSeat()
  const device = useSettings(({ speechDevice }) => speechDevice)
  /** `name` tells what it is, so that its button can show that it speaks. */
  const say = async (name: string, text: string, language: Language): Promise<void> => {
    hush()
    const mine = new AbortController()
    running = mine
    useSpeaking.setState({ saying: name, failure: null })
    try {
      const file = await client.speech.read({ text, language })
      await play(file, device, mine.signal)
    } catch (error) {
      if (!mine.signal.aborted) useSpeaking.setState({ failure: { of: name, failure: failureOf(error) } })
    } finally {
      if (running === mine) useSpeaking.setState({ saying: null })
    }
  }
  return { say, hush }
}
