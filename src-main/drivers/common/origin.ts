/** A message as it arrived, for the inspector. */
import type { Origin } from '../../domains/devices/devices.ports.ts'

const EXCERPT_MAX = 300

export const originOf = (source: Origin['source'], topic: string, receivedAt: number, bytes: Buffer): Origin => ({
  source,
  topic,
  receivedAt,
  bytes: bytes.length,
  excerpt: excerptOf(bytes),
})

/** The beginning as text; bytes that are no text as hex. */
function excerptOf(bytes: Buffer): string {
  const text = bytes.subarray(0, EXCERPT_MAX).toString('utf8')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: binary frames are told from text by them.
  const isText = !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text.slice(0, -3))
  return (isText ? text : bytes.subarray(0, EXCERPT_MAX / 2).toString('hex')).slice(0, EXCERPT_MAX)
}
