/** Builds the shell and core (main), the bridge (preload) and the seats (renderer) into `out/`. */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      rollupOptions: {
        input: {
          index: at('src-main/index.ts'),
          'utility-process': at('src-main/hosts/utility-process.ts'),
          'node-server': at('src-main/hosts/node-server.ts'),
          simulator: at('src-main/simulator/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      rollupOptions: { input: { index: at('src-preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      rollupOptions: { input: { operator: at('src-renderer/operator.html'), wall: at('src-renderer/wall.html') } },
    },
  },
})
