/** How a device is reached: its family, its address there, and the gateway in between. What was found needs no typing. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SourceId } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { filtered, NO_FILTER } from './device-filter.rules.ts'
import type { FieldsProps } from './device-form.types.ts'
import { Entry } from './entry.tsx'
import { SearchChoice } from './search-choice.tsx'
import { TextEntry } from './text-entry.tsx'

export function SourceFields({ fields, errorOf, onChange, isFixed }: FieldsProps & { isFixed: boolean }) {
  const { t } = useTranslation()
  const isNative = fields.source === 'watchroom'
  return (
    <div className="fields">
      <Entry label={t('devices.column.source')} error={errorOf('source')}>
        {(bound) => (
          <select
            {...bound}
            className="field"
            disabled={isFixed}
            value={fields.source}
            onChange={(event) => onChange({ source: SourceId.parse(event.target.value) })}
          >
            {SourceId.options.map((source) => (
              <option key={source} value={source}>
                {t(`devices.source.${source}`)}
              </option>
            ))}
          </select>
        )}
      </Entry>
      {isNative ? null : (
        <>
          <TextEntry
            label={t('devices.column.address')}
            error={errorOf('address')}
            value={fields.address}
            maxLength={120}
            lang="en"
            isFixed={isFixed}
            onText={(address) => onChange({ address })}
          />
          <TextEntry
            label={t('devices.column.via')}
            error={errorOf('via')}
            value={fields.via}
            maxLength={120}
            lang="en"
            isFixed={isFixed}
            onText={(via) => onChange({ via })}
          />
        </>
      )}
      <GatewayChoice id={fields.gateway} error={errorOf('gateway')} onChoose={(gateway) => onChange({ gateway })} />
    </div>
  )
}

const PROPOSED = 8

interface GatewayChoiceProps {
  id: string | null
  error: string | null
  onChoose: (gateway: string | null) => void
}

function GatewayChoice({ id, error, onChoose }: GatewayChoiceProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const chosen = useBoard((board) => (id === null ? undefined : board.devices.get(id)))
  const [words, setWords] = useState('')
  const proposals = useMemo(() => {
    if (words.trim() === '') return []
    const { devices } = filtered(useBoard.getState().devices.values(), { ...NO_FILTER, words })
    return devices
      .toSorted((a, b) => Number(b.kind === 'gateway') - Number(a.kind === 'gateway'))
      .slice(0, PROPOSED)
      .map((device) => ({
        id: device.id,
        words: format.named(device),
        note: format.placed({ text: device.place, textEn: device.placeEn }),
      }))
  }, [words, format])
  return (
    <SearchChoice
      label={t('devices.form.gateway')}
      placeholder={t('devices.form.gatewayHow')}
      clearLabel={t('devices.form.noGateway')}
      error={error}
      chosen={chosen ? format.named(chosen) : id}
      words={words}
      proposals={proposals}
      onWords={setWords}
      onChoose={onChoose}
    />
  )
}
