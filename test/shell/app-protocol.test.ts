import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { contentSecurityPolicy } from '../../src-main/hosts/content-security-policy.ts'
import { isOwnPage, registerAppScheme, servePages } from '../../src-main/shell/app-protocol.ts'
import { protocol } from './fakes/fake-electron.ts'

vi.mock('electron', () => import('./fakes/fake-electron.ts'))

let folder = ''
const get = (url: string, method = 'GET') => {
  // A plain object: `Request` itself would already tidy up the address.
  const answer = protocol.handler?.({ url, method } as Request)
  if (!answer) throw new Error('no handler')
  return answer
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watchroom-pages-'))
  const pages = join(folder, 'renderer')
  await mkdir(join(pages, 'assets'), { recursive: true })
  await mkdir(join(folder, 'renderer-secrets'))
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'renderer-secrets', 'a.txt'), 'secret')
  await writeFile(join(pages, 'operator.html'), '<!doctype html>值守')
  await writeFile(join(pages, 'assets', 'main.js'), 'export {}')
  await symlink(join(folder, 'secret.txt'), join(pages, 'link.txt'))
  servePages(pages)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a page comes with its type, the content policy and no sniffing', async () => {
  const answer = await get('app://watchroom/operator.html#ticket=x')
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('值守')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  })
})

test('a script has a script’s type', async () => {
  expect((await get('app://watchroom/assets/main.js')).headers.get('content-type')).toContain('text/javascript')
})

test.each([
  'app://watchroom/../secret.txt',
  'app://watchroom/assets/../../secret.txt',
  'app://watchroom/%2e%2e/secret.txt',
  'app://watchroom/..%2fsecret.txt',
  'app://watchroom/assets/..%2f..%2fsecret.txt',
  'app://watchroom/%2e%2e%2fsecret.txt',
  'app://watchroom/..%5csecret.txt',
  'app://watchroom/..%2frenderer-secrets%2fa.txt',
  'app://watchroom/%252e%252e%252fsecret.txt',
  'app://watchroom//etc/passwd',
  'app://watchroom/%2fetc%2fpasswd',
  'app://watchroom/operator.html%00.js',
  'app://watchroom/%E0%A4%A',
  'app://watchroom/link.txt',
  'app://elsewhere/operator.html',
])('nothing outside the pages is served: %s', async (url) => {
  const answer = await get(url)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toBe('')
})

test.each(['app://watchroom/', 'app://watchroom/assets', 'app://watchroom/assets/', 'app://watchroom/missing.html'])(
  'folders are not listed: %s',
  async (url) => expect((await get(url)).status).toBe(404),
)

test('pages can be read and nothing else', async () => {
  expect((await get('app://watchroom/operator.html', 'POST')).status).toBe(405)
  const head = await get('app://watchroom/operator.html', 'HEAD')
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('the scheme is a secure origin of its own and may not bypass the content policy', () => {
  registerAppScheme()
  const [{ scheme, privileges }] = protocol.registerSchemesAsPrivileged.mock.lastCall?.[0] ?? [{}]
  expect(scheme).toBe('app')
  expect(privileges).toMatchObject({ standard: true, secure: true })
  expect(privileges).not.toHaveProperty('bypassCSP')
})

test('only app://watchroom is ours', () => {
  expect(isOwnPage('app://watchroom/wall.html')).toBe(true)
  for (const url of ['app://watchroom.evil/', 'app://evil@elsewhere/', 'https://watchroom/', 'file://watchroom/', ''])
    expect(isOwnPage(url)).toBe(false)
})
