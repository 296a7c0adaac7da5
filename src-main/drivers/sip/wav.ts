/** WAV files of the line: 8000 Hz, 16 bit. */
import wavefile from 'wavefile'

const RATE = 8000
/** Where the length of the sound stands in the header that libsndfile writes, and where the sound begins. */
const LENGTH_AT = 40
const SOUND_AT = 44

const wavOf = (channels: Int16Array[]): Uint8Array<ArrayBuffer> => {
  const wav = new wavefile.WaveFile()
  const [only] = channels
  wav.fromScratch(channels.length, RATE, '16', channels.length === 1 && only ? only : channels)
  return new Uint8Array(wav.toBuffer())
}

/** Errors: throws when it is no WAV of 8000 Hz, mono, 16 bit. */
function samplesOf(file: Uint8Array): Int16Array {
  const wav = new wavefile.WaveFile()
  wav.fromBuffer(file)
  const { sampleRate, numChannels, bitsPerSample } = wav.fmt as { sampleRate: number; numChannels: number; bitsPerSample: number }
  if (sampleRate !== RATE || numChannels !== 1 || bitsPerSample !== 16) throw new Error('The sound is not 8000 Hz, mono, 16 bit')
  return Int16Array.from(wav.getSamples(false))
}

export const silence = (ms: number): Uint8Array<ArrayBuffer> => wavOf([new Int16Array((RATE * ms) / 1000)])

/** One after the other; a number is a pause in ms. Errors: as `samplesOf`. */
export function joined(sounds: readonly (Uint8Array | number)[]): Uint8Array<ArrayBuffer> {
  const parts = sounds.map((sound) => (typeof sound === 'number' ? new Int16Array((RATE * sound) / 1000) : samplesOf(sound)))
  const all = new Int16Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return wavOf([all])
}

/** Two sides of a call as left and right. Who was ended in the middle has left no length in the header. */
export function bothSides(left: Buffer, right: Buffer): Uint8Array<ArrayBuffer> {
  const [a, b] = [left, right].map((side) => {
    const whole = Buffer.from(side)
    whole.writeUInt32LE(Math.max(0, whole.length - SOUND_AT), LENGTH_AT)
    return samplesOf(whole)
  })
  const length = Math.max(a?.length ?? 0, b?.length ?? 0)
  return wavOf(
    [a, b].map((side) => {
      const channel = new Int16Array(length)
      channel.set(side ?? [])
      return channel
    }),
  )
}
