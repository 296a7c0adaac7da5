/** Scripts and playbooks in the version an incident runs with; what was delivered is shown until the core has answered. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import followUp from '../../resources/scripts/follow-up.json'
import incoming from '../../resources/scripts/incoming.json'
import warning from '../../resources/scripts/warning.json'
import type { ProcedureRef } from '../../src-preload/contract/incident-parts.types.ts'
import type { ProcedureSummary } from '../../src-preload/contract/procedures.contract.ts'
import {
  PhraseList,
  Playbook,
  type ProcedureDocument,
  type ProcedureKind,
  WarningScript,
} from '../../src-preload/contract/procedures.types.ts'
import type { HazardKind } from '../../src-preload/contract/wire/words.ts'
import type { Seat } from './seat.ts'
import { useSeat } from './seat-context.tsx'

const files = import.meta.glob<unknown>('../../resources/playbooks/*.json', { eager: true, import: 'default' })
const playbooks = new Map(
  Object.values(files)
    .map((file) => Playbook.parse(file))
    .map((book) => [book.id, book]),
)
const phrases = { incoming: PhraseList.parse(incoming), 'follow-up': PhraseList.parse(followUp) }
const warningScript = WarningScript.parse(warning)

/** A version never changes, so it is read once. */
const queryOf = (client: Seat['client'], kind: ProcedureKind, { id, version }: ProcedureRef) => ({
  queryKey: ['procedure', kind, id, version],
  queryFn: async () => (await client.procedures.get({ kind, id, version })).procedure,
  staleTime: Number.POSITIVE_INFINITY,
})

const known = (queries: QueryClient, kind: ProcedureKind, { id, version }: ProcedureRef) =>
  queries.getQueryData<ProcedureDocument>(['procedure', kind, id, version])

const scriptIn = (found: ProcedureDocument | undefined): WarningScript => (found?.kind === 'script' ? found.document : warningScript)
const playbookIn = (found: ProcedureDocument | undefined, id: string): Playbook | undefined =>
  found?.kind === 'playbook' ? found.document : playbooks.get(id)

export const useWarningScript = (ref: ProcedureRef): WarningScript => {
  const { client } = useSeat()
  return scriptIn(useQuery(queryOf(client, 'script', ref)).data)
}

export const usePlaybook = (ref: ProcedureRef | null): Playbook | undefined => {
  const { client } = useSeat()
  const { data } = useQuery({ ...queryOf(client, 'playbook', ref ?? { id: '', version: 1 }), enabled: ref !== null })
  return ref === null ? undefined : playbookIn(data, ref.id)
}

/** For keys and acts, which run outside of a page's drawing: what has been read so far, else what was delivered. */
export const useProcedureReader = () => {
  const queries = useQueryClient()
  return useMemo(
    () => ({
      script: (ref: ProcedureRef): WarningScript => scriptIn(known(queries, 'script', ref)),
      playbook: (ref: ProcedureRef | null): Playbook | undefined =>
        ref === null ? undefined : playbookIn(known(queries, 'playbook', ref), ref.id),
    }),
    [queries],
  )
}

/** The sentences of a call that is no warning, in their newest version. */
export const usePhrases = (id: keyof typeof phrases): PhraseList => {
  const { client } = useSeat()
  const { data } = useQuery({
    queryKey: ['procedures', 'phrases', id],
    queryFn: async () => (await client.procedures.get({ kind: 'phrases', id })).procedure,
  })
  return data?.kind === 'phrases' ? data.document : phrases[id]
}

export const useProcedureList = () => {
  const { client } = useSeat()
  return useQuery({ queryKey: ['procedures', 'list'], queryFn: () => client.procedures.list() })
}

/** Playbooks that may be taken for a kind of incident: those meant for it first. */
export const offeredFor = (all: readonly ProcedureSummary[], hazard: HazardKind) => {
  const books = all.filter(({ kind }) => kind === 'playbook')
  const isMeant = ({ hazards, offered }: ProcedureSummary) => hazards.includes(hazard) || offered.includes(hazard)
  return { meant: books.filter(isMeant), others: books.filter((book) => !isMeant(book)) }
}
