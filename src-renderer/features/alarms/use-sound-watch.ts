/** Watches the loudspeaker all the time, mends what it can, and tells the core once what became of it. */
import { useEffect, useRef } from 'react'
import type { SoundFailure } from '../../../src-preload/contract/sound.contract.ts'
import { HANDLERS, type Role } from '../../../src-preload/contract/wire/procedure.ts'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { outputName, useSoundOutputs, watchOutputs } from '../../state/sound-outputs.ts'
import { lookAtLoudspeaker, renew, unlock, useLoudspeaker } from './loudspeaker.ts'
import { soundFailure } from './sound-watch.rules.ts'
import { askForTest, useTesting } from './use-sound-test.ts'

const LOOK_MS = 500
const MEND_MS = 5_000
/** What passes within this time is shown, but not told. */
const SETTLED_MS = 2_000

/** Without a press the browser may refuse; then a person is asked for one. */
const mend = (failure: SoundFailure) => {
  if (failure === 'blocked') void unlock()
  if (failure === 'stalled') void renew()
}

const look = (): SoundFailure | null => {
  const outputs = useSoundOutputs.getState().outputs?.length ?? null
  const heard = useTesting.getState().notHeardBy === null ? null : false
  const failure = soundFailure({ ...lookAtLoudspeaker(), outputs, heard })
  const { failure: before } = useLoudspeaker.getState()
  // What was plugged in again may be another one, or switched off.
  if (before === 'gone' && failure === null) askForTest()
  if (before !== failure) useLoudspeaker.setState({ failure })
  return failure
}

export const useSoundWatch = () => {
  useEffect(watchOutputs, [])

  useEffect(() => {
    let mendedAt = 0
    const timer = setInterval(() => {
      const failure = look()
      if (failure === null || performance.now() - mendedAt < MEND_MS) return
      mendedAt = performance.now()
      mend(failure)
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [])

  useReport()
}

const useReport = () => {
  const { client } = useSeat()
  const failure = useLoudspeaker((loudspeaker) => loudspeaker.failure)
  const isLive = useBoard(({ link }) => link.state === 'live')
  const mayReport = useSession(({ identity }) => identity !== null && (HANDLERS as readonly Role[]).includes(identity.role))
  const told = useRef<SoundFailure | null>(null)

  useEffect(() => {
    if (!isLive || !mayReport || failure === told.current) return
    const timer = setTimeout(() => {
      const device = outputName(useSoundOutputs.getState().outputs)
      const report = failure === null ? ({ state: 'restored', device } as const) : ({ state: 'failed', failure, device } as const)
      client.sound.report(report).then(
        () => {
          told.current = failure
        },
        () => undefined,
      )
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [client, failure, isLive, mayReport])
}
