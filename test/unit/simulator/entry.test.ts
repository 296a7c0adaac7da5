import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RESOURCES } from '../data/read-json.ts'
import { startBroker } from './broker.ts'

const entry = resolve(import.meta.dirname, '../../../src-main/simulator/index.ts')
const siteFile = resolve(RESOURCES, 'sites/demo.site.json')

describe('the simulator by itself', () => {
  let broker: Awaited<ReturnType<typeof startBroker>>
  let child: ChildProcess | undefined
  beforeEach(async () => {
    broker = await startBroker()
  })
  afterEach(async () => {
    child?.kill('SIGKILL')
    await broker.close()
  })

  it('runs as a process and ends cleanly when told', async () => {
    child = spawn(process.execPath, [entry, '--mqtt', broker.url, '--site', siteFile, '--scenario', 'kitchen-fire'])
    await expect.poll(() => broker.readings().length, { timeout: 10_000 }).toBeGreaterThan(100)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('runs as a worker thread', async () => {
    const workerData = { mqttUrl: broker.url, siteDocument: readFileSync(siteFile, 'utf8'), scenario: 'quiet' }
    const worker = new Worker(entry, { workerData, stderr: true })
    await expect.poll(() => broker.readings().length, { timeout: 10_000 }).toBeGreaterThan(100)
    worker.postMessage('stop')
    expect(await once(worker, 'exit')).toEqual([0])
  })

  it('says in one line what is wrong with its arguments', async () => {
    const run = promisify(execFile)
    const replay = run(process.execPath, [entry, '--mqtt', broker.url, '--site', 'demo', '--replay', siteFile, '--map', 'time=TIME,a/b=C'])
    await expect(replay).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('demo.site.json: not all of TIME, C are there') })
  })
})
