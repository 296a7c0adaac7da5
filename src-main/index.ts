/** Electron's entry: locks everything, starts the core, opens the windows. */
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, session } from 'electron'
import { registerAppScheme, servePages } from './shell/app-protocol.ts'
import { readArguments } from './shell/arguments.ts'
import { stopBeforeQuit } from './shell/clean-quit.ts'
import { CoreSupervisor } from './shell/core-supervisor.ts'
import { forkCore } from './shell/fork-core.ts'
import { keepAwake } from './shell/keep-awake.ts'
import { answerPortRequests, handPorts } from './shell/ports.ts'
import { lockNavigation } from './shell/security/navigation.ts'
import { lockPermissions } from './shell/security/permissions.ts'
import { isFirstInstance } from './shell/single-instance.ts'
import { openOperatorWindow, WallWindow } from './shell/windows.ts'

const HOPELESS_AFTER = 5

const { data, core: coreArguments } = readArguments(process.argv.slice(1), join(app.getPath('userData'), 'core'))
app.setPath('userData', join(data, 'shell'))
app.enableSandbox()
registerAppScheme()
lockNavigation(app)

let operator: BrowserWindow | null = null
let hasServed = false

const core = new CoreSupervisor(() => forkCore(coreArguments, data), {
  onReady: () => {
    hasServed = true
    handPorts(core)
  },
  // A core that once served comes back; one that never could is a fault somebody has to see.
  onLost: (failures) => {
    if (hasServed || failures < HOPELESS_AFTER) return
    dialog.showErrorBox('Watchroom', `值守核心无法启动 · The core cannot start\n${join(data, 'core.log')}`)
    app.exit(1)
  },
})
const wall = new WallWindow((seat) => core.ticket(seat))

if (isFirstInstance(() => operator?.focus())) {
  app.whenReady().then(open)
  stopBeforeQuit(app, () => core.stop())
} else app.quit()

async function open(): Promise<void> {
  lockPermissions(session.defaultSession)
  servePages()
  keepAwake()
  answerPortRequests(core)
  core.start()
  wall.follow()
  operator = await openOperatorWindow((seat) => core.ticket(seat))
  operator.once('closed', () => {
    wall.close()
    app.quit()
  })
}
