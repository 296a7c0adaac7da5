/** Tells the handset's service worker what the app is made of: everything that is named, from its page on. Fonts come when they are needed. */
import type { Plugin } from 'vite'

const PAGE = 'handset.html'
const WORKER = 'handset-sw.js'
/** From `public/`: known by name, not by the build. */
const BESIDE = ['/handset.webmanifest', '/handset-icon-192.png', '/handset-icon-512.png']

export const handsetShell = (): Plugin => ({
  name: 'watchroom:handset-shell',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const textOf = (file: string): string => {
        const built = bundle[file]
        return built?.type === 'chunk' ? built.code : String(built?.source ?? '')
      }
      const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1)
      const others = Object.keys(bundle).filter((file) => file !== WORKER && !/\.(woff2?|html|map)$/.test(file))
      const needed = new Set<string>()
      const visit = (file: string) => {
        const text = textOf(file)
        for (const other of others) {
          if (needed.has(other) || !text.includes(nameOf(other))) continue
          needed.add(other)
          visit(other)
        }
      }
      visit(PAGE)
      const worker = bundle[WORKER]
      if (worker?.type !== 'chunk') return
      worker.code = worker.code.replaceAll('__SHELL__', JSON.stringify([...BESIDE, ...[...needed].sort().map((file) => `/${file}`)]))
    },
  },
})
