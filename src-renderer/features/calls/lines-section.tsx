/** The telephone lines of the console: how they are, and the SIP account of each. Nothing is changed until it is saved. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineSettings } from '../../../src-preload/contract/calls.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import './calls.css'
import { LineFields } from './line-fields.tsx'
import { useCallFailure } from './use-call-failure.ts'

const KEY = ['calls', 'lines']
const MOST_LINES = 8
const REFRESH_MS = 2_000

const newLine = (known: readonly LineSettings[]): LineSettings => {
  const number = Math.max(0, ...known.map(({ id }) => Number(id.replace('line-', '')) || 0)) + 1
  return {
    id: `line-${number}`,
    account: '',
    authUser: '',
    password: '',
    transport: 'udp',
    prefix: '',
    register: true,
    port: 0,
    enabled: true,
  }
}

export function LinesSection() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const queries = useQueryClient()
  const failureWords = useCallFailure()
  const { data, isError } = useQuery({ queryKey: KEY, queryFn: () => client.calls.lines({}), refetchInterval: REFRESH_MS })
  const { act, busy, failure } = useAct()
  const [draft, setDraft] = useState<LineSettings[] | null>(null)
  const settings = draft ?? data?.settings ?? []
  const save = async () => {
    const saved = await act(() => client.calls.setLines({ settings }))
    if (!saved) return
    queries.setQueryData(KEY, saved)
    setDraft(null)
  }
  const change = (id: string, part: Partial<LineSettings>) =>
    setDraft(settings.map((line) => (line.id === id ? { ...line, ...part } : line)))
  return (
    <Section className="lines" title={t('calls.lines.title')}>
      {isError && !data ? <p role="alert">{t('calls.lines.unreadable')}</p> : null}
      {data && settings.length === 0 ? <p className="quiet">{t('calls.lines.none')}</p> : null}
      <ul>
        {settings.map((line) => {
          const state = data?.lines.find(({ id }) => id === line.id)
          return (
            <li key={line.id} className="line-row">
              {state ? (
                <p className={state.state === 'failed' ? 'line-row__state line-row__state--failed' : 'line-row__state'}>
                  <b>{t(`calls.line.${state.state}`)}</b> {state.failure ? failureWords(state.failure) : null}
                </p>
              ) : null}
              <LineFields line={line} isNew={!state} onChange={(part) => change(line.id, part)} />
              <Button look="plain" onClick={() => setDraft(settings.filter(({ id }) => id !== line.id))}>
                {t('calls.lines.remove')}
              </Button>
            </li>
          )
        })}
      </ul>
      <Refused failure={failure} words="calls.refusal" />
      <div className="form__acts">
        <Button disabled={!data || settings.length >= MOST_LINES} onClick={() => setDraft([...settings, newLine(settings)])}>
          {t('calls.lines.add')}
        </Button>
        {draft ? (
          <>
            <Button look="next" disabled={busy} onClick={() => void save()}>
              {t('calls.lines.save')}
            </Button>
            <Button onClick={() => setDraft(null)}>{t('common.act.cancel')}</Button>
          </>
        ) : null}
      </div>
    </Section>
  )
}
