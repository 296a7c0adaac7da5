/** Reads the data files the core works by: device kinds and points, deadlines, the demo site. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { ModbusMap } from '../../src-preload/contract/connections/modbus.connection.ts'
import { Linkages } from '../../src-preload/contract/linkages.types.ts'
import { OrderSentences } from '../../src-preload/contract/order-text.ts'
import { PhraseList, Playbook, type ProcedureDocument, WarningScript, Words } from '../../src-preload/contract/procedures.types.ts'
import { Combination } from '../domains/alarms/combination.types.ts'
import { DeadlineTable } from '../domains/deadlines/deadlines.types.ts'
import { DeviceKind, PointKind } from '../domains/devices/device-kind.types.ts'
import { DispatchPolicy } from '../domains/dispatch/dispatch-policy.types.ts'
import { DrillScript } from '../domains/drills/drill-script.types.ts'
import { TableWords } from '../domains/figures/figures-table.rules.ts'
import { FactoryPolicies } from '../domains/policies/policies.types.ts'
import { SiteFile } from '../domains/site/site-file.types.ts'
import { sha256 } from '../kernel/digest.ts'

export interface Resources {
  kinds: ReadonlyMap<string, DeviceKind>
  /** Points any device may have. */
  points: readonly PointKind[]
  combinations: readonly Combination[]
  linkages: Linkages
  deadlines: DeadlineTable
  /** Scripts and playbooks as delivered. */
  procedures: readonly ProcedureDocument[]
  /** What a site that has decided nothing works by. */
  policies: FactoryPolicies
  dispatch: DispatchPolicy
  /** What orders to staff are worded with. */
  orderSentences: Record<'zh-CN' | 'en', OrderSentences>
  /** What the telephone says at the end of a call. */
  farewell: Words
  /** What can be drilled. */
  drills: readonly DrillScript[]
  /** Register maps of Modbus units, by id. */
  modbusMaps: ReadonlyMap<string, ModbusMap>
  /** What tables for an office are worded with. */
  tableWords: Record<'zh-CN' | 'en', TableWords>
  /** Path of a site file by its short name (`demo`), or the path itself. */
  sitePath: (nameOrPath: string) => string
}

/** `dir` is the product's `resources` folder. Errors: names the file and what is wrong in it. */
export function readResources(dir: string): Resources {
  const kinds = parseFolder(join(dir, 'device-kinds'), DeviceKind)
  const maps = parseFolder(join(dir, 'modbus'), ModbusMap)
  return {
    kinds: new Map(kinds.map((kind) => [kind.kind, kind])),
    points: parseFile(join(dir, 'points.json'), z.array(PointKind)),
    combinations: parseFile(join(dir, 'combinations.json'), z.array(Combination)),
    linkages: parseFile(join(dir, 'linkages.json'), Linkages),
    deadlines: parseFile(join(dir, 'deadlines.json'), DeadlineTable),
    procedures: readProcedures(dir),
    policies: parseFile(join(dir, 'policies.json'), FactoryPolicies),
    dispatch: parseFile(join(dir, 'dispatch.json'), DispatchPolicy),
    orderSentences: { 'zh-CN': readOrderSentences(dir, 'zh-CN'), en: readOrderSentences(dir, 'en') },
    farewell: parseFile(join(dir, 'farewell.json'), Words),
    drills: parseFolder(join(dir, 'drills'), DrillScript),
    modbusMaps: new Map(maps.map((map) => [map.id, map])),
    tableWords: { 'zh-CN': readTableWords(dir, 'zh-CN'), en: readTableWords(dir, 'en') },
    sitePath: (nameOrPath) => (/^[a-z0-9-]+$/.test(nameOrPath) ? join(dir, 'sites', `${nameOrPath}.site.json`) : resolve(nameOrPath)),
  }
}

/** Errors: names the path inside the document that is wrong. */
export function parseSite(document: string): SiteFile {
  return parseWith(SiteFile, document, 'the site file')
}

/** SHA-256 of the plan as a site file writes it. */
export function planDigest(document: string): string {
  const { center, bounds, zones, floors, basemap, features } = JSON.parse(document)
  return sha256(JSON.stringify([center, bounds, zones, floors, basemap, features]))
}

interface Parser<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } }
}

const parseFolder = <T>(folder: string, parser: Parser<T>): T[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => parseFile(join(folder, name), parser))

function readProcedures(dir: string): ProcedureDocument[] {
  const phrases = (name: string) => parseFile(join(dir, 'scripts', `${name}.json`), PhraseList)
  return [
    { kind: 'script', document: parseFile(join(dir, 'scripts', 'warning.json'), WarningScript) },
    { kind: 'phrases', document: phrases('incoming') },
    { kind: 'phrases', document: phrases('follow-up') },
    ...parseFolder(join(dir, 'playbooks'), Playbook).map((document): ProcedureDocument => ({ kind: 'playbook', document })),
  ]
}

/** The seat's own words, so that a table says what the screen says. */
function readTableWords(dir: string, language: string): TableWords {
  const at = (feature: string) => join(dir, 'locales', language, `${feature}.json`)
  const { kind } = parseFile(at('incidents'), TableWords.pick({ kind: true }))
  const { priority } = parseFile(at('common'), TableWords.pick({ priority: true }))
  return { ...parseFile(at('figures'), TableWords.omit({ kind: true, priority: true })), kind, priority }
}

function readOrderSentences(dir: string, language: string): OrderSentences {
  const at = (feature: string) => join(dir, 'locales', language, `${feature}.json`)
  const { kind } = parseFile(at('incidents'), TableWords.pick({ kind: true }))
  const { sentences } = parseFile(at('dispatch'), z.object({ sentences: OrderSentences.omit({ hazard: true }) }))
  return { ...sentences, hazard: kind }
}

const parseFile = <T>(path: string, parser: Parser<T>): T => parseWith(parser, readFileSync(path, 'utf8'), path)

function parseWith<T>(parser: Parser<T>, text: string, what: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`${what} is not JSON: ${error instanceof Error ? error.message : error}`)
  }
  const result = parser.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Error(`${what} is wrong at ${issue?.path.map(String).join('.') || 'its top'}: ${issue?.message}`)
}
