/** The preload script: exposes one object to the page and hands it its ports. */
import { contextBridge } from 'electron'
import { forwardPorts } from './bridge/forward-ports.ts'
import type { ShellBridge } from './contract/shell.contract.ts'

const bridge: ShellBridge = { desktop: true }
contextBridge.exposeInMainWorld('watchroom', bridge)
forwardPorts()
