import type { App, Session } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { contentSecurityPolicy } from '../../src-main/hosts/content-security-policy.ts'
import { lockNavigation } from '../../src-main/shell/security/navigation.ts'
import { PAGE_PREFERENCES } from '../../src-main/shell/security/page-preferences.ts'
import { lockPermissions } from '../../src-main/shell/security/permissions.ts'
import { app, BrowserWindow, resetElectron } from './fakes/fake-electron.ts'

vi.mock('electron', () => import('./fakes/fake-electron.ts'))
beforeEach(resetElectron)

describe('the preferences of every window', () => {
  test.each([
    ['sandbox', true],
    ['contextIsolation', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['webSecurity', true],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['webviewTag', false],
    ['navigateOnDragDrop', false],
  ] as const)('%s is %s', (name, value) => expect(PAGE_PREFERENCES[name]).toBe(value))

  test('nobody changes them at run time', () => expect(Object.isFrozen(PAGE_PREFERENCES)).toBe(true))
})

describe('the content policy', () => {
  const policy = new Map(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )

  test('nothing is allowed that is not named', () => expect(policy.get('default-src')).toEqual(["'none'"]))
  test('scripts come from our own files only', () => expect(policy.get('script-src')).toEqual(["'self'"]))
  test('no page is embedded', () => expect(policy.get('frame-src') ?? policy.get('default-src')).toEqual(["'none'"]))
  test('pages talk to nobody else', () => expect(policy.get('connect-src')).toEqual(["'self'"]))
  test.each(['object-src', 'frame-ancestors', 'base-uri', 'form-action'])('%s is none', (name) =>
    expect(policy.get(name)).toEqual(["'none'"]),
  )
  test('no source is a wildcard, a foreign host or eval', () =>
    expect([...policy.values()].flat().filter((source) => /\*|http|eval|wss?:/.test(source))).toEqual([]))
})

describe('permissions', () => {
  const session = {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
  }
  const asked = (permission: string) => {
    const answer = vi.fn()
    session.setPermissionRequestHandler.mock.lastCall?.[0](null, permission, answer)
    return { request: answer.mock.lastCall?.[0], check: session.setPermissionCheckHandler.mock.lastCall?.[0](null, permission) }
  }
  beforeEach(() => lockPermissions(session as unknown as Session))

  test('full screen is granted', () => expect(asked('fullscreen')).toEqual({ request: true, check: true }))
  test.each(['media', 'geolocation', 'notifications', 'usb', 'serial', 'hid', 'clipboard-read', 'openExternal', 'unknown'])(
    '%s is refused',
    (permission) => expect(asked(permission)).toEqual({ request: false, check: false }),
  )
  test('no device is ever paired', () => expect(session.setDevicePermissionHandler.mock.lastCall?.[0]({})).toBe(false))
  test('the screen cannot be recorded', () => {
    const answer = vi.fn()
    session.setDisplayMediaRequestHandler.mock.lastCall?.[0]({}, answer)
    expect(answer).toHaveBeenCalledWith(null)
  })
})

describe('navigation', () => {
  const newPage = () => {
    lockNavigation(app as unknown as App)
    return new BrowserWindow({}).webContents
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s stays inside our own pages', (event) => {
    const page = newPage()
    const goes = (url: string) => {
      const preventDefault = vi.fn()
      page.emit(event, { url, preventDefault })
      return preventDefault.mock.calls.length === 0
    }
    expect(goes('app://watchroom/operator.html')).toBe(true)
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://elsewhere/operator.html', 'javascript:alert(1)', 'nonsense'])
      expect(goes(url), url).toBe(false)
  })

  test('a page opens no other window, but that of a drill', () => {
    expect(newPage().windowOpen?.({ url: 'https://example.org/?drill=1' })).toEqual({ action: 'deny' })
    expect(newPage().windowOpen?.({ url: 'app://watchroom/operator.html' })).toEqual({ action: 'deny' })
    expect(newPage().windowOpen?.({ url: 'app://watchroom/operator.html?drill=drl-1' })).toMatchObject({
      action: 'allow',
      overrideBrowserWindowOptions: { webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } },
    })
  })

  test('a page embeds no webview', () => {
    const preventDefault = vi.fn()
    newPage().emit('will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
  })
})
