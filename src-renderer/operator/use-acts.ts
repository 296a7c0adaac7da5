/** Everything an operator can do with the incident in the panel; keys and buttons call the same acts. */
import { useMemo } from 'react'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { callActs } from '../features/calls/call-acts.ts'
import { nextPhone } from '../features/calls/phones.rules.ts'
import { type NextStep, nextStep } from '../features/incidents/next-step.rules.ts'
import { neighbour, queueOrder, worstWaiting } from '../features/incidents/queue.rules.ts'
import { useBoard } from '../state/board.ts'
import { give } from '../state/commands.ts'
import { isAnswerAwaited } from '../state/line-calls.ts'
import { useProcedureReader } from '../state/procedures.ts'
import { useSeat } from '../state/seat-context.tsx'
import { useSelection } from '../state/selection.ts'
import { usePanel } from './panel-state.ts'

const selectedIncident = (): Incident | undefined => useBoard.getState().incidents.get(useSelection.getState().incident ?? '')
const isOnCall = (incident: Incident) =>
  useSelection.getState().call?.incident === incident.id || isAnswerAwaited(useBoard.getState().calls, incident)
const unsent = (incident: Incident) => {
  const sent = new Set(incident.orders.filter(({ endedAt }) => endedAt === null).map(({ staff }) => staff))
  return incident.proposals.filter(({ staff }) => !sent.has(staff))
}

export type Acts = ReturnType<typeof useActs>

export const useActs = () => {
  const { client } = useSeat()
  const procedures = useProcedureReader()
  return useMemo(() => {
    const calls = callActs(client)
    const onSelected = (act: (incident: Incident) => void) => () => {
      const incident = selectedIncident()
      if (incident) act(incident)
    }

    const accept = () => {
      const id = worstWaiting(useBoard.getState().incidents.values())
      if (id === null) return
      useSelection.getState().select(id)
      void give(client, 'accept', id, {})
    }
    const acceptThis = onSelected((incident) => void give(client, 'accept', incident.id, {}))
    const numberOf = (incident: Incident) => incident.party?.phones[usePanel.getState().chosenPhone ?? nextPhone(incident)]?.number
    const call = onSelected((incident) => {
      const chosen = usePanel.getState().chosenPhone
      calls.toggle(incident, chosen === null ? undefined : numberOf(incident))
    })
    const answer = (key: number) =>
      onSelected((incident) => void calls.answer(incident, procedures.script(incident.script), key, numberOf(incident)))()
    const talk = onSelected((incident) => calls.switchMode(incident))
    const dispatch = onSelected((incident) => {
      const staff = unsent(incident)[usePanel.getState().chosenStaff]?.staff
      void give(client, 'dispatch', incident.id, staff ? { staff } : {}).then((taken) => taken && usePanel.getState().choose(0))
    })
    const confirm = (verdict: 'real' | 'false') =>
      onSelected((incident) => {
        const onTheSpot = incident.orders.some(({ arrivedAt, endedAt }) => arrivedAt !== null && endedAt === null)
        void give(client, 'confirm', incident.id, { verdict, by: onTheSpot ? 'staff' : 'party' })
      })
    const handle = onSelected((incident) => {
      if (usePanel.getState().form !== 'gear') return usePanel.getState().open('gear')
      usePanel.getState().open(null)
      const guard = procedures.playbook(incident.playbook)?.steps.find((step) => step.guard === 'gear')
      void give(client, 'handle', incident.id, { gear: true }).then((taken) => {
        if (taken && guard) void give(client, 'tick', incident.id, { step: guard.id })
      })
    })
    /** The filed incident makes room for the next one, or for the quiet watch. */
    const archive = onSelected((incident) => {
      void give(client, 'archive', incident.id, {}).then((taken) => {
        if (!taken) return
        const { waiting, inHand } = queueOrder(useBoard.getState().incidents.values())
        useSelection.getState().select([...waiting, ...inHand].find((id) => id !== incident.id) ?? null)
      })
    })
    const plain = (command: 'arrive' | 'evacuate' | 'secure' | 'clear' | 'advise' | 'silence') =>
      onSelected((incident) => void give(client, command, incident.id, {}))
    const write = (command: 'note' | 'cause', words: string) =>
      onSelected((incident) => {
        const done = (taken: boolean) => taken && usePanel.getState().open(null)
        if (command === 'note') void give(client, 'note', incident.id, { text: words }).then(done)
        else void give(client, 'reportCause', incident.id, { cause: words }).then(done)
      })()
    const walk = (step: 1 | -1) => {
      const id = neighbour(queueOrder(useBoard.getState().incidents.values()), useSelection.getState().incident, step)
      if (id !== null) useSelection.getState().select(id)
    }
    const choose = (step: 1 | -1) =>
      onSelected((incident) => {
        const last = Math.max(0, unsent(incident).length - 1)
        usePanel.getState().choose(Math.min(last, Math.max(0, usePanel.getState().chosenStaff + step)))
      })()
    const note = () => usePanel.getState().open('note')
    const cause = () => usePanel.getState().open('cause')

    const acts = {
      accept,
      acceptThis,
      calls,
      call,
      answer,
      talk,
      dispatch,
      confirmReal: confirm('real'),
      confirmFalse: confirm('false'),
      handle,
      arrive: plain('arrive'),
      evacuate: plain('evacuate'),
      secure: plain('secure'),
      clear: plain('clear'),
      advise: plain('advise'),
      archive,
      silence: plain('silence'),
      write,
      walk,
      choose,
      note,
      cause,
    }
    const steps: Partial<Record<NextStep, () => void>> = {
      accept: acceptThis,
      call,
      dispatch,
      arrive: acts.arrive,
      confirm: acts.confirmReal,
      handle,
      // A public act: Enter has to be held like its own key.
      evacuate: () => usePanel.getState().hold('evacuate'),
      secure: acts.secure,
      clear: acts.clear,
      advise: acts.advise,
      reportCause: cause,
      archive: acts.archive,
    }
    /** The highlighted step of the selected incident, whatever it is. */
    const next = onSelected((incident) => {
      const step = nextStep(incident, { onCall: isOnCall(incident) })
      if (step) steps[step]?.()
    })
    return { ...acts, next }
  }, [client, procedures])
}
