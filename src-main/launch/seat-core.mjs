/** Keeps the core of a browser seat running. Its log goes to a file, away from the person. */
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { node24 } from './prepare.mjs'
import { say } from './say.mjs'

const RESTART_MS = 200

/** @typedef {{ http: string, mqtt: string, seat: string, wall: string }} Ready */

/** Starts the core; one that was serving and died is started again on the same addresses. @param {string} data @param {string[]} args */
export async function keepCore(data, args) {
  const log = join(data, 'core.log')
  let isEnding = false
  let running = startCore(log, args)
  const ready = await running.ready
  const sameAddresses = ['--http', new URL(ready.http).host, '--mqtt', new URL(ready.mqtt).host]

  const keep = async () => {
    while (!isEnding) {
      await running.ended
      if (isEnding) return
      say(`值守核心意外停止,正在重启(日志 ${log})`, 'The core stopped; starting it again')
      await new Promise((resume) => setTimeout(resume, RESTART_MS))
      running = startCore(log, [...args, ...sameAddresses])
      // One that does not come up has ended too, and is tried again.
      running.ready.catch(() => {})
    }
  }
  void keep()

  const stop = () => {
    isEnding = true
    running.core.kill('SIGTERM')
  }
  return { ready, stop }
}

/** @param {string} log @param {string[]} args */
function startCore(log, args) {
  const core = spawn(node24(), [join(import.meta.dirname, 'core.mjs'), ...args, '--ticket'], { stdio: ['ignore', 'pipe', 'pipe'] })
  core.stderr.pipe(createWriteStream(log, { flags: 'a' }))
  // The last line is what a core that cannot start says: the folder is in use, the port is taken.
  let tail = ''
  core.stderr.on('data', (chunk) => {
    tail = (tail + chunk).slice(-1000)
  })
  /** @type {Promise<Ready>} */
  const ready = new Promise((done, fail) => {
    createInterface(core.stdout).on('line', (line) => {
      const message = parse(line)
      if (message?.ready) done(message)
    })
    core.once('exit', () => fail(new Error(`值守核心没有启动 · The core did not start: ${tail.trim().split('\n').at(-1)}\n${log}`)))
  })
  /** @type {Promise<void>} */
  const ended = new Promise((done) => core.once('exit', () => done()))
  return { core, ready, ended }
}

/** @param {string} line @returns {Ready & { ready: true } | null} */
function parse(line) {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
