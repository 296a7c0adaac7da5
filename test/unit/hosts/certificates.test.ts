/** The console's own certificates: what phones trust once, and what is renewed behind it. */
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { certificatesFor, isDue } from '../../../src-main/hosts/certificates.ts'
import { likelyAddress, namesOf } from '../../../src-main/hosts/lan-addresses.ts'

const DAY_MS = 86_400_000
const NAMES = ['127.0.0.1', '::1', '192.168.1.5', 'console.local', 'localhost']

let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'watchroom-certificates-')), 'certificates')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const file = (name: string) => join(folder, name)
const text = (name: string) => readFileSync(file(name), 'utf8')
const leaf = () => new X509Certificate(text('server.crt'))
const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const hasOpenssl = (() => {
  try {
    return openssl('version').length > 0
  } catch {
    return false
  }
})()

describe('the certificates of the console', () => {
  it('are made at the first start and the same at the next', async () => {
    const now = Date.now()
    const first = await certificatesFor(folder, NAMES, now)
    const again = await certificatesFor(folder, NAMES, now + DAY_MS)
    expect(again).toEqual(first)
    expect(new X509Certificate(first.authority).fingerprint256).toBe(first.fingerprint)
    expect(isDue(first, NAMES, now)).toBe(false)
  })

  it('are read by the core’s user alone', async () => {
    await certificatesFor(folder, NAMES, Date.now())
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of ['ca.key', 'ca.crt', 'server.key', 'server.crt']) expect(statSync(file(name)).mode & 0o077).toBe(0)
  })

  it('name every address, serve no more than 398 days, and sign nothing further', async () => {
    const { chain } = await certificatesFor(folder, NAMES, Date.now())
    const server = new X509Certificate(chain)
    expect(server.ca).toBe(false)
    expect(Date.parse(server.validTo) - Date.parse(server.validFrom)).toBeLessThanOrEqual(398 * DAY_MS)
    expect(server.checkIP('192.168.1.5')).toBe('192.168.1.5')
    expect(server.checkHost('console.local')).toBe('console.local')
    expect(server.checkHost('example.org')).toBeUndefined()
  })

  it.skipIf(!hasOpenssl)('hold before openssl, as a server and for the address', async () => {
    await certificatesFor(folder, NAMES, Date.now())
    const verify = (...more: string[]) =>
      openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', file('ca.crt'), ...more, file('server.crt'))
    expect(verify('-verify_ip', '192.168.1.5')).toContain('OK')
    expect(verify('-verify_hostname', 'console.local')).toContain('OK')
    expect(() => verify('-verify_ip', '192.168.1.6')).toThrow()
  })

  it('are renewed for a new address, and a month before their end; what phones trust stays', async () => {
    const now = Date.now()
    const first = await certificatesFor(folder, NAMES, now)
    const before = leaf().serialNumber
    const moved = [...NAMES, '10.0.0.9'].sort()
    expect(isDue(first, moved, now)).toBe(true)
    const second = await certificatesFor(folder, moved, now)
    expect(leaf().serialNumber).not.toBe(before)
    expect(leaf().checkIP('10.0.0.9')).toBe('10.0.0.9')
    const nearTheEnd = second.expiresAt - 29 * DAY_MS
    expect(isDue(second, moved, nearTheEnd)).toBe(true)
    const third = await certificatesFor(folder, moved, nearTheEnd)
    expect(third.expiresAt).toBeGreaterThan(second.expiresAt)
    expect([second.fingerprint, third.fingerprint]).toEqual([first.fingerprint, first.fingerprint])
  })

  it('are made anew where the server’s is broken, but a broken authority is said and left alone', async () => {
    const first = await certificatesFor(folder, NAMES, Date.now())
    writeFileSync(file('server.crt'), 'nonsense')
    expect((await certificatesFor(folder, NAMES, Date.now())).fingerprint).toBe(first.fingerprint)
    writeFileSync(file('ca.crt'), 'nonsense')
    await expect(certificatesFor(folder, NAMES, Date.now())).rejects.toThrow('cannot be read')
    expect(text('ca.crt')).toBe('nonsense')
  })
})

describe('the address that phones are told', () => {
  const at = (address: string, internal = false) => [
    { address, family: 'IPv4' as const, internal, netmask: '255.255.255.0', mac: '', cidr: null },
  ]

  it('is that of the likeliest network, not of a container or a tunnel', () => {
    expect(likelyAddress({ lo: at('127.0.0.1', true), docker0: at('192.168.99.1'), wlan0: at('10.1.2.3') })).toBe('10.1.2.3')
    expect(likelyAddress({ eth0: at('172.20.0.2'), wlan0: at('192.168.1.5') })).toBe('192.168.1.5')
    expect(likelyAddress({ lo: at('127.0.0.1', true), eth0: at('169.254.1.2') })).toBe('127.0.0.1')
  })

  it('is in the certificate together with the name of the machine', () => {
    expect(namesOf({ lo: at('127.0.0.1', true), wlan0: at('192.168.1.5') }, 'Console')).toEqual(
      ['127.0.0.1', '192.168.1.5', '::1', 'console', 'console.local', 'localhost'].sort(),
    )
    expect(namesOf({}, '值守台')).toEqual(['127.0.0.1', '::1', 'localhost'])
  })
})
