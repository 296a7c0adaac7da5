/** What the tests need besides npm packages: a browser, an MQTT broker, a Modbus server, a telephone, a voice and Chinese type. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '../src-main/launch/browser.mjs'
import { run } from '../src-main/launch/prepare.mjs'

/** Debian keeps mosquitto in sbin, which is not in everybody's PATH. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin']

/** @type {{ package: string, what: string, isThere: () => boolean }[]} */
const NEEDED = [
  { package: 'chromium', what: 'Chromium, Chrome or Edge', isThere: () => findBrowser() !== null },
  { package: 'mosquitto', what: 'Eclipse Mosquitto', isThere: () => isProgram('mosquitto') },
  { package: 'mosquitto-clients', what: 'the clients of Eclipse Mosquitto', isThere: () => isProgram('mosquitto_pub') },
  { package: 'python3-pymodbus', what: 'pymodbus 3, a Modbus server', isThere: hasPymodbus },
  { package: 'baresip-core', what: 'baresip, a SIP telephone', isThere: () => isProgram('baresip') },
  { package: 'sip-tester', what: 'SIPp, the other side of a test call', isThere: () => isProgram('sipp') },
  { package: 'espeak-ng', what: 'eSpeak NG, a voice', isThere: () => isProgram('espeak-ng') },
  { package: 'fonts-noto-cjk', what: 'a Chinese typeface, for example Noto Sans CJK', isThere: hasChineseType },
]

/** @param {string} name */
const isProgram = (name) => FOLDERS.some((folder) => existsSync(join(folder, process.platform === 'win32' ? `${name}.exe` : name)))

/** The tests that need it say that they are skipped where it is not Debian's. */
function hasPymodbus() {
  if (!existsSync('/etc/debian_version')) return true
  return spawnSync('/usr/bin/python3', ['-c', 'import pymodbus.server'], { stdio: 'ignore' }).status === 0
}

/** Windows and macOS bring one. */
function hasChineseType() {
  if (process.platform !== 'linux') return true
  return (spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout ?? '').trim() !== ''
}

const missing = () => NEEDED.filter(({ isThere }) => !isThere())

/** Installs what is missing where it may; else says what to install and gives false. */
export async function ensureSystemPackages() {
  const wanted = missing().map((need) => need.package)
  if (wanted.length === 0) return true
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (mayInstall) {
    process.stdout.write(`Installing ${wanted.join(', ')}\n`)
    process.env.DEBIAN_FRONTEND = 'noninteractive'
    await run('apt-get', ['update', '-q'])
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...wanted])
  }
  const still = missing()
  if (still.length === 0) return true
  process.stderr.write('The tests need these programs. Please install them and try again:\n')
  for (const { package: name, what } of still) process.stderr.write(`  - ${what} (Debian and Ubuntu: apt-get install ${name})\n`)
  return false
}
