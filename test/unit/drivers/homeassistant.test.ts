/** Home Assistant discovery: entities become the points of devices, their topics are asked for, and outputs are commanded. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHomeassistantProfile } from '../../../src-main/drivers/homeassistant/homeassistant.profile.ts'
import { parseTemplate, render } from '../../../src-main/drivers/homeassistant/template.codec.ts'
import type { MqttProfile } from '../../../src-main/drivers/mqtt/profile.types.ts'
import { fuzz } from '../../support/fuzz.ts'
import { NOON } from '../../support/manual-clock.ts'
import { anyPayload, expectWellFormed, hear, ofType, valuesOf } from './mqtt-heard.ts'

const DEVICE = { ids: ['kitchen-1'], name: 'Kitchen', mf: 'Nobody', mdl: 'Unheard-of 3000' }
const SMOKE = {
  '~': 'site/kitchen',
  name: 'Smoke',
  uniq_id: 'kitchen-1-smoke',
  dev_cla: 'smoke',
  stat_t: '~/state',
  val_tpl: '{{ value_json.smoke }}',
  pl_on: true,
  pl_off: false,
  avty_t: '~/available',
  exp_aft: 120,
  dev: DEVICE,
}
const TEMPERATURE = {
  device_class: 'temperature',
  unit_of_measurement: '°F',
  state_topic: 'site/kitchen/state',
  value_template: "{{ value_json['air']['t'] | float | round(1) }}",
  device: DEVICE,
}
const SIREN = { cmd_t: 'site/siren/set', stat_t: 'site/siren', uniq_id: 'siren-7', name: 'Siren' }

/** The device form as in the documentation of Home Assistant. */
const WHOLE = {
  dev: { ids: 'ea334450945afc', name: 'Kitchen', mf: 'Bla electronics', mdl: 'xya', sw: '1.0' },
  o: { name: 'bla2mqtt', sw: '2.1' },
  cmps: {
    temperature: { p: 'sensor', device_class: 'temperature', unit_of_measurement: '°C', value_template: '{{ value_json.temperature}}' },
    humidity: { p: 'sensor', dev_cla: 'humidity', unit_of_meas: '%', val_tpl: '{{ value_json["humidity"] | int }}' },
    water: { p: 'binary_sensor', dev_cla: 'moisture', val_tpl: '{{ value_json.leaks[0] }}', pl_on: 1, pl_off: 0 },
  },
  state_topic: 'sensorBedroom/state',
  qos: 2,
}

function setup(configs: Record<string, unknown> = {}, known: Parameters<typeof createHomeassistantProfile>[0] = []) {
  const profile = createHomeassistantProfile(known)
  const topics: string[][] = []
  profile.subscriptionsChanged?.((all) => topics.push([...all]))
  const heard = Object.entries(configs).flatMap(([path, config]) => announce(profile, path, config))
  return { profile, heard, topics, last: ofType(heard, 'description').at(-1) }
}
const announce = (profile: MqttProfile, path: string, config: unknown) => hear(profile, `homeassistant/${path}/config`, config, true)
const KITCHEN = { 'binary_sensor/kitchen/smoke': SMOKE, 'sensor/kitchen/temperature': TEMPERATURE }
const encode = (profile: MqttProfile, address: string, point: string, value: number) =>
  profile.encode?.({ id: 'cmd-1', address, point, value })

describe('what is announced', () => {
  it('entity by entity is put together into one device', () => {
    const { last } = setup(KITCHEN)
    expect(last).toMatchObject({
      address: 'kitchen-1',
      name: 'Kitchen',
      vendor: 'Nobody',
      model: 'Unheard-of 3000',
      kind: 'smoke-detector',
      via: null,
      points: [
        { id: 'smoke-alarm', name: 'Smoke', type: 'switch', writable: false },
        { id: 'temperature', unit: '°C', type: 'number' },
      ],
      memory: { entities: [{ expireAfterS: 120 }, { expireAfterS: null }] },
    })
  })

  it('as a whole device has its components and what they share', () => {
    const { profile, last } = setup({ 'device/ea33': WHOLE })
    expect(last).toMatchObject({ address: 'ea334450945afc', name: 'Kitchen', model: 'xya' })
    expect(last?.points.map(({ id }) => id)).toEqual(['temperature', 'humidity', 'water-leak'])
    expect(valuesOf(hear(profile, 'sensorBedroom/state', { temperature: 21.4, humidity: 55.9, leaks: [1] }))).toEqual({
      temperature: 21.4,
      humidity: 55,
      'water-leak': 1,
    })
  })

  it('without a device is one of its own', () => {
    expect(setup({ 'siren/x': SIREN }).last).toMatchObject({ address: 'siren-7', name: 'Siren' })
    expect(setup({ 'siren/x': { ...SIREN, uniq_id: undefined } }).last).toMatchObject({ address: 'x' })
    expect(setup({ 'siren/x': { ...SIREN, dev: { cns: [['mac', '02:5b:26:a8:dc:12']] } } }).last).toMatchObject({
      address: '02:5b:26:a8:dc:12',
    })
  })

  it('twice says nothing new', () => {
    const { profile } = setup(KITCHEN)
    expect(announce(profile, 'sensor/kitchen/temperature', TEMPERATURE)).toEqual([])
  })

  it('is taken back by an empty payload, and the device goes with its last entity', () => {
    const { profile, topics } = setup(KITCHEN)
    expect(announce(profile, 'binary_sensor/kitchen/smoke', '')).toMatchObject([{ type: 'description', points: [{ id: 'temperature' }] }])
    expect(announce(profile, 'sensor/kitchen/temperature', '')).toEqual([
      { type: 'removal', source: 'homeassistant', address: 'kitchen-1' },
    ])
    expect(announce(profile, 'sensor/kitchen/temperature', '')).toEqual([])
    expect(topics.at(-1)).toEqual([])
  })

  it('may lose a component, and may move to another device', () => {
    const { profile } = setup({ 'device/ea33': WHOLE })
    const less = { ...WHOLE, cmps: { ...WHOLE.cmps, water: { p: 'binary_sensor' } } }
    expect(announce(profile, 'device/ea33', less)).toMatchObject([{ points: [{ id: 'temperature' }, { id: 'humidity' }] }])
    expect(announce(profile, 'device/ea33', { ...WHOLE, dev: { ids: 'other' } })).toMatchObject([
      { type: 'removal', address: 'ea334450945afc' },
      { type: 'description', address: 'other' },
    ])
  })

  it('by classes becomes points of the catalogue', () => {
    const idOf = (component: string, more: object) => setup({ [`${component}/x`]: { stat_t: 'a', ...more } }).last?.points[0]?.id
    const binary = {
      carbon_monoxide: 'co-alarm',
      heat: 'heat-alarm',
      door: 'open',
      motion: 'presence',
      tamper: 'tamper',
      battery: 'battery-low',
    }
    for (const [dev_cla, id] of Object.entries(binary)) expect(idOf('binary_sensor', { dev_cla })).toBe(id)
    expect(idOf('sensor', { dev_cla: 'carbon_monoxide', unit_of_meas: 'ppm' })).toBe('co')
    expect(idOf('sensor', { dev_cla: 'pressure', unit_of_meas: 'bar' })).toBe('pressure')
    expect(idOf('sensor', { dev_cla: 'pressure', unit_of_meas: 'hPa' })).toBe('air-pressure')
    expect(idOf('sensor', { dev_cla: 'signal_strength', unit_of_meas: 'dBm' })).toBe('signal')
    expect(idOf('sensor', { dev_cla: 'water', unit_of_meas: 'L' })).toBe('total')
    // Gas that was bought, not gas in the air.
    expect(idOf('sensor', { dev_cla: 'gas', unit_of_meas: 'm³' })).toBe('gas-value')
    expect(idOf('sensor', { unit_of_meas: 'lqi', val_tpl: '{{ value_json.linkquality }}' })).toBe('link-quality')
    expect(idOf('sensor', { dev_cla: 'timestamp' })).toBeUndefined()
    expect(idOf('camera', { topic: 'a' })).toBeUndefined()
  })

  it('keeps two thermometers of one device apart, also when one is announced anew', () => {
    const { profile, last } = setup({ ...KITCHEN, 'sensor/kitchen/floor': { ...TEMPERATURE, val_tpl: '{{ value_json.floor }}' } })
    expect(last?.points.map(({ id }) => id)).toEqual(['smoke-alarm', 'temperature', 'temperature-floor'])
    const [again] = ofType(announce(profile, 'sensor/kitchen/temperature', { ...TEMPERATURE, name: 'Ceiling' }), 'description')
    expect(again?.points.map(({ id }) => id)).toEqual(['smoke-alarm', 'temperature-floor', 'temperature'])
  })

  it('of switches whose good news is on is turned round', () => {
    const { profile } = setup({ 'binary_sensor/mains': { stat_t: 'a', dev_cla: 'power' } })
    expect(valuesOf(hear(profile, 'a', 'ON'))).toEqual({ 'mains-fail': 0 })
    expect(valuesOf(hear(profile, 'a', 'OFF'))).toEqual({ 'mains-fail': 1 })
  })

  it('keeps the polarity its words give it: a contact that is true when closed is open when false', () => {
    const { profile } = setup({
      'binary_sensor/door': { stat_t: 'a', dev_cla: 'door', pl_on: false, pl_off: true, val_tpl: '{{ value_json.contact }}' },
    })
    expect(valuesOf(hear(profile, 'a', '{"contact":false}'))).toEqual({ open: 1 })
    expect(valuesOf(hear(profile, 'a', '{"contact":true}'))).toEqual({ open: 0 })
  })

  it('that cannot be read is refused', () => {
    const { profile } = setup()
    expect(announce(profile, 'sensor/x', '{"stat_t"')).toEqual([{ type: 'refused', reason: 'malformed', device: 'x' }])
    expect(announce(profile, 'sensor/x', [])).toEqual([{ type: 'refused', reason: 'malformed', device: 'x' }])
    expect(announce(profile, 'sensor/x', ' '.repeat(70_000))).toEqual([{ type: 'refused', reason: 'oversized', device: 'x' }])
  })
})

describe('what an entity says', () => {
  it('is one report of its device, with values in units of the catalogue', () => {
    const { profile } = setup(KITCHEN)
    const heard = hear(profile, 'site/kitchen/state', { smoke: true, air: { t: '68.04' } })
    expect(ofType(heard, 'report')).toMatchObject([{ source: 'homeassistant', address: 'kitchen-1', via: null, at: null, isReplay: false }])
    expect(valuesOf(heard)).toEqual({ 'smoke-alarm': 1, temperature: 20 })
    expect(hear(profile, 'site/kitchen/state', { smoke: false }, true)).toMatchObject([{ isReplay: true }])
  })

  it('that is not known yet says nothing', () => {
    const { profile } = setup(KITCHEN)
    for (const unknown of ['', '{}', '{"smoke":null,"air":{"t":"unavailable"}}', 'hello', '[1]'])
      expect(hear(profile, 'site/kitchen/state', unknown)).toEqual([])
  })

  it('through a template that is not understood is refused once, and again when it is announced anew', () => {
    const config = { stat_t: 'a', dev_cla: 'smoke', val_tpl: "{{ 'ON' if value_json.x > 3 else 'OFF' }}" }
    const { profile, last } = setup({ 'binary_sensor/x': config })
    expect(last?.points).toMatchObject([{ id: 'smoke-alarm' }])
    expect(hear(profile, 'a', '{"x":4}')).toEqual([{ type: 'refused', reason: 'unsupported', device: 'x' }])
    expect(hear(profile, 'a', '{"x":4}')).toEqual([])
    announce(profile, 'binary_sensor/x', { ...config, name: 'X' })
    expect(hear(profile, 'a', '{"x":4}')).toHaveLength(1)
  })

  it('is left to others on a topic nobody announced', () => {
    const decode = (topic: string) => setup(KITCHEN).profile.decode({ topic, payload: Buffer.from('1'), receivedAt: NOON, isReplay: false })
    for (const topic of ['site/kitchen', 'homeassistant/status', 'homeassistant/sensor/config', 'homeassistant/a/b/c/d/config'])
      expect(decode(topic)).toBeNull()
  })
})

describe('a value template', () => {
  const value = (template: string, payload: unknown) => {
    const parsed = parseTemplate(template)
    return parsed && render(parsed, { text: JSON.stringify(payload), json: payload })
  }

  it('that names one value is understood', () => {
    const payload = { a: { b: [10, { c: 'x' }] }, 'odd key': 3 }
    expect(value('{{ value_json.a.b[0] }}', payload)).toBe(10)
    expect(value('{{value_json[\'a\']["b"][1].c}}', payload)).toBe('x')
    expect(value("{{ value_json['odd key'] | float(0) | round(2) }}", payload)).toBe(3)
    expect(value('{{- value_json.a.b[7] | int -}}', payload)).toBeUndefined()
    expect(value('{{ value }}', 21.5)).toBe('21.5')
    expect(value('{{ value_json.constructor }}', payload)).toBeUndefined()
  })

  it('of any other kind is not', () => {
    const others = [
      '{{ value_json.a + 1 }}',
      '{{ value_json }}',
      '{{ value.x }}',
      '{{ states("a") }}',
      '{% if value %}1{% endif %}',
      '{{ value_json.a }} {{ value_json.b }}',
      '{{ value_json.a | default(0) }}',
      '{{ value_json.a | multiply(10) }}',
      '{{ value_json.a',
      'value_json.a',
      `{{ value_json${'.a'.repeat(200)} }}`,
    ]
    for (const other of others) expect([other, parseTemplate(other)]).toEqual([other, null])
  })
})

describe('the topics that are asked for', () => {
  it('are those of states and availability, told at once and when they change', () => {
    const { profile, topics } = setup(KITCHEN)
    expect(profile.subscriptions).toEqual(['homeassistant/+/+/config', 'homeassistant/+/+/+/config'])
    expect(topics).toEqual([[], ['site/kitchen/state', 'site/kitchen/available'], ['site/kitchen/state', 'site/kitchen/available']])
  })

  it('never hold wildcards, the topics of the console or those of the broker itself', () => {
    for (const stat_t of ['#', 'a/+/b', 'watchroom/site/device/readings', '$SYS/broker', '', 7, 'x'.repeat(300)])
      expect(setup({ 'sensor/x': { stat_t, avty_t: stat_t } }).topics.at(-1)).toEqual([])
  })

  it('are 2,000 at most; those that were there first stay', () => {
    const { profile, topics } = setup()
    for (let index = 0; index < 2000; index++) announce(profile, `sensor/x${index}`, { stat_t: `t/${index}` })
    expect(announce(profile, 'sensor/more', { stat_t: 't/more' })).toEqual([{ type: 'refused', reason: 'oversized', device: 'more' }])
    const greedy = { stat_t: 't/0', avty_t: 't/even-more' }
    expect(announce(profile, 'sensor/x0', greedy)).toEqual([{ type: 'refused', reason: 'oversized', device: 'x0' }])
    expect(valuesOf(hear(profile, 't/0', '5'))).toEqual({ x0: 5 })
    expect(topics.at(-1)).toHaveLength(2000)
  })
})

describe('availability', () => {
  const link = (address: string, online: boolean) => ({ type: 'link', source: 'homeassistant', address, online })
  const sensor = (id: string, more: object) => ({ stat_t: `${id}/state`, dev: { ids: [id], via_device: 'gateway' }, ...more })

  it('is one topic, with its own words where it has some', () => {
    const { profile } = setup(KITCHEN)
    expect(hear(profile, 'site/kitchen/available', 'online')).toEqual([link('kitchen-1', true)])
    expect(hear(profile, 'site/kitchen/available', 'offline')).toEqual([link('kitchen-1', false)])
    expect(hear(profile, 'site/kitchen/available', 'asleep')).toEqual([])
    const { profile: other } = setup({ 'sensor/x': { stat_t: 'a', avty_t: 'a/lwt', pl_avail: 'Online', pl_not_avail: 'Offline' } })
    expect(hear(other, 'a/lwt', 'Offline')).toEqual([link('x', false)])
  })

  it('by several topics needs all of them when it is said so', () => {
    const avty = [{ t: 'x/a', val_tpl: '{{ value_json.state }}' }, { topic: 'x/b' }]
    const { profile } = setup({ 'sensor/x': { stat_t: 'x', avty, avty_mode: 'all' } })
    expect(hear(profile, 'x/a', '{"state":"online"}')).toEqual([link('x', true)])
    expect(hear(profile, 'x/b', 'offline')).toEqual([link('x', false)])
    expect(hear(profile, 'x/a', '{"state":"online"}')).toEqual([link('x', false)])
  })

  it('shared by the devices of one gateway is that of the gateway', () => {
    const { profile } = setup({
      'sensor/one': sensor('one', { avty_t: 'bridge/state' }),
      'sensor/two': sensor('two', { avty: [{ topic: 'bridge/state' }, { topic: 'two/available' }] }),
    })
    expect(hear(profile, 'bridge/state', 'offline')).toEqual([link('gateway', false)])
    expect(hear(profile, 'two/available', 'online')).toEqual([link('two', true)])
    expect(hear(profile, 'one/state', '1')).toMatchObject([{ address: 'one', via: 'gateway' }])
  })
})

describe('a command', () => {
  it('is sent in the words of a switch, a valve, a lock, a light and a siren', () => {
    const sent = (component: string, more: object, value: number) => {
      const { profile, last } = setup({ [`${component}/x`]: { cmd_t: 'x/set', stat_t: 'x', ...more } })
      return encode(profile, 'x', last?.points[0]?.id ?? '', value)?.map(({ topic, payload }) => `${topic} ${payload}`)
    }
    expect(sent('switch', {}, 1)).toEqual(['x/set ON'])
    expect(sent('switch', { pl_on: 'START', pl_off: 'STOP' }, 0)).toEqual(['x/set STOP'])
    expect(sent('light', { schema: 'json' }, 1)).toEqual(['x/set {"state":"ON"}'])
    expect(sent('valve', {}, 0)).toEqual(['x/set CLOSE'])
    expect(sent('lock', {}, 0)).toEqual(['x/set UNLOCK'])
    expect(sent('siren', {}, 1)).toEqual(['x/set {"state":"ON"}'])
  })

  it('is confirmed in the words of their states', () => {
    const said = (component: string, more: object, word: string) =>
      valuesOf(hear(setup({ [`${component}/x`]: { cmd_t: 'x/set', stat_t: 'x', ...more } }).profile, 'x', word))
    expect(said('switch', { pl_on: 'START', pl_off: 'STOP' }, 'START')).toEqual({ on: 1 })
    expect(said('switch', { pl_on: 'START', stat_on: 'running' }, 'running')).toEqual({ on: 1 })
    expect(said('valve', {}, 'closed')).toEqual({ on: 0 })
    expect(said('valve', {}, 'opening')).toEqual({})
    expect(said('lock', {}, 'LOCKED')).toEqual({ locked: 1 })
    expect(said('siren', {}, '{"state":"OFF","tone":"bell"}')).toEqual({ on: 0 })
    expect(said('light', { stat_val_tpl: '{{ value_json.power }}' }, '{"power":"ON"}')).toEqual({ on: 1 })
  })

  it('is not possible without a topic for it, through a template, or to the console itself', () => {
    const writable = (more: object) => setup({ 'switch/x': { stat_t: 'x', ...more } }).last?.points[0]?.writable
    expect(writable({ cmd_t: 'x/set' })).toBe(true)
    expect(writable({})).toBe(false)
    expect(writable({ cmd_t: 'x/set', cmd_tpl: '{{ value }}' })).toBe(false)
    expect(writable({ cmd_t: 'watchroom/lane/staff/all/orders' })).toBe(false)
    const { profile } = setup(KITCHEN)
    expect(encode(profile, 'kitchen-1', 'smoke-alarm', 1)).toBeNull()
    expect(encode(profile, 'nobody', 'on', 1)).toBeNull()
  })
})

describe('after a restart', () => {
  it('what was announced before is understood and asked for at once', () => {
    const { last } = setup(KITCHEN)
    const { profile, topics } = setup({}, JSON.parse(JSON.stringify([last])))
    expect(topics).toEqual([['site/kitchen/state', 'site/kitchen/available']])
    expect(valuesOf(hear(profile, 'site/kitchen/state', { smoke: true, air: { t: 68 } }))).toEqual({ 'smoke-alarm': 1, temperature: 20 })
    expect(hear(profile, 'site/kitchen/available', 'online')).toHaveLength(1)
    expect(announce(profile, 'sensor/kitchen/temperature', '')).toMatchObject([{ points: [{ id: 'smoke-alarm' }] }])
    expect(announce(profile, 'binary_sensor/kitchen/smoke', '')).toMatchObject([{ type: 'removal' }])
  })
})

describe('any message on any topic', () => {
  fuzz('never throws, and gives only what is well formed', () => {
    const { profile } = setup({ ...KITCHEN, 'device/ea33': WHOLE, 'siren/x': SIREN })
    const topic = fc.oneof(
      fc.constantFrom('site/kitchen/state', 'site/kitchen/available', 'sensorBedroom/state', 'site/siren'),
      fc
        .constantFrom('device/ea33', 'device/new', 'sensor/kitchen/temperature', 'binary_sensor/a', 'switch/b', 'lock/c')
        .map((path) => `homeassistant/${path}/config`),
      fc.string().map((name) => `homeassistant/sensor/${name}/config`),
      fc.string(),
    )
    const payload = anyPayload([
      SMOKE,
      TEMPERATURE,
      SIREN,
      WHOLE,
      { smoke: true, air: { t: 20 }, temperature: 1, humidity: '2' },
      'online',
      '',
    ])
    return fc.property(topic, payload, fc.boolean(), (on, bytes, isReplay) => expectWellFormed(hear(profile, on, bytes, isReplay)))
  })

  fuzz('never makes a template take long or throw', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      'value_json',
      'value',
      '.a',
      "['a']",
      '[0]',
      '|',
      'round(1)',
      'float',
      ' ',
      '-',
      '(',
      ')',
      '"',
    )
    return fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      ),
      (text) => {
        const parsed = parseTemplate(text)
        if (parsed) render(parsed, { text, json: { a: [1] } })
      },
    )
  })
})
