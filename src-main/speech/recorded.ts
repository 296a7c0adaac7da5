/** Sentences that a person has spoken in: `NAME.wav` beside `NAME.txt` with its exact words, in a folder for each language. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from './voices.ts'

const PIECES_MAX = 2000

/** Spaces and marks at the end make no other sentence. */
const plain = (text: string): string => text.replace(/[\s，。！？；、,.!?;:：]+/g, '').toLowerCase()

export class Recorded {
  readonly #paths = new Map<string, string>()

  /** Reads the folders again; a folder that is not there holds nothing. */
  async read(folders: readonly string[]): Promise<void> {
    this.#paths.clear()
    for (const folder of folders)
      for (const language of ['zh-CN', 'en'] as const) {
        const names = await readdir(join(folder, language)).catch((): string[] => [])
        for (const name of names.filter((file) => file.endsWith('.txt')).slice(0, PIECES_MAX)) {
          const words = await readFile(join(folder, language, name), 'utf8').catch(() => '')
          const wav = `${name.slice(0, -4)}.wav`
          if (words.trim() !== '' && names.includes(wav)) this.#paths.set(`${language}/${plain(words)}`, join(folder, language, wav))
        }
      }
  }

  get count(): number {
    return this.#paths.size
  }

  /** The WAV of these words; null when nobody has spoken them in. */
  async find(words: string, language: Language): Promise<Uint8Array | null> {
    const path = this.#paths.get(`${language}/${plain(words)}`)
    return path === undefined ? null : readFile(path).catch(() => null)
  }
}
