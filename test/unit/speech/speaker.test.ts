/** The voice of the console: real espeak-ng, real WAV files; nothing of it needs a network. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import wavefile from 'wavefile'
import { silentLogger } from '../../../src-main/kernel/logger.ts'
import { spokenChinese } from '../../../src-main/speech/digits.rules.ts'
import { Speaker } from '../../../src-main/speech/speaker.ts'
import type { Voice } from '../../../src-main/speech/voices.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-speech-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const speaker = (folder: string, voices?: Voice[]) =>
  new Speaker({ folder: join(dir, folder), recordings: [join(dir, 'recorded')], log: silentLogger, ...(voices && { voices }) })

const read = (path: string) => {
  const wav = new wavefile.WaveFile(readFileSync(path))
  const samples = wav.getSamples(false, Int16Array) as unknown as Int16Array
  const rms = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)
  return {
    ...(wav.fmt as { sampleRate: number; numChannels: number }),
    depth: wav.bitDepth,
    rms,
    ms: (samples.length / (wav.fmt as { sampleRate: number }).sampleRate) * 1000,
  }
}

describe('a sentence', () => {
  it.each([
    ['zh-CN', '您好，我这里是安防云平台监控中心，平台上收到了您家里厨房烟感探测器的报警信息。'],
    ['en', 'Hello, this is the safety monitoring centre. We have received an alarm from the kitchen smoke detector in your home.'],
  ] as const)('is spoken in %s for the line and for the room', async (language, text) => {
    const said = await speaker('spoken').say(text, language)
    if (!said) throw new Error('Nothing was said')
    const line = read(said.path)
    expect(line).toMatchObject({ sampleRate: 8000, numChannels: 1, depth: '16' })
    expect(read(said.roomPath)).toMatchObject({ sampleRate: 22050, numChannels: 1 })
    expect(line.rms).toBeGreaterThan(300)
    expect(line.ms).toBeGreaterThan(2000)
    expect(Math.abs(line.ms - said.ms)).toBeLessThan(5)
  })

  it('that was spoken before is there at once, also after a restart', async () => {
    const first = await speaker('kept').say('请您先关火', 'zh-CN')
    const before = statSync(first?.path ?? '').mtimeMs
    const second = await speaker('kept', []).say('请您先关火', 'zh-CN')
    expect(second).toEqual(first)
    expect(statSync(second?.path ?? '').mtimeMs).toBe(before)
  })

  it('takes what a person has spoken in, and a voice for the rest', async () => {
    const tone = new wavefile.WaveFile()
    tone.fromScratch(
      1,
      16000,
      '16',
      Int16Array.from({ length: 16000 }, (_, i) => 8000 * Math.sin(i / 5)),
    )
    mkdirSync(join(dir, 'recorded/zh-CN'), { recursive: true })
    writeFileSync(join(dir, 'recorded/zh-CN/hello.wav'), tone.toBuffer())
    writeFileSync(join(dir, 'recorded/zh-CN/hello.txt'), '您好，\n')
    const recorded = await speaker('recorded-only', []).say('您好', 'zh-CN')
    expect(read(recorded?.path ?? '').ms).toBeCloseTo(1000, -1)
    const mixed = await speaker('mixed').say('您好，请保持电话畅通。', 'zh-CN')
    expect(read(mixed?.path ?? '').ms).toBeGreaterThan(1800)
  })

  it('that nothing can speak is not said, and the reason is known', async () => {
    const mute = speaker('mute', [{ id: 'espeak-ng', speak: () => Promise.reject(new Error('not installed')) }])
    expect(await mute.say('再见', 'zh-CN')).toBeNull()
    expect(mute.condition.failure).toBe('not installed')
  })

  it('is never taken for an option or a command of the program that speaks', async () => {
    const said = await speaker('hostile').say('--path=/etc; $(touch nothing) `id`', 'en')
    expect(said?.ms).toBeGreaterThan(200)
  })
})

describe('numbers in Chinese', () => {
  it.each([
    ['山塘街 128 号', '山塘街 一二八号'],
    ['3 幢 502 室', '3幢 五零二室'],
    ['请拨打 119 报警', '请拨打 幺幺九 报警'],
    ['电话 0512 0000 0128', '电话 零五幺二零零零零零幺二八'],
    ['3 人被困', '3 人被困'],
    ['24 小时服务', '24 小时服务'],
  ])('%s is read as %s', (written, spoken) => {
    expect(spokenChinese(written)).toBe(spoken)
  })

  it('are heard figure by figure', () => {
    const sounds = (text: string) =>
      spawnSync('espeak-ng', ['-v', 'cmn-latn-pinyin', '-q', '-x', '--stdin'], { input: text, encoding: 'utf8' }).stdout.replace(/\s/g, '')
    expect(sounds(spokenChinese('502 室'))).toBe(sounds('五零二室'))
    expect(sounds('502 室')).not.toBe(sounds('五零二室'))
  })
})
