/** Everything done on the telephone; keys and buttons call the same acts. Without a line the operator dials by hand. */
import { useMemo } from 'react'
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import { answerByKey } from '../../../src-preload/contract/script-words.ts'
import { failureOf } from '../../client/errors.ts'
import { coreNow, useBoard } from '../../state/board.ts'
import { give } from '../../state/commands.ts'
import { callOf, hasReadyLine, isLive } from '../../state/line-calls.ts'
import type { Seat } from '../../state/seat.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSelection } from '../../state/selection.ts'
import { followUpOf, useCallDesk } from './call-desk.ts'

const CALL_BACK_MS = 10 * 60_000

export type CallActs = ReturnType<typeof callActs>

export const callActs = (client: Seat['client']) => {
  const order = async (incident: string | null, run: () => Promise<unknown>): Promise<boolean> => {
    useCallDesk.setState({ refused: null })
    try {
      await run()
      return true
    } catch (error) {
      useCallDesk.setState({ refused: { incident, failure: failureOf(error) } })
      return false
    }
  }
  const callHere = (incident: Incident) => callOf(useBoard.getState().calls, incident.id)
  const isDialledByHand = (incident: Incident) => useSelection.getState().call?.incident === incident.id
  const hangUp = (call: Call) => order(call.incident, () => client.calls.hangUp({ call: call.id }))

  const ring = (incident: Incident, number: string | undefined): void => {
    useCallDesk.setState({ followUp: null })
    if (hasReadyLine(useBoard.getState().health))
      void order(incident.id, () => client.calls.place({ incident: incident.id, ...(number && { number }) }))
    else useSelection.getState().startCall(incident.id, coreNow())
  }

  /** Rings the party, or ends the call. `number`: another one than the next. */
  const toggle = (incident: Incident, number?: string): void => {
    const running = callHere(incident)
    if (running) void hangUp(running)
    else if (isDialledByHand(incident)) useSelection.getState().endCall()
    else if (incident.allowed.includes('call')) ring(incident, number)
  }

  /** What the party said, by its key: to the script, or to its second question. */
  const answer = async (incident: Incident, script: WarningScript, key: number, phone: string | undefined): Promise<void> => {
    const further = followUpOf(script, incident.id, useCallDesk.getState().followUp)
    if (further && further.answer === null) {
      const said = further.ask.answers.find((each) => each.key === key)
      if (!said) return
      useCallDesk.setState(({ followUp }) => ({ followUp: followUp && { ...followUp, answered: key } }))
      if (isDialledByHand(incident)) useSelection.getState().endCall()
      await give(client, 'note', incident.id, { text: `${further.ask.say['zh-CN']} ${said.label['zh-CN']}` })
      return
    }
    const chosen = answerByKey(script, key)
    if (!chosen || !incident.allowed.includes('call')) return
    const running = callHere(incident)
    const line = running && isLive(running) ? running : null
    const number = line?.number ?? phone
    const taken = await give(client, 'call', incident.id, {
      outcome: chosen.outcome,
      ...(chosen.answer && { answer: chosen.answer }),
      ...(number && { phone: number }),
      ...(line && { call: line.id }),
    })
    if (!taken) return
    if (chosen.ask) useCallDesk.setState({ followUp: { incident: incident.id, key, answered: null } })
    else if (isDialledByHand(incident)) useSelection.getState().endCall()
    if (line && chosen.outcome !== 'answered') await hangUp(line)
  }

  return {
    toggle,
    answer,
    hangUp,
    /** Talk oneself, or let the script speak. */
    switchMode: (incident: Incident): void => {
      const call = callHere(incident)
      if (call) void order(incident.id, () => client.calls.setMode({ call: call.id, mode: call.mode === 'talk' ? 'spoken' : 'talk' }))
    },
    pickUp: (call: Call) => order(call.incident, () => client.calls.pickUp({ call: call.id })),
    callBack: ({ number, incident }: Call) =>
      order(incident, () =>
        client.calls.callBack({ number, ...(incident && { incident }), dueAt: new Date(coreNow() + CALL_BACK_MS).toISOString() }),
      ),
    /** A promised call is made now. */
    ringNow: async (call: Call): Promise<void> => {
      const { number, incident } = call
      if (!(await hangUp(call))) return
      await order(incident, () => client.calls.place({ number, ...(incident && { incident }), mode: 'talk', purpose: 'callBack' }))
    },
  }
}

export const useCallActs = (): CallActs => {
  const { client } = useSeat()
  return useMemo(() => callActs(client), [client])
}
