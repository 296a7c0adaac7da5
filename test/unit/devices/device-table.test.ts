/** Devices as a table: what goes out comes in again, and every wrong cell is named. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftsOf, tableOf } from '../../../src-main/domains/devices/device-table.rules.ts'
import { readTable, writeTable } from '../../../src-main/exchange/table-files.ts'
import { DeviceDraft } from '../../../src-preload/contract/devices.contract.ts'

const draft = (over: Partial<DeviceDraft> = {}): DeviceDraft =>
  DeviceDraft.parse({
    id: 'smoke-7',
    kind: 'smoke-detector',
    name: '厨房烟感',
    zone: 'grid-1',
    place: '河边巷 7 号',
    lngLat: [120.6, 31.3],
    ...over,
  })

const nothingWrong = () => []
const HEADING = ['编号', '类型', '名称', '网格', '位置', '经度', '纬度']
const ROW = ['smoke-7', 'smoke-detector', '烟感', 'grid-1', '河边巷', '120.6', '31.3']

describe('a table of devices', () => {
  it.each(['csv', 'xlsx'] as const)('comes back from %s as it went out', async (format) => {
    const all = [
      draft(),
      draft({ id: 'gate-1', kind: 'gateway', nameEn: 'Gate “1”, north', placeEn: 'a;b\tc', room: null }),
      draft({ id: 'leak-1', source: { source: 'zigbee2mqtt', address: '0x00158d0001d64498', via: 'bridge' }, gateway: 'gate-1' }),
      draft({ id: 'formula', name: '=1+1', place: '-5 楼' }),
    ]
    const { drafts, errors } = draftsOf(await readTable(format, await writeTable(format, tableOf(all))), nothingWrong)
    expect(errors).toEqual([])
    expect(new Map(drafts.map((each) => [each.id, each]))).toEqual(new Map(all.map((each) => [each.id, each])))
  })

  it('comes back whatever people write into its words', async () => {
    const words = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
      .map((text) => text.replace(/[\r\n\0]/g, ' ').trim())
      .filter((text) => text !== '' && !text.startsWith("'"))
    await fc.assert(
      fc.asyncProperty(words, words, async (name, place) => {
        const sent = draft({ name, place })
        const { drafts } = draftsOf(await readTable('csv', await writeTable('csv', tableOf([sent]))), nothingWrong)
        expect(drafts).toEqual([sent])
      }),
      { numRuns: 300 },
    )
  })

  it('is read as Chinese spreadsheets save it, in GB 18030', async () => {
    const { default: iconv } = await import('iconv-lite')
    const bytes = iconv.encode(`${HEADING.join(',')}\r\n${ROW.join(',')}\r\n`, 'gb18030')
    const { drafts } = draftsOf(await readTable('csv', bytes), nothingWrong)
    expect(drafts.map(({ id, name }) => [id, name])).toEqual([['smoke-7', '烟感']])
  })

  it('names row and column of every cell that is wrong', () => {
    const rows = [
      HEADING,
      ROW,
      ['Smoke 8', 'smoke-detector', '烟感', 'grid-1', '河边巷', 'east', ''],
      ['', '', '', '', '', '', ''],
      ['smoke-7', 'smoke-detector', '', 'grid-1', '河边巷', '120.6', '31.3'],
      ROW,
    ]
    expect(draftsOf(rows, nothingWrong).errors).toEqual([
      { row: 3, column: 'id', code: 'badValue', value: 'Smoke 8' },
      { row: 3, column: 'longitude', code: 'badValue', value: 'east' },
      { row: 3, column: 'latitude', code: 'missing', value: '' },
      { row: 5, column: 'name', code: 'missing', value: '' },
      { row: 6, column: 'id', code: 'twiceInTable', value: 'smoke-7' },
    ])
  })

  it('without a needed column says which, and says which it does not know', () => {
    expect(
      draftsOf(
        [
          ['编号', 'kind', '颜色'],
          ['a', 'b', 'c'],
        ],
        nothingWrong,
      ).errors.map(({ column, code }) => [column, code]),
    ).toEqual([
      ['name', 'missingColumn'],
      ['zone', 'missingColumn'],
      ['place', 'missingColumn'],
      ['longitude', 'missingColumn'],
      ['latitude', 'missingColumn'],
      ['颜色', 'unknownColumn'],
    ])
  })

  it('puts a gateway before the devices behind it, and says what the registry has against a row', () => {
    const rows = [
      [...HEADING, 'gateway'],
      [...ROW, 'gate-1'],
      ['gate-1', 'gateway', '网关', 'grid-9', '弄口', '120.6', '31.3', ''],
    ]
    const check = ({ zone, gateway }: DeviceDraft) => [
      ...(zone === 'grid-9' ? ['unknownZone'] : []),
      ...(gateway ? ['unknownGateway'] : []),
    ]
    const { drafts, errors } = draftsOf(rows, check)
    expect(drafts.map(({ id }) => id)).toEqual(['gate-1', 'smoke-7'])
    expect(errors).toEqual([{ row: 3, column: 'zone', code: 'unknownZone', value: 'grid-9' }])
  })

  it.each(['', 'PK\x03\x04 broken', 'a,"b\nc'])('is refused with a reason when it is none: %j', async (text) => {
    await expect(readTable('xlsx', Buffer.from(text))).rejects.toMatchObject({ code: 'table.unreadable' })
  })

  it('that unpacks to more than any table is refused unread', async () => {
    const bomb = await writeTable('xlsx', [['a']])
    const directory = bomb.indexOf('PK\x01\x02', 0, 'latin1')
    bomb.writeUInt32LE(0xf000_0000, directory + 24)
    await expect(readTable('xlsx', bomb)).rejects.toMatchObject({ code: 'table.unreadable' })
  })
})
