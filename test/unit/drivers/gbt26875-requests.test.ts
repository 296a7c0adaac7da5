/** Questions of the centre and what becomes of them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Requests } from '../../../src-main/drivers/gbt26875/requests.ts'

describe('a question to a transmission device', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is sent three times with the same number, ten seconds apart, and then has failed', async () => {
    const sent: number[] = []
    const answer = new Requests().ask('889', (serial) => sent.push(serial))
    const failed = expect(answer).rejects.toThrow('did not answer')
    expect(sent).toEqual([0])
    await vi.advanceTimersByTimeAsync(9999)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(20_001)
    await failed
    expect(sent).toEqual([0, 0, 0])
  })

  it('is over with the answer to its number, from its device', async () => {
    const requests = new Requests()
    const first = requests.ask('889', () => {})
    const second = requests.ask('889', () => {})
    requests.settle('888', 0, false)
    requests.settle('889', 7, false)
    requests.settle('889', 1, true)
    await expect(second).rejects.toThrow('refused')
    requests.settle('889', 0, false)
    await expect(first).resolves.toBeUndefined()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends with the connection', async () => {
    const requests = new Requests()
    const answer = requests.ask('889', () => {})
    requests.stop()
    await expect(answer).rejects.toThrow('closed')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not asked while two hundred wait already', async () => {
    const requests = new Requests()
    const all = Array.from({ length: 201 }, () => requests.ask('889', () => {}).catch(({ message }) => message))
    requests.stop()
    const ends = await Promise.all(all)
    expect(ends.filter((end) => end === 'Too many questions wait for an answer')).toHaveLength(1)
  })
})
