/** What a Tasmota device switches and what it is wired to: `POWER1`, `Switch1`, and how well it hears its network. */
import { field, isJson, type Json, numberOf, textOf } from '../common/json.codec.ts'
import { type Quantity, quantityOf, switchOf } from './quantity.ts'

const OUTPUT = /^POWER(\d{0,2})$/
const SWITCH = /^Switch(\d{1,2})$/

export const onOff = (word: unknown): number | null => (word === 'ON' ? 1 : word === 'OFF' ? 0 : null)

/** `POWER` and `POWER1` are the same output. Null: no output. */
export function output(name: string, value: number | null, label = name): Quantity | null {
  const channel = OUTPUT.exec(name)
  if (!channel) return null
  const number = Number(channel[1] || 1)
  return { ...switchOf(`POWER${number}`, number === 1 ? 'on' : `on-${number}`, value), name: label, writable: true }
}

/** A threshold of a metering device, e.g. `POWER_LOW`. */
export const threshold = (name: string, value: number): Quantity => switchOf(name, name.toLowerCase().replace('_', '-'), value)

/** Of `STATE`, `SENSOR` and `RESULT` alike. */
export function readOutputs(message: Json): Quantity[] {
  return Object.entries(message).flatMap(([name, raw]) => {
    const value = onOff(isJson(raw) ? field(raw, 'Action') : raw)
    if (value === null) return []
    const number = SWITCH.exec(name)?.[1]
    return number ? switchOf(name, `switch-${number}`, value) : (output(name, value) ?? [])
  })
}

/** `Signal` is in dBm; older firmware has only `RSSI`: 0 % at −100 dBm, 100 % at −50 dBm. */
export function readWifi(message: Json): Quantity[] {
  const wifi = field(message, 'Wifi')
  if (!isJson(wifi)) return []
  const percent = numberOf(field(wifi, 'RSSI'))
  const value = numberOf(field(wifi, 'Signal')) ?? (percent === null ? null : percent / 2 - 100)
  return [quantityOf('Wifi.Signal', ['signal'], `Wi-Fi ${textOf(field(wifi, 'SSId'), 40)}`.trim(), 'dBm', value)]
}
