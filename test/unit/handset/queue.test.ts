/** The queue of a phone in dead spots: every act arrives once and in order, whatever the link and the battery do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HandsetAct, HandsetItem, HandsetResult } from '../../../src-preload/contract/handset.contract.ts'
import { type Entry, nextBatch, pressed, shown } from '../../../src-renderer/handset/queue/queue.rules.ts'
import { openQueue, type QueueStore } from '../../../src-renderer/handset/queue/queue.ts'

const AT = '2026-11-21T04:00:34.000Z'
const ORDER = { incident: 'i1', order: 'o1' }
const note = (text: string): HandsetAct => ({ kind: 'progress', ...ORDER, text, photos: [] })
const SOS: HandsetAct = { kind: 'sos', lngLat: null }
const SAFE: HandsetAct = { kind: 'sosOver' }
const here = (metres: number): HandsetAct => ({ kind: 'position', lngLat: [120.5, 31.3], accuracyM: metres })

const idsFrom = (prefix: string) => {
  let count = 0
  return () => `${prefix}-${count++}`
}

const memoryStore = (kept = new Map<string, Entry>()): QueueStore & { kept: Map<string, Entry> } => ({
  kept,
  load: async () => [...kept.values()].reverse(),
  put: async (entry) => void kept.set(entry.item.id, structuredClone(entry)),
  drop: async (ids) => {
    for (const id of ids) kept.delete(id)
  },
})

/** A core that answers what it has seen as it was. `refuses` says which texts it does not take. */
const fakeCore = (refuses = (_act: HandsetAct) => false) => {
  const effects: HandsetItem[] = []
  const answers = new Map<string, HandsetResult>()
  return {
    effects,
    take: (items: HandsetItem[]) => ({
      results: items.map((item) => {
        const known = answers.get(item.id)
        if (known) return known
        const taken = !refuses(item.act)
        if (taken) effects.push(item)
        const result = { id: item.id, taken, code: taken ? null : 'handset.orderEnded', at: AT }
        answers.set(item.id, result)
        return result
      }),
    }),
  }
}

const lost = () => Promise.reject(Object.assign(new Error('cut'), { code: 'link.cut' }))

const entriesOf = (acts: HandsetAct[]): Entry[] =>
  acts.reduce<Entry[]>((entries, act, at) => pressed(entries, { id: `id-${at}`, at: AT, act }), [])

describe('the queue of a phone', () => {
  it('brings every act to the core once and in order, over lost messages, lost answers, doubles and restarts', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('press' as const), urgent: fc.boolean() }) },
      { weight: 2, arbitrary: fc.constant({ do: 'flush' as const }) },
      { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
    )
    const link = fc.constantFrom('good', 'good', 'lostBefore', 'lostAfter', 'twice')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.infiniteStream(link), async (steps, links) => {
        const core = fakeCore()
        const store = memoryStore()
        const newId = idsFrom('act')
        let isGood = false
        const send = (items: HandsetItem[]) => {
          const luck = isGood ? 'good' : links.next().value
          if (luck === 'lostBefore') return lost()
          const answer = core.take(items)
          if (luck === 'twice') core.take(items)
          return luck === 'lostAfter' ? lost() : Promise.resolve(answer)
        }
        const open = () => openQueue({ store, send, newId, now: () => AT, onChange: () => undefined })
        let queue = await open()
        const pressedAs: HandsetAct[] = []
        for (const [at, each] of steps.entries()) {
          if (each.do === 'restart') queue = await open()
          else if (each.do === 'flush') await queue.flush()
          else {
            const act = each.urgent ? SOS : note(`note ${at}`)
            pressedAs.push(act)
            await queue.press(act)
          }
        }
        isGood = true
        await queue.flush()
        const arrived = core.effects.map(({ act }) => act)
        const isUrgent = ({ kind }: HandsetAct) => kind === 'sos'
        expect(arrived.filter(isUrgent)).toEqual(pressedAs.filter(isUrgent))
        expect(arrived.filter((act) => !isUrgent(act))).toEqual(pressedAs.filter((act) => !isUrgent(act)))
        expect(store.kept.size).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps two acts in order that were pressed while the first was on its way', async () => {
    const core = fakeCore()
    let answer: () => void = () => undefined
    const gate = new Promise<void>((open) => {
      answer = open
    })
    const send = async (items: HandsetItem[]) => {
      await gate
      return core.take(items)
    }
    const queue = await openQueue({ store: memoryStore(), send, newId: idsFrom('act'), now: () => AT, onChange: () => undefined })
    const presses = ['a', 'b', 'c'].map((text) => queue.press(note(text)))
    answer()
    await Promise.all(presses)
    await queue.flush()
    expect(core.effects.map(({ act }) => act)).toEqual(['a', 'b', 'c'].map(note))
  })

  it('lists what was refused until somebody has seen it, also after a restart, and sends the rest', async () => {
    const core = fakeCore((act) => act.kind === 'progress' && act.text === 'late')
    const store = memoryStore()
    let entries: readonly Entry[] = []
    const open = () =>
      openQueue({
        store,
        send: async (items) => core.take(items),
        newId: idsFrom('act'),
        now: () => AT,
        onChange: (now) => (entries = now),
      })
    const queue = await open()
    await queue.press(note('late'))
    await queue.press(note('good'))
    queue.heard('2026-11-21T04:00:35.000Z', true)
    expect(entries.map(({ fate }) => fate)).toEqual([{ is: 'refused', code: 'handset.orderEnded' }])
    const restarted = await open()
    expect(entries).toHaveLength(1)
    await restarted.dismiss('act-0')
    expect([entries, store.kept.size]).toEqual([[], 0])
  })

  it('finds the one act the core cannot read, and lets the others through', async () => {
    const core = fakeCore()
    const unreadable = Object.assign(new Error('bad'), { status: 400, code: 'BAD_REQUEST' })
    const isBad = ({ act }: HandsetItem) => act.kind === 'progress' && act.text === 'bad'
    let entries: readonly Entry[] = []
    let isThere = false
    const send = (items: HandsetItem[]) =>
      !isThere ? lost() : items.some(isBad) ? Promise.reject(unreadable) : Promise.resolve(core.take(items))
    const ports = { store: memoryStore(), send, newId: idsFrom('act'), now: () => AT, onChange: (now: readonly Entry[]) => (entries = now) }
    const queue = await openQueue(ports)
    for (const text of ['a', 'bad', 'c']) await queue.press(note(text))
    isThere = true
    await queue.flush()
    expect(core.effects.map(({ act }) => act)).toEqual(['a', 'c'].map(note))
    expect(entries.filter(({ fate }) => fate.is === 'refused')).toHaveLength(1)
  })

  it('sends a call for help also while the phone’s memory does not answer', async () => {
    const core = fakeCore()
    const stuck = { ...memoryStore(), put: () => new Promise<void>(() => undefined) }
    const ports = { store: stuck, send: async (items: HandsetItem[]) => core.take(items), newId: idsFrom('act'), now: () => AT }
    const queue = await openQueue({ ...ports, onChange: () => undefined })
    void queue.press(SOS)
    await new Promise((resolve) => setImmediate(resolve))
    expect(core.effects.map(({ act }) => act)).toEqual([SOS])
  })

  it('says so when the phone keeps nothing any more, and sends nevertheless', async () => {
    const core = fakeCore()
    const full = { ...memoryStore(), put: () => Promise.reject(new Error('quota')) }
    let isKept = true
    const queue = await openQueue({
      store: full,
      send: async (items) => core.take(items),
      newId: idsFrom('act'),
      now: () => AT,
      onChange: (_, kept) => (isKept = kept),
    })
    await queue.press(note('a'))
    expect(core.effects).toHaveLength(1)
    expect(isKept).toBe(false)
  })
})

describe('what is sent next', () => {
  it('is the call for help alone, whatever waited before it; that it is over comes after it', () => {
    const entries = entriesOf([note('a'), SOS, note('b'), SAFE])
    expect(nextBatch(entries).map(({ act }) => act.kind)).toEqual(['sos', 'sosOver'])
  })

  it('holds no more photos than a bad link gets through, but always one act', () => {
    const photo = (size: number): HandsetAct => ({ kind: 'progress', ...ORDER, text: '', photos: ['x'.repeat(size)] })
    expect(nextBatch(entriesOf([photo(2_000_000), photo(2_000_000)]))).toHaveLength(1)
    expect(nextBatch(entriesOf([photo(4_000_000), note('a')]))).toHaveLength(1)
    expect(nextBatch(entriesOf(Array.from({ length: 80 }, (_, at) => note(`${at}`))))).toHaveLength(50)
  })

  it('is of my positions only the newest', () => {
    const entries = entriesOf([note('a'), here(5), note('b'), here(9)])
    expect(nextBatch(entries).map(({ act }) => act)).toEqual([note('a'), note('b'), here(9)])
  })
})

describe('an act that the core has taken', () => {
  const taken: Entry[] = [{ place: 1, item: { id: 'a', at: AT, act: note('a') }, fate: { is: 'taken', at: AT } }]

  it('is shown from the phone until a picture shows it', () => {
    expect(shown(taken, '2026-11-21T04:00:33.900Z', true)).toHaveLength(1)
    expect(shown(taken, AT, true)).toHaveLength(0)
  })

  it('is done after three seconds when it changed nothing in the picture', () => {
    expect(shown(taken, '2026-11-21T04:00:36.000Z', false)).toHaveLength(1)
    expect(shown(taken, '2026-11-21T04:00:38.000Z', false)).toHaveLength(0)
  })
})
