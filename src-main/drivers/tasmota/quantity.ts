/** One value of a Tasmota message and the point it may become. */
export interface Quantity {
  /** Where it stands in the message, e.g. `DS18B20.Temperature`; the same in every message of the device. */
  key: string
  /** Points it may be, best first: two thermometers of one device cannot both be its temperature. */
  ids: (string | null)[]
  name: string
  unit: string
  type: 'number' | 'switch'
  writable: boolean
  /** In the unit given; null when the message only says that it exists. */
  value: number | null
}

/** `key` is its name too. */
export const switchOf = (key: string, id: string, value: number | null): Quantity => ({
  key,
  ids: [id],
  name: key,
  unit: '',
  type: 'switch',
  writable: false,
  value,
})

export const quantityOf = (key: string, ids: Quantity['ids'], name: string, unit: string, value: number | null): Quantity => ({
  key,
  ids,
  name,
  unit,
  type: 'number',
  writable: false,
  value,
})
