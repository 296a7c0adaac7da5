/** The voice of the console: real espeak-ng, real WAV files; nothing of it needs a network. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import wavefile from 'wavefile'
import { silentLogger } from '../../../src-main/kernel/logger.ts'
import { spokenChinese, spokenText } from '../../../src-main/speech/digits.rules.ts'
import { type Said, Speaker } from '../../../src-main/speech/speaker.ts'
import type { Voice } from '../../../src-main/speech/voices.ts'
import { until } from '../../support/until.ts'

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

/** At 16 kHz. */
const tone = (samples: number): Uint8Array => {
  const wav = new wavefile.WaveFile()
  wav.fromScratch(
    1,
    16_000,
    '16',
    Int16Array.from({ length: samples }, (_, index) => 8000 * Math.sin(index / 5)),
  )
  return wav.toBuffer()
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
    const second = await speaker('kept', []).say('请您先关火', 'zh-CN')
    expect(second).toEqual(first)
    expect(second).not.toBeNull()
  })

  it('takes what a person has spoken in, and a voice for the rest', async () => {
    mkdirSync(join(dir, 'recorded/zh-CN'), { recursive: true })
    writeFileSync(join(dir, 'recorded/zh-CN/hello.wav'), tone(16_000))
    writeFileSync(join(dir, 'recorded/zh-CN/hello.txt'), '您好，\n')
    const recorded = await speaker('recorded-only', []).say('您好', 'zh-CN')
    expect(read(recorded?.path ?? '').ms).toBeCloseTo(1000, -1)
    const mixed = await speaker('mixed').say('您好，请保持电话畅通。', 'zh-CN')
    expect(read(mixed?.path ?? '').ms).toBeGreaterThan(1800)
  })

  it('that was recorded since is not said by the voice any more, and a broken recording is no silence', async () => {
    const folder = join(dir, 'recorded/zh-CN')
    mkdirSync(folder, { recursive: true })
    const voiced = await speaker('since').say('请您先开窗', 'zh-CN')
    writeFileSync(join(folder, 'window.wav'), 'no sound at all')
    writeFileSync(join(folder, 'window.txt'), '请您先开窗')
    const again = await speaker('since').say('请您先开窗', 'zh-CN')
    expect(again?.path).not.toBe(voiced?.path)
    expect(again?.ms).toBe(voiced?.ms)
  })

  it('that somebody waits for goes before those that are made ready, and the worst incident before the others', async () => {
    const order: string[] = []
    const finish: (() => void)[] = []
    const slow: Voice = {
      id: 'espeak-ng',
      speak: (text) => {
        order.push(text)
        return new Promise((done) => finish.push(() => done(tone(1600))))
      },
    }
    const one = speaker('order', [slow])
    const asked: [text: string, rank?: number][] = [['first', 3], ['second', 3], ['low', 4], ['worst', 1], ['raised', 4], ['asked']]
    const said = asked.map(([text, rank]) => one.say(text, 'en', rank))
    await until('two voices', () => finish.length === 2)
    // Somebody needs now what was only to be made ready.
    said.push(one.say('raised', 'en'))
    for (let done = 0; done < 6; done++) {
      await until('the next voice', () => finish.length > done)
      finish[done]?.()
      await said[asked.findIndex(([text]) => text === order[done])]
    }
    expect(order).toEqual(['first', 'second', 'raised', 'asked', 'worst', 'low'])
  })

  it('makes room for new ones: what was not used for the longest goes first', async () => {
    const beep: Voice = { id: 'espeak-ng', speak: async () => tone(22_050) }
    const small = new Speaker({ folder: join(dir, 'small'), recordings: [], log: silentLogger, voices: [beep], keptBytes: 400_000 })
    const kept: (Said | null)[] = []
    for (const [index, text] of ['one', 'two', 'three', 'four'].entries()) {
      const said = await small.say(text, 'en')
      kept.push(said)
      for (const path of [said?.path ?? '', said?.roomPath ?? '']) utimesSync(path, index, index)
    }
    await small.say('one', 'en')
    kept.push(await small.say('five', 'en'))
    expect(kept.map((said) => existsSync(said?.path ?? ''))).toEqual([true, false, false, false, true])
    // What had to go is spoken again.
    expect(await small.say('two', 'en')).toEqual(kept[1])
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

describe('numbers', () => {
  it.each([
    ['山塘街 128 号', '山塘街 一二八号'],
    ['3 幢 502 室', '3幢 五零二室'],
    ['请拨打 119 报警', '请拨打 幺幺九 报警'],
    ['电话 0512 0000 0128', '电话 零五幺二零零零零零幺二八'],
    ['3 人被困', '3 人被困'],
    ['24 小时服务', '24 小时服务'],
    ['沿山塘街 120 米，约 2 分钟', '沿山塘街 120 米，约 2 分钟'],
  ])('%s is read as %s', (written, spoken) => {
    expect(spokenChinese(written)).toBe(spoken)
  })

  it('in English too, where they are telephones', () => {
    expect(spokenText('Call 119 or 0512 0000 0128, 120 m from here', 'en')).toBe('Call 1 1 9 or 0 5 1 2 0 0 0 0 0 1 2 8, 120 m from here')
  })

  it('are heard figure by figure', () => {
    const sounds = (text: string) =>
      spawnSync('espeak-ng', ['-v', 'cmn-latn-pinyin', '-q', '-x', '--stdin'], { input: text, encoding: 'utf8' }).stdout.replace(/\s/g, '')
    expect(sounds(spokenChinese('502 室'))).toBe(sounds('五零二室'))
    expect(sounds('502 室')).not.toBe(sounds('五零二室'))
  })
})
