/** What the shell and a page inside Electron say to one another: only how the page gets its port to the core. */

/** The page asks for a port; the same word travels from the page to the bridge and from the bridge to the shell. */
export const PORT_PLEASE = 'watchroom.portPlease'
/** A fresh port to the core comes with this message: when asked for, and after each restart of the core. */
export const PORT = 'watchroom.port'

/** What a page finds as `window.watchroom` when it runs inside Electron. */
export interface ShellBridge {
  desktop: true
}
