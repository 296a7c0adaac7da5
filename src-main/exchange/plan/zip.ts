/** Files out of a ZIP archive that somebody sent: so many, and so large, that an archive made to fill the memory is refused. */
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { broken } from './found.ts'

const ENTRIES_MAX = 2_000
const UNPACKED_MAX = 200_000_000

/** By the last part of their names. Errors: `import.broken` `notZip`, `tooLarge`. */
export async function unzipped(file: Buffer, isWanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  let room = UNPACKED_MAX
  try {
    const zip = await fromBufferPromise(file, { lazyEntries: true })
    if (zip.entryCount > ENTRIES_MAX) room = 0
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.slice(entry.fileName.lastIndexOf('/') + 1)
      if (!isWanted(name)) continue
      room -= entry.uncompressedSize
      if (room < 0) break
      // The library fails a stream that is longer than the directory says.
      files.set(name, await buffer(await zip.openReadStreamPromise(entry)))
    }
  } catch {
    throw broken('notZip', 'This ZIP archive is cut off or damaged')
  }
  if (room < 0) throw broken('tooLarge', 'This archive unpacks to more than a map ever holds')
  return files
}
