/** Netstrings: `<bytes>:<text>,`, the frames of baresip's `ctrl_tcp`. */

/** The longest message of an agent; a call list is the longest it knows. */
const MAX_BYTES = 64 * 1024
const LENGTH_FIGURES = 5
const COLON = 0x3a
const COMMA = 0x2c

export const netstring = (text: string): string => `${Buffer.byteLength(text)}:${text},`

/** Takes bytes as they come and gives the texts that are complete. Errors: throws when it is no netstring. */
export function netstringReader(): (bytes: Buffer) => string[] {
  let rest = Buffer.alloc(0)
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    const texts: string[] = []
    for (;;) {
      const colon = rest.subarray(0, LENGTH_FIGURES + 1).indexOf(COLON)
      if (colon < 0) {
        if (rest.length > LENGTH_FIGURES) throw new Error('The agent sent something that is no netstring')
        return texts
      }
      const figures = rest.toString('latin1', 0, colon)
      const length = /^\d+$/.test(figures) ? Number(figures) : Number.NaN
      if (!(length <= MAX_BYTES)) throw new Error('The agent sent something that is no netstring')
      const end = colon + 1 + length
      if (rest.length <= end) return texts
      if (rest[end] !== COMMA) throw new Error('The agent sent something that is no netstring')
      texts.push(rest.toString('utf8', colon + 1, end))
      rest = rest.subarray(end + 1)
    }
  }
}
