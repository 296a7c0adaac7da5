/** Tables of points, as people keep them. */
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { writeTable } from '../../../../src-main/exchange/table-files.ts'
import { convert, layers, left, refusal } from './converted.ts'

const CHINESE = [
  ['编号', '名称', '类型', '经度（°）', '纬度（°）', '二维码', '介质'],
  ['x-1', '一号消火栓', '消火栓', '120.61', '31.32', '', ''],
  ['x-2', '北门', '大门', '120.62', '31.32', '', ''],
  ['x-3', '巡更点 3', '巡更点', '120.63', '31.32', 'WR-0003', ''],
  ['x-4', '总阀', '阀门', '120.64', '31.32', '', '燃气'],
]
const text = (rows: string[][], separator = ',') => rows.map((row) => row.join(separator)).join('\r\n')

describe('a table of points', () => {
  it.each([
    ['UTF-8', Buffer.from(text(CHINESE))],
    ['GB 18030', iconv.encode(text(CHINESE), 'gb18030')],
    ['semicolons', Buffer.from(text(CHINESE, ';'))],
  ])('is read in %s', async (_, bytes) => {
    const table = await convert(bytes, { name: 'points.csv' })
    expect(table.format).toBe('csv')
    expect(layers(table)).toEqual(['hydrant 一号消火栓', 'gate 北门', 'checkpoint 巡更点 3', 'valve 总阀'])
    expect(table.features[2]?.properties).toEqual({ id: 'x-3', name: '巡更点 3', layer: 'checkpoint', text: 'WR-0003' })
    expect(table.features[3]?.properties.medium).toBe('gas')
    expect(table.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [120.61, 31.32] })
  })

  it('is read out of a spreadsheet', async () => {
    const table = await convert(await writeTable('xlsx', CHINESE), { name: 'points.xlsx' })
    expect(layers(table)).toHaveLength(4)
  })

  it('is known by its headings, also without an ending', async () => {
    expect(layers(await convert('Name,Kind,Longitude,Latitude\nA,AED,9,53\nB,camera,9.1,53'))).toEqual(['aed A', 'camera B'])
  })

  it('tells which rows say no place or nothing that is known', async () => {
    const table = await convert('name,kind,lng,lat\nA,hydrant,x,53\n\nB,hydrant,9,95\nC,Kiosk,9,53\nD,hydrant,9,53', { name: 'a.csv' })
    expect(layers(table)).toEqual(['hydrant D'])
    expect(table.left).toEqual([
      { reason: 'badRow', count: 1, example: '2: A' },
      { reason: 'unknownLayer', count: 1, example: '5: C' },
      { reason: 'badCoordinates', count: 1, example: '4: B' },
    ])
  })

  it('without columns of coordinates is refused', async () => {
    expect(await refusal(convert('name,kind\nA,hydrant', { name: 'a.csv' }))).toBe('import.broken noCoordinates')
    expect(await refusal(convert('name,kind,lng,lat\n"A,hydrant', { name: 'a.csv' }))).toBe('import.broken notTable')
    expect(left(await convert('name,kind,lng,lat\nA,hydrant,,', { name: 'a.csv' }))).toEqual(['1 badRow'])
  })
})
