/** What can speak on this machine: programs that write a WAV. The text reaches them on their input, never through a shell. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Language = 'zh-CN' | 'en'

export interface Voice {
  id: 'espeak-ng' | 'say' | 'sapi'
  /** Bytes of a WAV. Errors: rejects when the program is missing or cannot speak it. */
  speak(text: string, language: Language): Promise<Uint8Array>
}

const SPEAK_MS = 20_000

/** Runs a program with the text on its input; resolves with its output. */
function run(program: string, args: readonly string[], text: string, env: NodeJS.ProcessEnv = {}): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: SPEAK_MS,
      windowsHide: true,
      env: { ...process.env, ...env },
    })
    const out: Buffer[] = []
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(0, 500)
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(Buffer.concat(out)) : reject(new Error(`${program} ended with ${code}: ${complaint}`)),
    )
    child.stdin.on('error', () => {})
    child.stdin.end(text)
  })
}

/** Runs a program that writes a file of its own. */
async function written(write: (path: string) => Promise<unknown>): Promise<Uint8Array> {
  const path = join(tmpdir(), `watchroom-${randomUUID()}.wav`)
  try {
    await write(path)
    return await readFile(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** Debian's espeak-ng. Its voices `cmn` and `zh` spell the tones; `cmn-latn-pinyin` reads the characters. */
const espeak: Voice = {
  id: 'espeak-ng',
  speak: (text, language) =>
    written((path) =>
      run('espeak-ng', ['-v', language === 'en' ? 'en-gb' : 'cmn-latn-pinyin', '-s', '150', '-b', '1', '-w', path, '--stdin'], text),
    ),
}

/** macOS. */
const say: Voice = {
  id: 'say',
  speak: (text, language) =>
    written((path) =>
      run(
        'say',
        ['-v', language === 'en' ? 'Samantha' : 'Tingting', '-o', path, '--file-format=WAVE', '--data-format=LEI16@22050', '-f', '-'],
        text,
      ),
    ),
}

const SAPI = `
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
[Console]::InputEncoding = [Text.Encoding]::UTF8
$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
$culture = [Globalization.CultureInfo]::new($env:WATCHROOM_LANGUAGE)
if ($speaker.GetInstalledVoices($culture).Count -eq 0) { throw "No voice for $culture" }
$speaker.SelectVoiceByHints('NotSet', 'NotSet', 0, $culture)
$speaker.SetOutputToWaveFile($env:WATCHROOM_WAV)
$speaker.Speak([Console]::In.ReadToEnd())
$speaker.Dispose()`

/** The voices of Windows. */
const sapi: Voice = {
  id: 'sapi',
  speak: (text, language) =>
    written((path) =>
      run('powershell', ['-NoProfile', '-NonInteractive', '-Command', SAPI], text, {
        WATCHROOM_WAV: path,
        WATCHROOM_LANGUAGE: language === 'en' ? 'en-US' : 'zh-CN',
      }),
    ),
}

/** The best first. */
export const voicesHere = (platform = process.platform): Voice[] =>
  platform === 'darwin' ? [say, espeak] : platform === 'win32' ? [sapi, espeak] : [espeak]
