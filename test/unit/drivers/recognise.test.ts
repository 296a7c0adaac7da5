/** Properties by name, type and unit: what may be taken for a point of the catalogue, and what must not. */
import { describe, expect, it } from 'vitest'
import { recognise } from '../../../src-main/drivers/catalog/recognise.ts'
import { conversion, convert, convertBack } from '../../../src-main/drivers/catalog/units.ts'

describe('a property', () => {
  it('is the point of the catalogue in the unit of the catalogue', () => {
    expect(recognise('voltage', 'number', 'mV')).toMatchObject({ id: 'voltage', unit: 'V', scale: 0.001 })
    expect(recognise('pressure', 'number', 'bar')).toMatchObject({ id: 'pressure', unit: 'MPa', scale: 0.1 })
    expect(recognise('water_leak', 'switch', '')).toMatchObject({ id: 'water-leak', inverted: false })
    expect(recognise('contact', 'switch', '')).toMatchObject({ id: 'open', inverted: true })
  })

  it('that is a concentration by one family and an alarm by another is told by its type', () => {
    expect(recognise('gas', 'switch', '')).toMatchObject({ id: 'gas-alarm' })
    expect(recognise('gas', 'number', '%LEL')).toMatchObject({ id: 'gas' })
    expect(recognise('carbon_monoxide', 'number', 'ppm')).toMatchObject({ id: 'co' })
  })

  it('of a name the catalogue knows but in another unit gets a point of its own, to which no limit applies', () => {
    expect(recognise('gas', 'number', 'm³')).toMatchObject({ id: 'gas-value', unit: 'm³', isOwn: true })
    expect(recognise('gas', 'number', '')).toMatchObject({ id: 'gas-value' })
    expect(recognise('temperature', 'number', 'V')).toMatchObject({ id: 'temperature-value' })
    expect(recognise('battery', 'switch', '')).toMatchObject({ id: 'battery-state' })
  })

  it('the catalogue does not know keeps its name', () => {
    expect(recognise('formaldehydeLevel', 'number', 'mg/m³')).toMatchObject({ id: 'formaldehyde-level', unit: 'mg/m³', isOwn: true })
    expect(recognise('烟', 'number', '')).toBeNull()
  })
})

describe('a unit', () => {
  it('converts into another of the same quantity only', () => {
    const to = (raw: number, from: string, wanted: string) => {
      const found = conversion(from, wanted)
      return found && convert(raw, found)
    }
    expect(to(68, '°F', '°C')).toBe(20)
    expect(to(293.15, 'K', '℃')).toBe(20)
    expect(to(3.6, 'm³/h', 'L/min')).toBe(60)
    expect(to(250, 'L', 'm³')).toBe(0.25)
    expect(to(0.3, 'A', 'mA')).toBe(300)
    expect(to(1013, 'hPa', 'MPa')).toBeNull()
    expect(to(1, 'furlong', 'mm')).toBeNull()
  })

  it('converts back to what the device speaks', () => {
    const fahrenheit = conversion('°F', '°C')
    expect(fahrenheit && convertBack(20, fahrenheit)).toBe(68)
  })
})
