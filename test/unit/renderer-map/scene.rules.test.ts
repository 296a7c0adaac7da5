/** What a wall shows by itself, and what it shows when somebody has set it. */
import { describe, expect, it } from 'vitest'
import type { Wall } from '../../../src-preload/contract/picture.contract.ts'
import { chooseScene, shiftAt, themeAt } from '../../../src-renderer/wall/scene.rules.ts'
import { incident } from '../renderer/samples.ts'

const fire = incident({ id: 'fire', priority: 1, unacknowledged: true })
const gas = incident({ id: 'gas', priority: 1, unacknowledged: false })
const water = incident({ id: 'water', priority: 3, unacknowledged: true })
const filed = incident({ id: 'filed', state: 'archived', unacknowledged: false })

const set = (scene: Wall['scene'], pinned: string | null = null) => ({ scene, pinned })
const shown = (incidents: (typeof fire)[], wall: Pick<Wall, 'scene' | 'pinned'> | null = null, isEvent = false) => {
  const { kind, worst, others } = chooseScene({ incidents, wall, isEvent })
  return [kind, worst?.id ?? null, others.map(({ id }) => id)]
}

describe('a wall that chooses by itself', () => {
  it.each([
    ['rests with the neighbourhood when nothing is open', [filed], false, ['neighbourhood', null, []]],
    ['rests with the event where people are counted', [], true, ['event', null, []]],
    ['goes to the worst incident, at an event too', [water, fire, gas], true, ['incident', 'fire', ['gas', 'water']]],
    ['stays with an incident that somebody has, until it is filed', [gas, filed], false, ['incident', 'gas', []]],
  ] as const)('%s', (_, incidents, isEvent, expected) => {
    expect(shown([...incidents], null, isEvent)).toEqual(expected)
  })
})

describe('a wall that somebody has set', () => {
  it.each([
    ['keeps the scene while everything is in hand', [gas, water], set('briefing'), ['briefing', null, ['gas', 'water']]],
    ['leaves any scene for an emergency that nobody has', [gas, fire], set('briefing'), ['incident', 'fire', ['gas']]],
    ['does not leave it for what can wait a minute', [water], set('event'), ['event', null, ['water']]],
    ['goes back to rest when it was set to incidents and none is open', [], set('incident'), ['neighbourhood', null, []]],
    ['stays with the pinned incident, whatever comes', [fire, gas], set(null, 'gas'), ['incident', 'gas', ['fire']]],
    ['stays with its scene when one was pinned too', [gas, water], set('briefing', 'gas'), ['briefing', null, ['gas', 'water']]],
    ['leaves its scene for an emergency, whatever is pinned', [fire, gas], set('briefing', 'gas'), ['incident', 'fire', ['gas']]],
    ['forgets a pin that is filed', [filed, fire], set(null, 'filed'), ['incident', 'fire', []]],
  ] as const)('%s', (_, incidents, wall, expected) => {
    expect(shown([...incidents], wall)).toEqual(expected)
  })
})

describe('the brightness of a wall', () => {
  it('follows the clock of the site, unless somebody has set it', () => {
    expect([6, 7, 17, 18].map((hour) => themeAt('auto', hour))).toEqual(['dark', 'day', 'day', 'dark'])
    expect(themeAt('evening', 12)).toBe('dark')
    expect(themeAt('day', 0)).toBe('day')
  })
})

describe('the place of the picture', () => {
  it('is another one each minute, never far away', () => {
    const places = Array.from({ length: 8 }, (_, minute) => shiftAt(minute))
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(8)
    for (const { x, y } of places) expect(Math.hypot(x, y)).toBeLessThan(16)
  })
})
