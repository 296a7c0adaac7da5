/** `npm run simulate -- ARGS`: a simulated neighbourhood or a replayed recording, sent to any broker. */
import { runBuilt } from './run-built.mjs'

// The entry runs by being imported, as it does in a worker.
await runBuilt('simulator.js', () => undefined)
