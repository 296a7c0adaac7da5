/** Where a device hangs: household, zone, room, the words for the place, and the position on the map. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Household } from '../../../src-preload/contract/people.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { PositionPicker } from '../../map/position-picker.tsx'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSettings } from '../../state/settings.ts'
import { useSite } from '../../state/use-site.ts'
import type { FieldsProps } from './device-form.types.ts'
import { placeFor, withHousehold } from './draft.rules.ts'
import { Entry } from './entry.tsx'
import { SearchChoice } from './search-choice.tsx'
import { TextEntry } from './text-entry.tsx'

export function PlaceFields({ fields, errorOf, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const household = useHousehold(fields.household)
  const queries = useQueryClient()
  const chooseHousehold = (chosen: Household | null) => {
    if (!chosen) return onChange({ household: null })
    // It is known already: the room may be typed before the core has answered again.
    queries.setQueryData(['household', chosen.id], { items: [chosen], next: null })
    onChange(withHousehold(fields, chosen))
  }
  /** The words of the place follow the room until somebody writes their own. */
  const nameRoom = (room: string) => {
    const follows = household !== null && fields.place === placeFor(household.address, fields.room)
    onChange(
      household && follows ? { room, place: placeFor(household.address, room), placeEn: placeFor(household.addressEn, room) } : { room },
    )
  }
  return (
    <div className="fields">
      <HouseholdChoice chosen={household} id={fields.household} error={errorOf('household')} onChoose={chooseHousehold} />
      <Entry label={t('devices.column.zone')} error={errorOf('zone')}>
        {(bound) => (
          <select {...bound} className="field" value={fields.zone} onChange={(event) => onChange({ zone: event.target.value })}>
            <option value="">{t('devices.form.choose')}</option>
            {site?.zones.map((zone) => (
              <option key={zone.id} value={zone.id}>
                {format.named(zone)}
              </option>
            ))}
          </select>
        )}
      </Entry>
      <TextEntry label={t('devices.column.room')} error={errorOf('room')} value={fields.room} maxLength={40} onText={nameRoom} />
      <TextEntry
        label={t('devices.column.place')}
        error={errorOf('place')}
        value={fields.place}
        maxLength={80}
        onText={(place) => onChange({ place })}
      />
      <TextEntry
        label={t('devices.column.placeEn')}
        error={errorOf('placeEn')}
        value={fields.placeEn}
        maxLength={80}
        lang="en"
        onText={(placeEn) => onChange({ placeEn })}
      />
      <Position fields={fields} errorOf={errorOf} onChange={onChange} />
    </div>
  )
}

/** The household of an id, as far as this seat may know it. */
const useHousehold = (id: string | null): Household | null => {
  const { client } = useSeat()
  const { data } = useQuery({
    queryKey: ['household', id],
    queryFn: () => client.people.households({ words: id ?? '' }),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.items.find((household) => household.id === id) ?? null
}

const PROPOSED = 8

interface HouseholdChoiceProps {
  chosen: Household | null
  id: string | null
  error: string | null
  onChoose: (household: Household | null) => void
}

function HouseholdChoice({ chosen, id, error, onChoose }: HouseholdChoiceProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const { data } = useQuery({
    queryKey: ['households', asked],
    queryFn: () => client.people.households({ words: asked, limit: PROPOSED }),
    enabled: asked !== '',
  })
  const addressOf = ({ address, addressEn }: Household) => format.placed({ text: address, textEn: addressEn })
  const households = asked === '' ? [] : (data?.items ?? [])
  return (
    <SearchChoice
      className="fields__whole"
      label={t('devices.form.household')}
      placeholder={t('devices.form.householdHow')}
      clearLabel={t('devices.form.noHousehold')}
      error={error}
      chosen={chosen ? `${addressOf(chosen)}　${format.named(chosen.party)}` : id}
      words={words}
      proposals={households.map((household) => ({ id: household.id, words: addressOf(household), note: format.named(household.party) }))}
      onWords={setWords}
      onChoose={(household) => onChoose(households.find((each) => each.id === household) ?? null)}
    />
  )
}

/** A click on the map, or degrees typed in. */
function Position({ fields, errorOf, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const site = useSite()
  const { theme, language } = useSettings()
  const [neighbours] = useState(() => [...useBoard.getState().devices.values()])
  const { longitude, latitude } = fields
  const position = useMemo((): [number, number] | null => {
    const at: [number, number] = [Number(longitude), Number(latitude)]
    return longitude !== '' && latitude !== '' && Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90 ? at : null
  }, [longitude, latitude])
  const pick = useCallback(([lng, lat]: [number, number]) => onChange({ longitude: String(lng), latitude: String(lat) }), [onChange])
  return (
    <>
      <div className="device-form__map">
        {site ? (
          <PositionPicker site={site} devices={neighbours} position={position} onPick={pick} theme={theme} language={language} />
        ) : null}
      </div>
      <TextEntry
        label={t('devices.column.longitude')}
        error={errorOf('longitude')}
        value={longitude}
        maxLength={16}
        onText={(text) => onChange({ longitude: text.trim() })}
      />
      <TextEntry
        label={t('devices.column.latitude')}
        error={errorOf('latitude')}
        value={latitude}
        maxLength={16}
        onText={(text) => onChange({ latitude: text.trim() })}
      />
    </>
  )
}
