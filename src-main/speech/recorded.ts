/** Sentences that a person has spoken in: `NAME.wav` beside `NAME.txt` with its exact words, in a folder for each language. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../kernel/digest.ts'
import type { Language } from './voices.ts'
import { lengthMs } from './wav.ts'

const PIECES_MAX = 2000
/** A minute of studio quality. */
const BYTES_MAX = 12_000_000

/** Spaces and marks at the end make no other sentence. */
const plain = (text: string): string => text.replace(/[\s，。！？；、,.!?;:：]+/g, '').toLowerCase()

export class Recorded {
  readonly #paths = new Map<string, string>()
  #edition = ''

  /** Reads the folders again; a folder that is not there holds nothing. */
  async read(folders: readonly string[]): Promise<void> {
    this.#paths.clear()
    const files: unknown[] = []
    for (const folder of folders)
      for (const language of ['zh-CN', 'en'] as const) {
        const names = await readdir(join(folder, language)).catch((): string[] => [])
        for (const name of names.filter((file) => file.endsWith('.txt')).slice(0, PIECES_MAX)) {
          const words = await readFile(join(folder, language, name), 'utf8').catch(() => '')
          const wav = `${name.slice(0, -4)}.wav`
          const file = await stat(join(folder, language, wav)).catch(() => null)
          if (words.trim() === '' || !file || file.size > BYTES_MAX) continue
          this.#paths.set(`${language}/${plain(words)}`, join(folder, language, wav))
          files.push([words, file.size, file.mtimeMs])
        }
      }
    this.#edition = sha256(JSON.stringify(files))
  }

  /** Another one once a recording was added, replaced or taken away. */
  get edition(): string {
    return this.#edition
  }

  get count(): number {
    return this.#paths.size
  }

  /** The WAV of these words; null when nobody has spoken them in, or the file is no WAV. */
  async find(words: string, language: Language): Promise<Uint8Array | null> {
    const path = this.#paths.get(`${language}/${plain(words)}`)
    if (path === undefined) return null
    try {
      const bytes = await readFile(path)
      return lengthMs(bytes) > 0 ? bytes : null
    } catch {
      return null
    }
  }
}
