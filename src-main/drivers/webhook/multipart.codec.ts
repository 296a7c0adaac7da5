/** The parts of a multipart body. Pure; lenient, because devices leave out headers and the closing line. */

export interface Part {
  contentType: string
  bytes: Buffer
}

const PARTS_MAX = 16
const HEADERS_END = '\r\n\r\n'

/** Null when the content type names no boundary. */
export const boundaryOf = (contentType: string): string | null =>
  /^\s*multipart\/.*;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)?.slice(1).find(Boolean) ?? null

export function splitParts(body: Buffer, boundary: string): Part[] {
  const delimiter = `--${boundary}`
  const parts: Part[] = []
  let start = body.indexOf(delimiter)
  while (start !== -1 && parts.length < PARTS_MAX) {
    const from = start + delimiter.length
    start = body.indexOf(`\r\n${delimiter}`, from)
    const part = partOf(body.subarray(from, start === -1 ? body.length : start))
    if (part) parts.push(part)
    if (start !== -1) start += 2
  }
  return parts
}

/** Null for what is no part, as after the closing line. */
function partOf(bytes: Buffer): Part | null {
  const end = bytes.indexOf(HEADERS_END)
  if (end === -1) return null
  const headers = bytes.toString('latin1', 0, end)
  const contentType = /^content-type:\s*(.*?)\s*$/im.exec(headers)?.[1] ?? ''
  return { contentType, bytes: bytes.subarray(end + HEADERS_END.length) }
}
