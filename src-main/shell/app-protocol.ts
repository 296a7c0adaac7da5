/** `app://watchroom/…` serves the built pages. An own scheme gives them a real origin; `file://` pages could read the disk. */
import { readFile, realpath } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { protocol } from 'electron'
import { contentSecurityPolicy } from '../hosts/content-security-policy.ts'

const SCHEME = 'app'
const HOST = 'watchroom'
const PAGES = resolve(import.meta.dirname, '../renderer')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
  '.pmtiles': 'application/vnd.pmtiles',
}

export const pageUrl = (page: string) => `${SCHEME}://${HOST}/${page}`

/** `URL.origin` is "null" for own schemes, so the parts are compared. */
export function isOwnPage(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === `${SCHEME}:` && parsed.host === HOST
}

/** Before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Once the app is ready. */
export function servePages(folder = PAGES): void {
  protocol.handle(SCHEME, (request) => answer(request, folder))
}

async function answer(request: Request, folder: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const file = isOwnPage(request.url) ? await fileOf(request.url, folder) : null
  const body = file && (await readFile(file).catch(() => null))
  if (!file || !body) return refusal(404)
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: headers(TYPES[extname(file)] ?? 'application/octet-stream', body.length),
  })
}

/** The real path of the asked file, null when there is none in the folder. Links are followed before they are judged. */
async function fileOf(url: string, folder: string): Promise<string | null> {
  try {
    const path = decodeURIComponent(new URL(url).pathname)
    // `%2e%2e%2f` and, on Windows, `..%5c` and drive letters become steps only after decoding.
    if (/[\\:\0]/.test(path)) return null
    const root = await realpath(folder)
    const wanted = resolve(root, `.${path}`)
    if (!wanted.startsWith(root + sep)) return null
    const real = await realpath(wanted)
    return real.startsWith(root + sep) ? real : null
  } catch {
    return null
  }
}

const refusal = (status: number) => new Response(null, { status, headers: headers('text/plain', 0) })

const headers = (type: string, length: number) => ({
  'content-type': type,
  'content-length': String(length),
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
})
