/** What stands in the incident panel at each step, and what folds. */
import { describe, expect, it } from 'vitest'
import { type PanelSituation, panelParts } from '../../../src-renderer/operator/panel-parts.rules.ts'
import { incident, inHand } from './samples.ts'

const quiet: PanelSituation = { form: null, isCalling: false, isDriving: false }
const report = { recipient: 'fire', how: 'sent', at: '2026-11-21T04:00:00.000Z', by: '沈静', receivedAt: null, receivedBy: null } as const

describe('the panel', () => {
  it('begins with the script and the whole picture of the procedure', () => {
    expect(panelParts(incident(), quiet)).toMatchObject({ script: true, graph: true, report: false, leaving: false, cordon: false })
  })

  it('folds the picture while outputs wait for a person and the script is at hand', () => {
    expect(panelParts(incident(), { ...quiet, isDriving: true }).graph).toBe(false)
    expect(panelParts(inHand('handling', []), { ...quiet, isDriving: true }).graph).toBe(true)
  })

  it('keeps the script as long as somebody is on the line, whatever the state', () => {
    expect(panelParts(inHand('dispatched', []), { ...quiet, isCalling: true }).script).toBe(true)
    expect(panelParts(inHand('dispatched', []), quiet).script).toBe(false)
  })

  it('makes room for rescue once it is decided, told or under way', () => {
    for (const parts of [
      panelParts(inHand('verifying', []), { ...quiet, form: 'report' }),
      panelParts(inHand('rescueReported', [], { reports: [report] }), quiet),
      panelParts(inHand('evacuating', []), quiet),
    ])
      expect(parts).toMatchObject({ graph: false, foldsRest: true, cordon: true })
  })

  it('offers a cordon as soon as it is known to be real', () => {
    expect(panelParts(inHand('verifying', [], { verdict: 'real' }), quiet).cordon).toBe(true)
  })

  it('shows no more than the record once it is filed', () => {
    const filed = inHand('archived', [], { reports: [report] })
    expect(panelParts(filed, quiet)).toMatchObject({ closed: true, report: false, leaving: false, cordon: false })
  })
})
