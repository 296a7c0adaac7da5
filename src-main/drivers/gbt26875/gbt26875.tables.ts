/** The tables of GB/T 26875.3-2011 as data: what systems, components, state bits, quantities and operations are here. */
import type { DescribedPoint } from '../../domains/devices/devices.ports.ts'
import { numberPoint, switchPoint } from '../common/points.ts'

export interface Component {
  name: string
  /** Kind of `resources/device-kinds`, where one fits. */
  kind: string | null
  /** What state bit 1 means for it. */
  alarm: string
}

/** Types, name, kind, alarm: one row for neighbours that mean the same here. */
const COMPONENTS: [types: Record<number, string>, kind: string | null, alarm: string][] = [
  [{ 1: '火灾报警控制器', 21: '探测回路', 22: '火灾显示盘', 83: '消防控制室图形显示装置' }, 'fire-panel', 'fire-alarm'],
  [
    { 10: '可燃气体探测器', 11: '点型可燃气体探测器', 12: '独立式可燃气体探测器', 13: '线型可燃气体探测器', 74: '气体探测器' },
    'gas-detector',
    'gas-alarm',
  ],
  [
    { 16: '电气火灾监控报警器', 17: '剩余电流式电气火灾监控探测器', 18: '测温式电气火灾监控探测器' },
    'electrical-fire-monitor',
    'electrical-alarm',
  ],
  [{ 23: '手动火灾报警按钮', 24: '消火栓按钮' }, 'manual-call-point', 'fire-alarm'],
  [
    {
      30: '感温火灾探测器',
      31: '点型感温火灾探测器',
      32: '点型感温火灾探测器（S型）',
      33: '点型感温火灾探测器（R型）',
      34: '线型感温火灾探测器',
      35: '线型感温火灾探测器（S型）',
      36: '线型感温火灾探测器（R型）',
      37: '光纤感温火灾探测器',
    },
    'heat-detector',
    'heat-alarm',
  ],
  [
    {
      40: '感烟火灾探测器',
      41: '点型离子感烟火灾探测器',
      42: '点型光电感烟火灾探测器',
      43: '线型光束感烟火灾探测器',
      44: '吸气式感烟火灾探测器',
    },
    'smoke-detector',
    'smoke-alarm',
  ],
  [{ 51: '复合式感烟感温火灾探测器', 53: '复合式感光感烟火灾探测器' }, 'smoke-detector', 'fire-alarm'],
  [{ 52: '复合式感光感温火灾探测器' }, 'heat-detector', 'fire-alarm'],
  [{ 61: '紫外火焰探测器', 62: '红外火焰探测器', 69: '感光火灾探测器' }, 'flame-detector', 'flame-alarm'],
  [{ 25: '火灾探测器', 50: '复合式火灾探测器', 78: '图像摄像方式火灾探测器', 79: '感声火灾探测器' }, null, 'fire-alarm'],
  [
    { 84: '模块', 85: '输入模块', 88: '中继模块', 96: '水流指示器', 97: '信号阀', 98: '报警阀', 118: '防火门监控器' },
    'input-module',
    'fire-alarm',
  ],
  [
    {
      81: '气体灭火控制器',
      82: '消防电气控制装置',
      86: '输出模块',
      87: '输入/输出模块',
      91: '消防水泵',
      95: '喷淋泵',
      102: '防火门',
      103: '防火阀',
      104: '通风空调',
      105: '泡沫液泵',
      111: '防烟排烟风机',
      113: '排烟防火阀',
      114: '常闭送风口',
      115: '排烟口',
      116: '电控挡烟垂壁',
      117: '防火卷帘控制器',
    },
    'output',
    'fire-alarm',
  ],
  [{ 101: '阀驱动装置', 106: '管网电磁阀' }, 'valve', 'fire-alarm'],
  [{ 99: '压力开关' }, 'hydrant-pressure', 'fire-alarm'],
  [{ 121: '警报装置' }, 'siren', 'fire-alarm'],
  [{ 0: '通用', 92: '消防水箱' }, null, 'fire-alarm'],
]

const BY_TYPE = new Map(
  COMPONENTS.flatMap(([types, kind, alarm]) =>
    Object.entries(types).map(([type, name]): [number, Component] => [Number(type), { name, kind, alarm }]),
  ),
)

/** Reserved and user-defined types may alarm too. */
export const componentOf = (type: number): Component => BY_TYPE.get(type) ?? { name: `部件类型 ${type}`, kind: null, alarm: 'fire-alarm' }

const SYSTEMS = new Map([
  [0, '通用'],
  [1, '火灾报警系统'],
  [10, '消防联动控制器'],
  [11, '消火栓系统'],
  [12, '自动喷水灭火系统'],
  [13, '气体灭火系统'],
  [14, '水喷雾灭火系统（泵启动方式）'],
  [15, '水喷雾灭火系统（压力容器启动方式）'],
  [16, '泡沫灭火系统'],
  [17, '干粉灭火系统'],
  [18, '防烟排烟系统'],
  [19, '防火门及卷帘系统'],
  [20, '消防电梯'],
  [21, '消防应急广播'],
  [22, '消防应急照明和疏散指示系统'],
  [23, '消防电源'],
  [24, '消防电话'],
])
export const systemName = (type: number): string => SYSTEMS.get(type) ?? `系统类型 ${type}`

/** Bits by number. Bit 0 of a state is read apart from these, and so is the reset. */
export type StateBits = ReadonlyMap<number, DescribedPoint>

export const RESET_BIT = 13

const SHARED_BITS: [number, DescribedPoint][] = [
  [2, switchPoint('fault', '故障')],
  [3, switchPoint('disabled', '屏蔽')],
  [4, switchPoint('supervisory', '监管')],
  [5, switchPoint('started', '启动')],
  [6, switchPoint('feedback', '反馈')],
  [7, switchPoint('delay', '延时')],
]
/** What it is called depends on the component. */
const fire = (alarm: string): [number, DescribedPoint] => [1, switchPoint(alarm, '火警')]

export const SYSTEM_BITS: StateBits = new Map([
  fire('fire-alarm'),
  ...SHARED_BITS,
  [8, switchPoint('mains-fail', '主电故障')],
  [9, switchPoint('backup-fail', '备电故障')],
  [10, switchPoint('bus-fail', '总线故障')],
  [11, switchPoint('manual-mode', '手动状态')],
  [12, switchPoint('configuration-changed', '配置改变')],
])

export const componentBits = (alarm: string): StateBits =>
  new Map([fire(alarm), ...SHARED_BITS, [8, switchPoint('mains-fail', '电源故障')]])

/** Of the transmission device itself. */
export const DEVICE_BITS: StateBits = new Map([
  fire('fire-alarm'),
  [2, switchPoint('fault', '故障')],
  [3, switchPoint('mains-fail', '主电故障')],
  [4, switchPoint('backup-fail', '备电故障')],
  [5, switchPoint('centre-link-fail', '与监控中心通信信道故障')],
  [6, switchPoint('line-fail', '监测连接线路故障')],
])

export const TEST_POINT = switchPoint('test', '测试状态')

/** What somebody did; each is over in the moment it is reported. A manual alarm is a fire. */
const OPERATION_BITS: [number, DescribedPoint][] = [
  [0, switchPoint('reset', '复位')],
  [1, switchPoint('silenced', '消音')],
  [2, switchPoint('fire-alarm', '手动报警')],
  [3, switchPoint('alarm-cleared', '警情消除')],
  [4, switchPoint('self-tested', '自检')],
]
export const SYSTEM_OPERATIONS: StateBits = new Map([
  ...OPERATION_BITS,
  [5, switchPoint('confirmed', '确认')],
  [6, switchPoint('tested', '测试')],
])
export const DEVICE_OPERATIONS: StateBits = new Map([
  ...OPERATION_BITS,
  [5, switchPoint('inspection-answered', '查岗应答')],
  [6, switchPoint('tested', '测试')],
])

export interface Quantity {
  point: DescribedPoint
  /** `value = raw × scale`. */
  scale: number
  /** Of the raw value; outside of it there is no measurement. */
  range: [number, number]
}

const QUANTITIES = new Map<number, Quantity>([
  [1, { point: numberPoint('events', '事件计数', ''), scale: 1, range: [0, 32_000] }],
  [2, { point: numberPoint('level', '高度', 'm'), scale: 0.01, range: [0, 32_000] }],
  [3, { point: numberPoint('temperature', '温度', '°C'), scale: 0.1, range: [-2730, 32_000] }],
  [4, { point: numberPoint('pressure', '压力', 'MPa'), scale: 0.1, range: [0, 32_000] }],
  // kPa, shown in MPa like all pressures.
  [5, { point: numberPoint('pressure', '压力', 'MPa'), scale: 0.0001, range: [0, 32_000] }],
  [6, { point: numberPoint('gas', '气体浓度', '%LEL'), scale: 0.1, range: [0, 1000] }],
  [7, { point: numberPoint('elapsed', '时间', 's'), scale: 1, range: [0, 32_000] }],
  [8, { point: numberPoint('voltage', '电压', 'V'), scale: 0.1, range: [0, 32_000] }],
  [9, { point: numberPoint('load-current', '电流', 'A'), scale: 0.1, range: [0, 32_000] }],
  // L/s, shown in L/min.
  [10, { point: numberPoint('flow', '流量', 'L/min'), scale: 6, range: [0, 32_000] }],
  [11, { point: numberPoint('air-flow', '风量', 'm³/min'), scale: 0.1, range: [0, 32_000] }],
  [12, { point: numberPoint('air-speed', '风速', 'm/s'), scale: 1, range: [0, 20] }],
])
const CABLE_TEMPERATURE: Quantity = { point: numberPoint('cable-temperature', '温度', '°C'), scale: 0.1, range: [-2730, 32_000] }

/** Undefined for reserved and user-defined quantities: only their maker knows what they are. */
export const quantityOf = (quantity: number, componentType: number): Quantity | undefined =>
  quantity === 3 && componentOf(componentType).kind === 'electrical-fire-monitor' ? CABLE_TEMPERATURE : QUANTITIES.get(quantity)
