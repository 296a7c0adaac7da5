/** A line of Modbus units that are polled over TCP, and the maps that say what stands in their registers. */
import { z } from 'zod'
import { Id } from '../wire/procedure.ts'
import { HostPort, KebabId, Name } from './fields.ts'

const Word = z.number().int().min(0).max(0xffff)
const Interval = z.number().int().min(100).max(3_600_000)

const ModbusWrite = z.object({
  function: z.union([z.literal(5), z.literal(6), z.literal(15), z.literal(16)]).describe('5 and 15 write a coil, 6 and 16 a register'),
  on: Word.default(1),
  off: Word.default(0),
  pulseMs: z.number().int().min(50).max(10_000).optional().describe('Switched off again by itself after this time'),
})

export const ModbusPoint = z
  .object({
    point: KebabId,
    part: KebabId.optional().describe('The part of the unit it belongs to, where it has parts'),
    name: z.string().trim().max(60).default(''),
    function: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
      .describe('1 coils, 2 discrete inputs, 3 holding registers, 4 input registers'),
    address: Word.describe('As the manual of the unit counts; see addressBase'),
    type: z.enum(['u16', 's16', 'u32', 's32', 'f32', 'bit']),
    bit: z.number().int().min(0).max(15).optional().describe('Of a register; 0 is the lowest'),
    wordOrder: z
      .enum(['ABCD', 'CDAB', 'BADC', 'DCBA'])
      .default('ABCD')
      .describe('How the bytes of a value come over the wire; A is the highest'),
    scale: z.number().default(1),
    offset: z.number().default(0).describe('value = raw × scale + offset'),
    unit: z.string().max(20).default(''),
    invalid: z.array(z.number()).max(16).default([]).describe('Raw values that mean: no sensor, or a broken one'),
    everyMs: Interval.optional().describe('Without it a switch is read in every round, a quantity in every fifth'),
    write: ModbusWrite.optional(),
    feedback: KebabId.optional().describe('The point that shows what a commanded output really does'),
  })
  .refine(
    ({ function: table, type, bit }) => (table <= 2 ? type === 'bit' && bit === undefined : (type === 'bit') === (bit !== undefined)),
    {
      path: ['bit'],
      message: 'Coils and discrete inputs are of type bit, without a number; in registers a bit needs its number',
    },
  )
  .refine(({ function: table, write }) => !write || table === (write.function === 5 || write.function === 15 ? 1 : 3), {
    path: ['write'],
    message: 'Functions 5 and 15 write what function 1 reads, functions 6 and 16 what function 3 reads',
  })
export type ModbusPoint = z.infer<typeof ModbusPoint>

export const ModbusMap = z
  .object({
    id: Id,
    name: Name,
    addressBase: z.union([z.literal(0), z.literal(1)]).describe('What the manual of the unit calls its first register'),
    kind: Id.describe('Device kind of the unit'),
    parts: z
      .array(z.object({ id: KebabId, name: Name, kind: Id }))
      .max(64)
      .default([])
      .describe('Devices of their own behind the unit, like the detectors of a controller: each has its own address and place'),
    points: z.array(ModbusPoint).min(1).max(300),
  })
  .refine(({ points }) => new Set(points.map(({ part, point }) => `${part} ${point}`)).size === points.length, {
    path: ['points'],
    message: 'Each point stands there once',
  })
  .refine(({ points, parts }) => points.every(({ part }) => part === undefined || parts.some(({ id }) => id === part)), {
    path: ['points'],
    message: 'The parts of points are listed under parts',
  })
  .refine(({ points, addressBase }) => points.every(({ address }) => address >= addressBase), {
    path: ['points'],
    message: 'The first register is number 1, there is no 0',
  })
  .refine(
    ({ points }) => points.every(({ part, feedback }) => !feedback || points.some((one) => one.part === part && one.point === feedback)),
    {
      path: ['points'],
      message: 'The feedback is a point of the same unit or part',
    },
  )
export type ModbusMap = z.infer<typeof ModbusMap>

export const ModbusUnit = z.object({
  unit: z.number().int().min(1).max(247),
  name: Name,
  map: z.union([Id, ModbusMap]).describe('A map of resources/modbus by its id, or one of its own'),
  everyMs: Interval.default(1000).describe('One round: alarm bits are read this often'),
})
export type ModbusUnit = z.infer<typeof ModbusUnit>

export const ModbusConnection = z
  .object({
    driver: z.literal('modbus'),
    id: Id.max(40),
    name: Name,
    address: HostPort.describe('HOST:PORT of the unit or of its gateway; mostly port 502'),
    frame: z.enum(['tcp', 'rtuOverTcp']).default('tcp').describe('A serial gateway that does not translate passes RTU frames through'),
    timeoutMs: z.number().int().min(100).max(10_000).default(1000),
    retries: z.number().int().min(0).max(5).default(2),
    repeatS: z.number().int().min(1).max(3600).default(60).describe('A value that stays the same is reported again this often'),
    units: z.array(ModbusUnit).min(1).max(100),
  })
  .refine(({ units }) => new Set(units.map(({ unit }) => unit)).size === units.length, {
    path: ['units'],
    message: 'Each unit stands there once',
  })
export type ModbusConnection = z.infer<typeof ModbusConnection>
