/** So many connections at a time to a server that strangers reach, and so many from one address: no single machine keeps all phones out. */
import type { Server } from 'node:net'

const ALL = 2_000
/** Behind one address there may be all phones of a site, each with a page that loads. */
const EACH = 300

export function boundConnections(server: Pick<Server, 'on' | 'maxConnections'>, { all, each } = { all: ALL, each: EACH }): void {
  server.maxConnections = all
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    const count = open.get(address) ?? 0
    if (count >= each) {
      socket.destroy()
      return
    }
    open.set(address, count + 1)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })
}
