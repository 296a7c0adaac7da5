import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { expect, test, vi } from 'vitest'
import { readArguments } from '../../src-main/shell/arguments.ts'
import { stopBeforeQuit } from '../../src-main/shell/clean-quit.ts'

test('the core gets its own words, Chromium’s switches stay with Chromium', () => {
  const argv = ['--inspect=0', '--remote-debugging-port=0', '/app', '--data', '/d', '--site', 'demo', '--mqtt=127.0.0.1:0']
  const { data, core } = readArguments(argv, '/default')
  expect(data).toBe('/d')
  expect(core.join(' ')).toBe('--http off --https 0.0.0.0:8443 --data /d --site demo --mqtt 127.0.0.1:0')
})

test('started by a double click, it uses the person’s own folder and opens no port to the network but the one for handsets', () => {
  expect(readArguments([], '/default')).toEqual({
    data: '/default',
    core: ['--http', 'off', '--https', '0.0.0.0:8443', '--data', '/default'],
  })
})

test('the console quits only after the core has ended', async () => {
  const app = Object.assign(new EventEmitter(), { quit: vi.fn() })
  let end = () => {}
  stopBeforeQuit(app as unknown as App, () => new Promise((resolve) => (end = resolve)))
  const first = { preventDefault: vi.fn() }
  app.emit('before-quit', first)
  expect(first.preventDefault).toHaveBeenCalled()
  expect(app.quit).not.toHaveBeenCalled()
  end()
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalled())
  const second = { preventDefault: vi.fn() }
  app.emit('before-quit', second)
  expect(second.preventDefault).not.toHaveBeenCalled()
})
