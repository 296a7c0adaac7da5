/** Seats in a real browser against a real core; and the shell, where Electron's binary is installed. */
import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from '../src-main/launch/browser.mjs'

const ROOT = resolve(import.meta.dirname, '..')

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: ['e2e/**/*.spec.ts', 'shell/**/*.spec.ts'],
  outputDir: resolve(ROOT, 'test-results'),
  // Each test runs a core, a broker and a browser that draws the map without a graphics card.
  workers: 1,
  timeout: 90_000,
  // A machine under other load may take a key late; what passes only the second time is named at the end of `npm test`.
  retries: 1,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    viewport: { width: 1920, height: 1080 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    // A trace of a page that draws a map doubles the time of a test.
    trace: 'off',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--ignore-gpu-blocklist',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // A machine that runs tests has no loudspeaker, and the seat would say so.
        '--use-fake-device-for-media-stream',
      ],
    },
  },
})
