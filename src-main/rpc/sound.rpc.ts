/** Binds the procedure of the loudspeakers. */
import type { SoundReport } from '../../src-preload/contract/sound.contract.ts'
import { type ContractServer, me } from './contract-server.ts'

export interface SoundApi {
  change<T>(run: () => T): Promise<T>
  sound: { report(report: SoundReport, by: string): void }
}

export const soundRpc = (os: ContractServer['sound'], { change, sound }: SoundApi) => ({
  report: os.report.handler(async ({ input, context }) => {
    await change(() => sound.report(input, me(context).name))
    return { ok: true as const }
  }),
})
