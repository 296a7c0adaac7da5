/** `npm run core -- ARGS`: the core by itself. */
import { runBuilt } from './run-built.mjs'

await runBuilt('node-server.js', ({ main }) => main?.(process.argv.slice(2)))
