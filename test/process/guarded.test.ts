/** What a core refuses and keeps to itself: taken ports, orders that are not its own, a folder others could read. */
import { chmodSync, statSync } from 'node:fs'
import { connect } from 'mqtt'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '../support/until.ts'
import { dataFolder, runCommand, startCore } from './support/core.ts'

test('a taken MQTT port is said in words, and the core ends instead of hanging', async () => {
  const first = await startCore({ data: dataFolder() })
  const args = ['--data', dataFolder(), '--http', '127.0.0.1:0', '--mqtt', new URL(first.mqtt).host, '--site', 'demo']
  const second = await runCommand(...args)
  expect(second.code).toBe(1)
  expect(second.stderr).toContain('The embedded broker cannot listen on')
})

test('the data folder is nobody else’s, whoever made it', async () => {
  const data = dataFolder()
  chmodSync(data, 0o755)
  await startCore({ data })
  expect(statSync(data).mode & 0o077).toBe(0)
})

test('a client of the embedded broker cannot give orders to staff', async () => {
  const core = await startCore({ data: dataFolder() })
  const pager = connect(core.mqtt)
  onTestFinished(() => pager.endAsync(true))
  const heard: string[] = []
  pager.on('message', (topic) => heard.push(topic))
  await pager.subscribeAsync('watchroom/#', { qos: 1 })
  const stranger = connect(core.mqtt, { reconnectPeriod: 0 })
  onTestFinished(() => stranger.endAsync(true))
  await until('the stranger', () => stranger.connected)
  stranger.on('error', () => {})
  stranger.publish('watchroom/shantang/staff/staff-04/orders', '{"place":"nowhere"}', { qos: 1 })
  // The broker ends the connection of who tries.
  await until('the end of its connection', () => !stranger.connected)
  await pager.publishAsync('watchroom/shantang/note', 'still here', { qos: 1 })
  await until('the pager’s own message', () => heard.length > 0)
  expect(heard).toEqual(['watchroom/shantang/note'])
})
