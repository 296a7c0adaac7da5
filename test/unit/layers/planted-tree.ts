/** A small tree in the product's shape: one planted violation for each layer rule, beside files that keep all of them. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

interface Violation {
  /** The file with the mistake, and what it imports. */
  from: string
  to: string
}

export const PLANTED: Readonly<Record<string, Violation>> = {
  'no-cycles': { from: 'src-main/kernel/egg.ts', to: './hen.ts' },
  'no-tests-in-sources': { from: 'src-main/kernel/clock.ts', to: '../../test/fakes/clock.ts' },
  'contract-is-neutral': { from: 'src-preload/contract/alarms.contract.ts', to: 'pino' },
  'renderer-sees-contract-only': { from: 'src-renderer/client/connect.ts', to: '../../src-preload/bridge/ports.ts' },
  'nobody-sees-renderer': { from: 'src-preload/bridge/ports.ts', to: '../../src-renderer/state/board.ts' },
  'main-sees-contract-only': { from: 'src-main/hosts/node-server.ts', to: '../../src-preload/bridge/ports.ts' },
  'electron-in-its-places': { from: 'src-main/hosts/in-process.ts', to: 'electron' },
  'pure-stays-pure': { from: 'src-main/domains/alarms/alarm.rules.ts', to: 'node:crypto' },
  'machines-stay-pure': { from: 'src-main/domains/incidents/incident.machine.ts', to: './incidents.service.ts' },
  'domains-do-no-io': { from: 'src-main/domains/incidents/incidents.service.ts', to: 'node:fs' },
  'domains-know-nothing-outside': { from: 'src-main/domains/devices/devices.service.ts', to: '../../drivers/mqtt/native.driver.ts' },
  'only-rpc-files-know-rpc': { from: 'src-main/domains/site/site.service.ts', to: '../../rpc/server.ts' },
  'store-in-its-places': { from: 'src-main/domains/alarms/alarms.service.ts', to: '../../store/open.ts' },
  'domains-meet-in-ports': { from: 'src-main/domains/dispatch/dispatch.service.ts', to: '../people/people.service.ts' },
  'drivers-know-device-ports': { from: 'src-main/drivers/mqtt/native.driver.ts', to: '../../domains/alarms/alarms.ports.ts' },
  'kernel-is-the-bottom': { from: 'src-main/kernel/ids.ts', to: '../domains/alarms/alarms.types.ts' },
  'core-for-hosts-only': { from: 'src-main/rpc/server.ts', to: '../core/core.ts' },
  'shell-stays-thin': { from: 'src-main/shell/windows.ts', to: '../rpc/server.ts' },
  'simulator-stays-outside': { from: 'src-main/simulator/index.ts', to: '../drivers/mqtt/native.codec.ts' },
  'launchers-need-nothing': { from: 'src-main/launch/start.mjs', to: 'pino' },
  'features-stand-alone': { from: 'src-renderer/features/alarms/list.tsx', to: '../people/card.tsx' },
  'ui-knows-no-domain': { from: 'src-renderer/ui/button.tsx', to: '../state/board.ts' },
  'map-in-one-place': { from: 'src-renderer/features/people/card.tsx', to: 'maplibre-gl' },
}

/** Imports that look alike and are allowed: a rule that fires on one of them is too broad. */
const ALLOWED: readonly Violation[] = [
  { from: 'src-main/kernel/hen.ts', to: './egg.ts' },
  { from: 'src-preload/contract/people.contract.ts', to: 'zod' },
  { from: 'src-renderer/state/board.ts', to: '../../src-preload/contract/people.contract.ts' },
  { from: 'src-main/shell/ports.ts', to: 'electron' },
  { from: 'src-main/index.ts', to: './shell/ports.ts' },
  { from: 'src-main/domains/people/people.rules.ts', to: '../alarms/alarms.types.ts' },
  { from: 'src-main/domains/people/people.machine.ts', to: 'xstate' },
  { from: 'src-main/domains/people/people.service.ts', to: '../alarms/alarms.ports.ts' },
  { from: 'src-main/domains/people/people.store.ts', to: '../../store/open.ts' },
  { from: 'src-main/domains/people/people.rpc.ts', to: '../../rpc/binding.ts' },
  { from: 'src-main/drivers/mqtt/native.codec.ts', to: '../../domains/devices/devices.ports.ts' },
  { from: 'src-main/store/open.ts', to: 'better-sqlite3' },
  { from: 'src-main/hosts/run-core.ts', to: '../core/core.ts' },
  { from: 'src-main/launch/core.mjs', to: './start.mjs' },
  { from: 'src-renderer/features/alarms/row.tsx', to: './list.tsx' },
  { from: 'src-renderer/map/map.tsx', to: 'maplibre-gl' },
]

const PACKAGES = ['electron', 'zod', 'pino', 'xstate', 'better-sqlite3', 'maplibre-gl']

export async function plantTree(root: string): Promise<void> {
  const files = new Map<string, string>()
  for (const name of PACKAGES) {
    files.set(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    files.set(`node_modules/${name}/index.js`, 'module.exports = {}')
  }
  const imports = [...Object.values(PLANTED), ...ALLOWED]
  for (const { from, to } of imports) if (to.startsWith('.')) files.set(join(dirname(from), to), 'export {}\n')
  for (const { from, to } of imports) files.set(from, `import '${to}'\n`)
  for (const [path, content] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
}
