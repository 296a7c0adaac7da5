/** What a picture is, its first bytes say: content types and topics of devices are often wrong. */
import type { Picture } from '../../domains/devices/devices.ports.ts'

const SIGNATURES: [mime: Picture['mime'], signature: Buffer][] = [
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
]

/** Null: no picture the console can show. */
export const mimeOf = (bytes: Buffer): Picture['mime'] | null =>
  SIGNATURES.find(([, signature]) => bytes.subarray(0, signature.length).equals(signature))?.[0] ?? null
