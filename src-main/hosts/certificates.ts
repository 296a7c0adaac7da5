/**
 * The console's own certificate authority and the server certificate that phones on the LAN meet, in a folder only the
 * core's user reads. Making one is a matter of milliseconds; the authority stays for ten years, so phones trust it once.
 */
// The library of certificates finds its parts by the metadata of decorators.
import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { isAddress } from './lan-addresses.ts'

const DAY_MS = 24 * 3_600_000
const AUTHORITY_MS = 3652 * DAY_MS
/** Browsers refuse more than 398 days. */
const SERVER_MS = 397 * DAY_MS
const RENEWED_BEFORE_MS = 30 * DAY_MS
/** Clocks of phones are behind at times. */
const BACKDATED_MS = DAY_MS

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const
const PRIVATE = 'PRIVATE KEY'

export interface Certificates {
  /** PEM; what a phone has to trust. */
  authority: string
  /** SHA-256 of the authority, `AB:CD:…`. */
  fingerprint: string
  /** PEM, with the authority behind it. */
  chain: string
  /** PEM of the server's private key. */
  key: string
  names: readonly string[]
  /** UTC ms. */
  expiresAt: number
}

type PrivateKey = Awaited<ReturnType<typeof createKeys>>['privateKey']

interface Kept {
  certificate: X509Certificate
  key: PrivateKey
}

/**
 * What is in the folder, made or renewed where it is missing, ends within 30 days or is for other names.
 * `names`: host names and IP addresses; `now` in UTC ms. Errors: rejects when the authority that phones trust cannot be read.
 */
export async function certificatesFor(folder: string, names: readonly string[], now: number): Promise<Certificates> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const authority = (await read(folder, 'ca')) ?? (await keep(folder, 'ca', await createAuthority(now)))
  const known = await read(folder, 'server').catch(() => null)
  const fits = known !== null && (await isGood(known.certificate, authority.certificate, names, now))
  const server = fits ? known : await keep(folder, 'server', await createServer(authority, names, now))
  return {
    authority: authority.certificate.toString('pem'),
    fingerprint: await fingerprintOf(authority.certificate),
    chain: [server, authority].map(({ certificate }) => certificate.toString('pem')).join('\n'),
    key: await pemOf(server.key),
    names,
    expiresAt: server.certificate.notAfter.getTime(),
  }
}

/** Whether it is time to ask for it again. */
export const isDue = ({ expiresAt, names }: Certificates, present: readonly string[], now: number): boolean =>
  expiresAt - now < RENEWED_BEFORE_MS || names.join() !== present.join()

async function createAuthority(now: number): Promise<Kept> {
  const keys = await createKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...spanFrom(now, AUTHORITY_MS),
    serialNumber: serial(),
    // Several consoles are told apart in the list of a phone.
    name: [{ CN: [`Watchroom 值守台 ${randomBytes(3).toString('hex')}`] }],
    keys,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate, key: keys.privateKey }
}

async function createServer(authority: Kept, names: readonly string[], now: number): Promise<Kept> {
  const keys = await createKeys()
  const certificate = await X509CertificateGenerator.create({
    ...spanFrom(now, Math.min(SERVER_MS, authority.certificate.notAfter.getTime() - now + BACKDATED_MS)),
    serialNumber: serial(),
    subject: [{ CN: ['Watchroom handsets'] }],
    issuer: authority.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map((value) => ({ type: isAddress(value) ? ('ip' as const) : ('dns' as const), value }))),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
    ],
  })
  return { certificate, key: keys.privateKey }
}

const createKeys = () => crypto.subtle.generateKey(KEY, true, ['sign', 'verify'])

const spanFrom = (now: number, ms: number) => ({ notBefore: new Date(now - BACKDATED_MS), notAfter: new Date(now - BACKDATED_MS + ms) })

/** Positive, as RFC 5280 wants it. */
const serial = (): string => `01${randomBytes(15).toString('hex')}`

async function isGood(server: X509Certificate, authority: X509Certificate, names: readonly string[], now: number): Promise<boolean> {
  const found = server.getExtension(SubjectAlternativeNameExtension)?.names.items.map(({ value }) => value) ?? []
  const isFor = found.length === names.length && names.every((name) => found.includes(name))
  return (
    isFor && server.notAfter.getTime() - now >= RENEWED_BEFORE_MS && (await server.verify({ publicKey: authority, date: new Date(now) }))
  )
}

async function fingerprintOf(certificate: X509Certificate): Promise<string> {
  const digest = await certificate.getThumbprint('SHA-256')
  return (Buffer.from(digest).toString('hex').toUpperCase().match(/../g) ?? []).join(':')
}

const pemOf = async (key: PrivateKey): Promise<string> => PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), PRIVATE)

/** Null when there is none. Errors: rejects when there is one that cannot be read. */
async function read(folder: string, name: string): Promise<Kept | null> {
  const [certificateFile, keyFile] = filesOf(folder, name)
  if (!existsSync(certificateFile) && !existsSync(keyFile)) return null
  try {
    const [key] = PemConverter.decode(await readFile(keyFile, 'utf8'))
    if (!key) throw new Error(`${keyFile} holds no key`)
    return {
      certificate: new X509Certificate(await readFile(certificateFile, 'utf8')),
      key: await crypto.subtle.importKey('pkcs8', key, KEY, true, ['sign']),
    }
  } catch (error) {
    throw new Error(`The certificate ${certificateFile} cannot be read`, { cause: error })
  }
}

/** The key first: a certificate on disk always has one. */
async function keep(folder: string, name: string, made: Kept): Promise<Kept> {
  const [certificateFile, keyFile] = filesOf(folder, name)
  await write(keyFile, await pemOf(made.key))
  await write(certificateFile, made.certificate.toString('pem'))
  return made
}

const filesOf = (folder: string, name: string): [string, string] => [join(folder, `${name}.crt`), join(folder, `${name}.key`)]

/** Under its name it is whole or not there at all. */
async function write(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, `${text}\n`, { mode: 0o600, flush: true })
  await rename(`${path}.part`, path)
}
