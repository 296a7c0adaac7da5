/** Builds the shell and core (main), the bridge (preload) and the seats (renderer) into `out/`. Dependencies stay in node_modules. */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { handsetShell } from './src-renderer/handset-shell.plugin.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      rolldownOptions: {
        input: {
          index: at('src-main/index.ts'),
          'utility-process': at('src-main/hosts/utility-process.ts'),
          'node-server': at('src-main/hosts/node-server.ts'),
          simulator: at('src-main/simulator/index.ts'),
          'check-plan-worker': at('src-main/hosts/check-plan-worker.ts'),
          'convert-worker': at('src-main/exchange/plan/convert-worker.ts'),
        },
        // Shared chunks lie flat beside the entries: `import.meta.dirname/../../resources` is then right for all of
        // them, as it is for a source file in `src-main/<folder>/`.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      // A sandboxed preload script has to be CommonJS.
      rolldownOptions: { input: { index: at('src-preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react(), handsetShell()],
    build: {
      outDir: at('out/renderer'),
      // Browser seats (tablets, phones, extra desks) are older than Electron's own Chromium.
      target: 'es2022',
      minify: true,
      // The content policy allows no data: fonts or sounds.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: {
          operator: at('src-renderer/operator.html'),
          wall: at('src-renderer/wall.html'),
          handset: at('src-renderer/handset.html'),
          'handset-sw': at('src-renderer/handset-sw/handset-sw.ts'),
        },
        // A service worker keeps its name, or phones could not ask for a new one.
        output: { entryFileNames: ({ name }) => (name === 'handset-sw' ? '[name].js' : 'assets/[name]-[hash].js') },
      },
    },
  },
})
