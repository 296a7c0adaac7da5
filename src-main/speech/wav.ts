/** WAV files as telephones and loudspeakers take them: mono, 16 bit. */
import wavefile from 'wavefile'

/** What a telephone line carries (PCMA), in Hz. */
export const LINE_HZ = 8000

/** Errors: throws when it is no WAV. */
export function resampled(bytes: Uint8Array, hz: number): Uint8Array {
  const wav = new wavefile.WaveFile(bytes)
  const { sampleRate, numChannels } = wav.fmt as { sampleRate: number; numChannels: number }
  if (wav.bitDepth !== '16') wav.toBitDepth('16')
  if (numChannels === 1 && sampleRate === hz) return wav.toBuffer()
  const mono = new wavefile.WaveFile()
  mono.fromScratch(1, sampleRate, '16', mixed(wav, numChannels))
  if (sampleRate !== hz) mono.toSampleRate(hz)
  return mono.toBuffer()
}

/** One after the other; all of the same rate. */
export function joined(pieces: readonly Uint8Array[], hz: number): Uint8Array {
  const samples = pieces.map((piece) => new wavefile.WaveFile(piece).getSamples(false, Int16Array) as unknown as Int16Array)
  const all = new Int16Array(samples.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of samples) {
    all.set(piece, at)
    at += piece.length
  }
  const wav = new wavefile.WaveFile()
  wav.fromScratch(1, hz, '16', all)
  return wav.toBuffer()
}

/** Length in ms. */
export const lengthMs = (bytes: Uint8Array): number => {
  const wav = new wavefile.WaveFile(bytes)
  const samples = wav.getSamples(false, Int16Array) as unknown as Int16Array
  return Math.round((samples.length / (wav.fmt as { sampleRate: number }).sampleRate) * 1000)
}

function mixed(wav: wavefile.WaveFile, channels: number): Int16Array {
  const samples = wav.getSamples(true, Int16Array) as unknown as Int16Array
  if (channels === 1) return samples
  return Int16Array.from({ length: Math.floor(samples.length / channels) }, (_, index) => {
    const frame = samples.subarray(index * channels, (index + 1) * channels)
    return Math.round(frame.reduce((sum, value) => sum + value, 0) / channels)
  })
}
