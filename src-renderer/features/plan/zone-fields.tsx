/** The row of a zone: what it is called, what kind it is, how many people it holds and who may enter. */
import { useTranslation } from 'react-i18next'
import { ZoneKind, type ZoneRow } from '../../../src-preload/contract/site.contract.ts'
import { NumberField, TextField } from './fields.tsx'
import { withZone } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'

export function ZoneFields({ row }: { row: ZoneRow }) {
  const { t } = useTranslation()
  const change = usePlanDesk((desk) => desk.change)
  const put = (part: Partial<ZoneRow>, place: string | null = `zone/${row.id}/${Object.keys(part).join()}`) =>
    change(place, (plan) => withZone(plan, { ...row, ...part }))
  return (
    <>
      <TextField label={t('plan.field.name')} value={row.name} onText={(name) => put({ name: name ?? '' })} />
      <TextField label={t('plan.field.nameEn')} value={row.nameEn} onText={(nameEn) => put({ nameEn: nameEn ?? '' })} />
      {row.name === '' || row.nameEn === '' ? <p className="plan-note plan-note--wrong">{t('plan.zone.unnamed')}</p> : null}
      <label>
        {t('plan.field.zoneKind')}
        <select className="field" value={row.kind} onChange={(event) => put({ kind: ZoneKind.parse(event.target.value) }, null)}>
          {ZoneKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`plan.zoneKind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="plan-note">{t(`plan.zoneKindHow.${row.kind}`)}</p>
      <NumberField
        label={t('plan.field.capacity')}
        value={row.capacity}
        min={0}
        max={1_000_000}
        onNumber={(people) => put({ capacity: people === undefined ? null : Math.round(people) })}
      />
      <TextField
        label={t('plan.field.authorisation')}
        value={row.authorisation}
        maxLength={40}
        onText={(level) => put({ authorisation: level ?? null })}
      />
    </>
  )
}
