/** How the device list is narrowed: words, kind, zone, source, mode; and a count of each state to press. */
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DeviceMode, type DeviceState, SourceId } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKinds } from '../../state/device-kinds.ts'
import { useSite } from '../../state/use-site.ts'
import { Choice } from '../../ui/choice.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useDeviceDesk } from './device-desk.ts'
import type { Filtered } from './device-filter.rules.ts'
import { RANK_OF_STATE } from './state-mark.tsx'

/** The abnormal first. */
const STATES: readonly DeviceState[] = ['alarm', 'fault', 'offline', 'unknown', 'normal']

export function DeviceFilters({ counts }: { counts: Filtered['counts'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const { filter, narrow } = useDeviceDesk()
  return (
    <div className="device-filters">
      <SearchField
        className="device-filters__words"
        label={t('devices.page.search')}
        value={filter.words}
        onText={(words) => narrow({ words })}
      />
      <Choice
        label={t('devices.page.kind')}
        all={t('devices.page.allKinds')}
        value={filter.kind}
        options={deviceKinds.map(({ kind, name }) => [kind, name[format.language]])}
        onChoose={(kind) => narrow({ kind })}
      />
      <Choice
        label={t('devices.page.zone')}
        all={t('devices.page.allZones')}
        value={filter.zone}
        options={site?.zones.map((zone) => [zone.id, format.named(zone)]) ?? []}
        onChoose={(zone) => narrow({ zone })}
      />
      <Choice
        label={t('devices.page.source')}
        all={t('devices.page.allSources')}
        value={filter.source}
        options={SourceId.options.map((source) => [source, t(`devices.source.${source}`)])}
        onChoose={(source) => narrow({ source: SourceId.safeParse(source).data ?? null })}
      />
      <Choice
        label={t('devices.page.mode')}
        all={t('devices.page.allModes')}
        value={filter.mode}
        options={DeviceMode.options.map((mode) => [mode, t(`devices.mode.${mode}`)])}
        onChoose={(mode) => narrow({ mode: DeviceMode.safeParse(mode).data ?? null })}
      />
      {filter.gateway === null ? null : <GatewayChip id={filter.gateway} onPress={() => narrow({ gateway: null })} />}
      <fieldset className="state-chips" aria-label={t('devices.page.state')}>
        {STATES.map((state) => (
          <StateChip
            key={state}
            state={state}
            count={format.count(counts[state])}
            isOn={filter.state === state}
            onPress={() => narrow({ state: filter.state === state ? null : state })}
          />
        ))}
      </fieldset>
    </div>
  )
}

/** Stands only while it narrows the list; the press that takes it away says so. */
function GatewayChip({ id, onPress }: { id: string; onPress: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const gateway = useBoard((board) => board.devices.get(id))
  return (
    <button type="button" className="state-chip" aria-pressed onClick={onPress}>
      {t('devices.found.via', { via: gateway ? format.named(gateway) : id })} <IconX size={14} aria-hidden="true" />
    </button>
  )
}

interface StateChipProps {
  state: DeviceState
  count: string
  isOn: boolean
  onPress: () => void
}

function StateChip({ state, count, isOn, onPress }: StateChipProps) {
  const { t } = useTranslation()
  const rank = RANK_OF_STATE[state]
  return (
    <button type="button" className="state-chip" aria-pressed={isOn} onClick={onPress}>
      {rank && count !== '0' ? <PrioritySymbol rank={rank} size={13} filled /> : <i className="dot" />}
      {t(`devices.state.${state}`)} <b>{count}</b>
    </button>
  )
}
