/** The service worker of the handset: the whole app is on the phone before it is used, and opens without a network. It caches nothing of the core's answers. */
/** Addresses of everything the app needs, written in by the build. */
declare const __SHELL__: readonly string[]

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const PAGE = '/handset'
const FILES = __SHELL__
/** Differs with every version of any file: their names carry their hashes. */
const SHELL = `shell ${FILES.join(' ')}`
/** Fonts come with the words that need them. */
const FONTS = 'fonts'

worker.addEventListener('install', (event) => {
  // All or nothing: until every file is here the version before goes on.
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([PAGE, ...FILES])))
})

worker.addEventListener('activate', (event) => {
  const clean = async () => {
    const names = await caches.keys()
    await Promise.all(names.filter((name) => name !== SHELL && name !== FONTS).map((name) => caches.delete(name)))
    await worker.clients.claim()
  }
  event.waitUntil(clean())
})

worker.addEventListener('message', ({ data }) => {
  if (data === 'take') void worker.skipWaiting()
})

const keepFont = async (request: Request): Promise<Response> => {
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(FONTS)).put(request, answer.clone())
  return answer
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && pathname === PAGE) {
    event.respondWith(caches.match(PAGE).then((page) => page ?? fetch(request)))
    return
  }
  if (!pathname.startsWith('/assets/') && !FILES.includes(pathname)) return
  const isFont = pathname.endsWith('.woff2') || pathname.endsWith('.woff')
  event.respondWith(caches.match(request).then((kept) => kept ?? (isFont ? keepFont(request) : fetch(request))))
})
