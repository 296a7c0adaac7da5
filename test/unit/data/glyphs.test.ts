import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { readJson } from './read-json.ts'

const { hazards } = z.object({ hazards: z.record(z.string(), z.string()) }).parse(readJson('map/glyphs.json'))

describe('the glyphs of the map', () => {
  it('tell every hazard from every other', () => {
    expect(Object.keys(hazards).sort()).toEqual([...HazardKind.options].sort())
    expect(new Set(Object.values(hazards)).size).toBe(HazardKind.options.length)
  })
})
