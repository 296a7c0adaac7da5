/** The test of the loudspeaker: asked of whoever sits down, answered by ear, kept for the shift, and told to the core. */
import { create } from 'zustand'
import { drillHere } from '../../client/drill.ts'
import { coreNow } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { useSettings } from '../../state/settings.ts'
import { outputName, useSoundOutputs } from '../../state/sound-outputs.ts'
import { useNow } from '../../state/use-now.ts'
import { isTestDue } from './sound-watch.rules.ts'

interface Testing {
  /** Somebody wants to hear it now. */
  asked: boolean
  /** Who heard nothing; nobody once somebody hears it. */
  notHeardBy: string | null
}

export const useTesting = create<Testing>(() => ({ asked: false, notHeardBy: null }))

export const askForTest = () => useTesting.setState({ asked: true })

const MINUTE_MS = 60_000

export const useSoundTest = () => {
  const { client } = useSeat()
  const person = useSession(({ identity }) => (identity?.role === 'operator' ? identity.id : null))
  const device = useSoundOutputs(({ outputs }) => outputName(outputs))
  const last = useSettings(({ heardTest }) => heardTest)
  const { asked, notHeardBy } = useTesting()
  const now = useNow(MINUTE_MS)
  const isHeard = person !== null && !isTestDue(last, person, device, now)

  const answer = (heard: boolean) => {
    if (heard) useSettings.getState().setHeardTest({ person: person ?? '', device, at: coreNow() })
    useTesting.setState({ asked: false, notHeardBy: heard ? null : person })
    if (person !== null) void client.sound.report({ state: 'tested', heard, device }).catch(() => undefined)
  }

  return {
    /** Heard at this seat by the person on duty, with this loudspeaker, in this shift. */
    isHeard,
    isAsked: drillHere === null && (asked || (person !== null && !isHeard && notHeardBy !== person)),
    answer,
  }
}
