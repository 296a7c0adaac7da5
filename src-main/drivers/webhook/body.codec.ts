/**
 * A pushed body → one document and its pictures: JSON, XML, a form, or several parts of these. Pure; any bytes may come.
 * What a part is, its first bytes say: content types of devices are often wrong.
 */
import { XMLParser } from 'fast-xml-parser'
import type { Picture } from '../../domains/devices/devices.ports.ts'
import { mimeOf } from '../common/picture.codec.ts'
import { boundaryOf, splitParts } from './multipart.codec.ts'

/** Bytes. */
export const BODY_MAX = 1_048_576
/** Reading XML takes a hundred times as long as reading JSON. */
const XML_MAX = 262_144
const DEPTH_MAX = 32

export type Photo = Pick<Picture, 'mime' | 'bytes'>

type Body = { document: unknown; pictures: Photo[] } | 'malformed' | 'oversized'

// Numbers stay text (`0012` is an id), entities stay as they are, attributes are left out, names lose their namespace.
const xml = new XMLParser({
  parseTagValue: false,
  processEntities: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEPTH_MAX,
})

export function readBody(bytes: Buffer, contentType: string): Body {
  if (bytes.length > BODY_MAX) return 'oversized'
  const boundary = boundaryOf(contentType)
  const parts = boundary === null ? [{ contentType, bytes }] : splitParts(bytes, boundary)
  const pictures = parts.flatMap(({ bytes }) => photoOf(bytes))
  const written = parts.find((part) => part.bytes.length > 0 && mimeOf(part.bytes) === null)
  if (!written) return 'malformed'
  const document = documentOf(written.bytes, written.contentType)
  if (document === 'malformed' || document === 'oversized') return document
  return isTooDeep(document.root) ? 'oversized' : { document: document.root, pictures }
}

function documentOf(bytes: Buffer, contentType: string): { root: unknown } | 'malformed' | 'oversized' {
  const text = new TextDecoder(encodingOf(bytes, contentType)).decode(bytes).trim()
  const isXml = text.startsWith('<')
  if (isXml && bytes.length > XML_MAX) return 'oversized'
  try {
    if (isXml) return { root: xml.parse(text, true) }
    if (/^application\/x-www-form-urlencoded/i.test(contentType)) return { root: Object.fromEntries(new URLSearchParams(text)) }
    return { root: JSON.parse(text) }
  } catch {
    return 'malformed'
  }
}

/** Everything labelled GB2312 or GBK is GB 18030 in truth. */
function encodingOf(bytes: Buffer, contentType: string): 'gb18030' | 'utf-8' {
  const declaration = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(bytes.toString('latin1', 0, 100))
  const label = declaration?.[1] ?? /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ?? ''
  return /^gb/i.test(label) ? 'gb18030' : 'utf-8'
}

function photoOf(bytes: Buffer): Photo[] {
  const mime = mimeOf(bytes)
  return mime ? [{ mime, bytes }] : []
}

function isTooDeep(document: unknown): boolean {
  let level: unknown[] = [document]
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth++) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return level.length > 0
}
