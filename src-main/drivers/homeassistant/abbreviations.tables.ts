/** Discovery payloads may abbreviate their keys and the beginning of their topics; here they are written out. */
import { field, isJson, type Json, textOf } from '../common/json.codec.ts'

/** Those of the options that are read here; `src: home-assistant/core mqtt/abbreviations.py`. */
const OPTIONS = new Map([
  ['avty', 'availability'],
  ['avty_mode', 'availability_mode'],
  ['avty_t', 'availability_topic'],
  ['avty_tpl', 'availability_template'],
  ['cmd_off_tpl', 'command_off_template'],
  ['cmd_on_tpl', 'command_on_template'],
  ['cmd_t', 'command_topic'],
  ['cmd_tpl', 'command_template'],
  ['cmps', 'components'],
  ['dev', 'device'],
  ['dev_cla', 'device_class'],
  ['exp_aft', 'expire_after'],
  ['p', 'platform'],
  ['pl_avail', 'payload_available'],
  ['pl_cls', 'payload_close'],
  ['pl_lock', 'payload_lock'],
  ['pl_not_avail', 'payload_not_available'],
  ['pl_off', 'payload_off'],
  ['pl_on', 'payload_on'],
  ['pl_open', 'payload_open'],
  ['pl_unlk', 'payload_unlock'],
  ['stat_clsd', 'state_closed'],
  ['stat_locked', 'state_locked'],
  ['stat_off', 'state_off'],
  ['stat_on', 'state_on'],
  ['stat_open', 'state_open'],
  ['stat_t', 'state_topic'],
  ['stat_unlocked', 'state_unlocked'],
  ['stat_val_tpl', 'state_value_template'],
  ['t', 'topic'],
  ['uniq_id', 'unique_id'],
  ['unit_of_meas', 'unit_of_measurement'],
  ['val_tpl', 'value_template'],
])
const DEVICE = new Map([
  ['cns', 'connections'],
  ['ids', 'identifiers'],
  ['mdl', 'model'],
  ['mf', 'manufacturer'],
])
const KEYS_MAX = 200
const TOPIC_MAX = 200

/** `~` at the beginning or end of a topic stands for the base topic. */
export function writtenOut(config: Json): Json {
  const base = textOf(field(config, '~'), TOPIC_MAX)
  return named(config, OPTIONS, (key, value) => {
    if (key === 'device' && isJson(value)) return named(value, DEVICE, (_key, inner) => inner)
    if (key === 'availability') return Array.isArray(value) ? value.map((item) => source(item, base)) : source(value, base)
    return key.endsWith('topic') ? withBase(value, base) : value
  })
}

const source = (item: unknown, base: string): unknown =>
  isJson(item) ? named(item, OPTIONS, (key, value) => (key === 'topic' ? withBase(value, base) : value)) : item

function named(object: Json, names: ReadonlyMap<string, string>, change: (key: string, value: unknown) => unknown): Json {
  const entries = Object.entries(object).slice(0, KEYS_MAX)
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const name = names.get(key) ?? key
      return [name, change(name, value)]
    }),
  )
}

function withBase(topic: unknown, base: string): unknown {
  if (typeof topic !== 'string') return topic
  if (topic.startsWith('~')) return base + topic.slice(1)
  return topic.endsWith('~') ? topic.slice(0, -1) + base : topic
}
