/** `npm start`: the console on the demo site, in Electron where there is one, else as a browser seat. Ctrl-C ends it. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser, hasDisplay, openAppWindow } from './browser.mjs'
import { coreArguments, dataFolder } from './demo.mjs'
import { findElectron } from './electron.mjs'
import { endWithNpm } from './parent.mjs'
import { ensureBuilt, ensureInstalled, ROOT } from './prepare.mjs'
import { say } from './say.mjs'
import { keepCore } from './seat-core.mjs'

/** What has to be ended with this process, in order. @type {(() => void)[]} */
const endings = []
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end)
endWithNpm()
await main().catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})

async function main() {
  const { values } = parseArgs({
    options: { 'no-open': { type: 'boolean', default: false }, simulate: { type: 'string', default: 'kitchen-fire' } },
  })
  await ensureInstalled()
  await ensureBuilt({ onBuild: () => say('正在构建', 'Building') })
  const data = dataFolder()
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const args = await coreArguments(data, values.simulate)
  const wantsWindow = !values['no-open'] && hasDisplay()
  // Electron's sandbox does not work as root, and is not given up for it.
  const electron = wantsWindow && process.getuid?.() !== 0 ? await findElectron() : null
  if (electron) openElectron(electron, args)
  else await openBrowserSeat(data, args, wantsWindow)
}

/** @param {string} electron @param {string[]} args */
function openElectron(electron, args) {
  say('正在打开值守台', 'Opening Watchroom')
  const shell = spawn(electron, [ROOT, ...args], { stdio: 'inherit' })
  endings.push(() => shell.kill('SIGTERM'))
  shell.once('exit', (code) => {
    process.exitCode = code ?? 0
  })
}

/** @param {string} data @param {string[]} args @param {boolean} wantsWindow */
async function openBrowserSeat(data, args, wantsWindow) {
  say('浏览器席位(此处没有 Electron),正在启动', 'A browser seat (no Electron here), starting')
  const core = await keepCore(data, args)
  endings.push(core.stop)
  const { seat, wall, mqtt } = core.ready
  say('地址各可登录一次', 'each address signs in once')
  process.stderr.write(`  值守席 operator  ${seat}\n  大屏   wall      ${wall}\n  设备   devices   ${mqtt}\n`)
  const browser = wantsWindow ? findBrowser() : null
  if (browser) {
    const window = openAppWindow(browser, seat, join(data, 'browser'))
    window.once('error', () => say('浏览器没有打开,请打开上面的地址', 'The browser did not open; please open the address above'))
    endings.push(() => window.kill('SIGTERM'))
  } else if (wantsWindow) say('没有找到浏览器,请打开上面的地址', 'No browser found; please open the address above')
  say('正在值守,按 Ctrl-C 结束', 'On watch; Ctrl-C ends it')
}

/** The process ends by itself once its children have; the core takes up to 5 s to end cleanly. */
function end() {
  for (const ending of endings) ending()
  if (endings.length === 0) process.exit(0)
}
