/**
 * Handsets on the LAN: the handset's page and the contract over HTTPS, and a plain door beside it where phones fetch the
 * certificate authority they have to trust first. Nothing else of the console is there.
 */
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import fastify from 'fastify'
import type { HandsetServer } from '../core/handsets.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Logger } from '../kernel/logger.ts'
import { type ContractRouter, handsetRouter } from '../rpc/router.ts'
import type { Address } from './address.ts'
import { boundConnections } from './bound-connections.ts'
import { type Certificates, certificatesFor, isDue } from './certificates.ts'
import { answerSafely, urlHost } from './http-answers.ts'
import { likelyAddress, namesOf } from './lan-addresses.ts'
import { serveSockets } from './seat-sockets.ts'
import { StrangerLimits } from './stranger-limits.ts'

/** Four photos and some words, as base64. */
const MESSAGE_MAX = 12_000_000
/** Nobody sends bodies to pages. */
const BODY_MAX = 1_000
const WATCH_MS = 60_000
/** The only files there are. */
const FILES = /^\/?(assets\/[^/]+|handset(-sw|-icon-192|-icon-512)?\.(html|js|png|webmanifest))$/
const DOOR_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

export interface HandsetServerOptions {
  /** Of HTTPS; the door is at the next port, or at any where it is 0. */
  address: Address
  /** Where certificates are kept. */
  folder: string
  router: ContractRouter
  /** The built pages. */
  pagesDir: string
  resourcesDir: string
  clock: Clock
  log: Logger
}

export interface RunningHandsetServer extends HandsetServer {
  stop(): Promise<void>
}

/** Errors: rejects when a port is taken or the certificates cannot be read. */
export async function serveHandsets(options: HandsetServerOptions): Promise<RunningHandsetServer> {
  const { address, folder, clock, log } = options
  let certificates = await certificatesFor(folder, namesOf(), clock.now())
  const pages = await servePages(options, certificates)
  const door = await serveDoor(options, certificates).catch(async (error) => {
    await pages.stop()
    throw error
  })

  /** Addresses come and go, and a certificate ends; phones that trust the authority notice neither. */
  async function renew(): Promise<void> {
    const names = namesOf()
    if (!isDue(certificates, names, clock.now())) return
    certificates = await certificatesFor(folder, names, clock.now())
    pages.use(certificates)
  }
  const watching = setInterval(() => {
    renew().catch((error) => log.error({ err: error }, 'the certificate of handsets was not renewed'))
  }, WATCH_MS)

  const isEverywhere = address.host === '0.0.0.0' || address.host === '::'
  const reached = () => urlHost(isEverywhere ? likelyAddress() : address.host)
  return {
    url: () => `https://${reached()}:${pages.port}`,
    certificateUrl: () => `http://${reached()}:${door.port}`,
    fingerprint: certificates.fingerprint,
    async stop() {
      clearInterval(watching)
      await pages.stop()
      await door.stop()
    },
  }
}

async function servePages({ address, router, pagesDir, log }: HandsetServerOptions, first: Certificates) {
  const app = fastify({ https: { cert: first.chain, key: first.key }, bodyLimit: BODY_MAX, forceCloseConnections: true })
  boundConnections(app.server)
  answerSafely(app, log)
  await app.register(fastifyStatic, {
    root: pagesDir,
    index: false,
    redirect: false,
    allowedPath: (path) => FILES.test(path),
    cacheControl: false,
    setHeaders: (reply, path) =>
      reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  app.get('/handset', (_request, reply) => reply.sendFile('/handset.html'))
  app.get('/', (_request, reply) => reply.redirect('/handset'))
  const served = handsetRouter(router)
  const sockets = serveSockets({
    server: app.server,
    routerOf: ({ url }) => (url === '/rpc' ? served : undefined),
    messageMax: MESSAGE_MAX,
    log,
    limits: new StrangerLimits(),
  })
  await app.listen(address)
  return {
    port: (app.server.address() as AddressInfo).port,
    use: ({ chain, key }: Certificates) => app.server.setSecureContext({ cert: chain, key }),
    async stop() {
      sockets.stop()
      await app.close()
    },
  }
}

/** How the certificate is installed, in both languages, and the certificate itself. */
async function serveDoor({ address, resourcesDir, log }: HandsetServerOptions, { authority, fingerprint }: Certificates) {
  const page = await readFile(join(resourcesDir, 'handset-door.html'), 'utf8')
  const app = fastify({ bodyLimit: BODY_MAX, forceCloseConnections: true })
  boundConnections(app.server)
  answerSafely(app, log)
  app.get('/', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', DOOR_POLICY)
      .send(page.replaceAll('{{fingerprint}}', fingerprint)),
  )
  app.get('/ca.crt', (_request, reply) =>
    reply.type('application/x-x509-ca-cert').header('content-disposition', 'attachment; filename="watchroom-ca.crt"').send(authority),
  )
  await app.listen({ host: address.host, port: address.port === 0 ? 0 : address.port + 1 })
  return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() }
}
