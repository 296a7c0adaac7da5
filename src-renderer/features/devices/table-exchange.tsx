/** Devices as tables: one is looked through before anything changes, then taken in whole; and all of them saved to a file. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowError } from '../../../src-preload/contract/devices.contract.ts'
import { base64Of } from '../../client/read-file.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { FailureLine, useRefusalWords } from './failure-line.tsx'
import { formatOf, saveTable, type TableFormat } from './table-file.ts'

/** Of what an import would do, or has done. */
interface Outcome {
  added: number
  changed: number
  same: number
  errors: RowError[]
}

interface Chosen {
  name: string
  format: TableFormat
  base64: string
}

/** `must` columns are needed; the others may be empty or missing. */
const COLUMNS = {
  must: ['id', 'kind', 'name', 'zone', 'place', 'longitude', 'latitude'],
  may: ['nameEn', 'placeEn', 'household', 'room', 'source', 'address', 'via', 'gateway'],
} as const

export function TableExchange() {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard
    <section className="table-exchange page__scroll" tabIndex={0} aria-label={t('devices.tab.table')}>
      <Import />
      <Export />
      <Section title={t('devices.table.columns')}>
        <p>{t('devices.table.columnsNote')}</p>
        {(['must', 'may'] as const).map((need) => (
          <dl key={need} className="column-list">
            <dt>{t(`devices.table.${need}`)}</dt>
            {COLUMNS[need].map((column) => (
              <dd key={column}>
                <b>{t(`devices.column.${column}`)}</b> <code>{column}</code>
              </dd>
            ))}
          </dl>
        ))}
      </Section>
    </section>
  )
}

function Import() {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [isStrange, setStrange] = useState(false)
  const [found, setFound] = useState<Outcome | null>(null)
  const [done, setDone] = useState<Outcome | null>(null)

  const choose = async (file: File | undefined) => {
    if (!file) return
    const tableFormat = formatOf(file.name)
    setStrange(tableFormat === null)
    setChosen(null)
    setFound(null)
    setDone(null)
    if (tableFormat === null) return
    await act(async () => {
      const table = { name: file.name, format: tableFormat, base64: await base64Of(file) }
      setChosen(table)
      setFound(await client.devices.import({ format: table.format, base64: table.base64, dryRun: true }))
    })
  }
  const apply = async () => {
    if (!chosen) return
    const outcome = await act(() => client.devices.import({ format: chosen.format, base64: chosen.base64, dryRun: false }))
    if (!outcome) return
    setFound(outcome.errors.length > 0 ? outcome : null)
    setDone(outcome.errors.length > 0 ? null : outcome)
  }
  const counts = (outcome: Outcome) =>
    t('devices.table.counts', {
      added: format.count(outcome.added),
      changed: format.count(outcome.changed),
      same: format.count(outcome.same),
    })
  return (
    <Section title={t('devices.table.import')} className="section--first">
      <p className="table-exchange__acts">
        <Button look="judge" disabled={busy} onClick={() => input.current?.click()}>
          {t('devices.table.choose')}…
        </Button>
        <span>{chosen?.name ?? <span className="quiet">{t('devices.table.chooseNote')}</span>}</span>
        <input
          ref={input}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={t('devices.table.choose')}
          accept=".csv,.xlsx"
          onChange={(event) => {
            void choose(event.target.files?.[0])
            // The same file can be chosen again after it was corrected.
            event.target.value = ''
          }}
        />
      </p>
      {isStrange ? (
        <p className="refusal" role="alert">
          {t('devices.table.strange')}
        </p>
      ) : null}
      {busy ? <p role="status">{t('common.block.loading')}</p> : null}
      <FailureLine failure={failure} />
      {found && found.errors.length > 0 ? <RowErrors errors={found.errors} /> : null}
      {found && found.errors.length === 0 ? (
        <div role="status">
          <p>
            <b>{t('devices.table.clean')}</b>　{counts(found)}
          </p>
          <div className="form__acts">
            <Button look="next" disabled={busy || found.added + found.changed === 0} onClick={() => void apply()}>
              {t('devices.table.apply')}
            </Button>
          </div>
        </div>
      ) : null}
      {done ? (
        <p role="status">
          <b>{t('devices.table.done')}</b>　{counts(done)}
        </p>
      ) : null}
    </Section>
  )
}

const ERRORS_SHOWN = 200

/** Nothing is taken in while there are any. */
function RowErrors({ errors }: { errors: readonly RowError[] }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const words = useRefusalWords()
  const columnWords = (column: string | null) => {
    const key = `devices.column.${column ?? 'id'}`
    return column === null ? '' : i18n.exists(key) ? t(key as 'devices.column.id') : column
  }
  return (
    <div role="alert">
      <p>
        <b>{t('devices.table.errors', { count: errors.length, shown: format.count(errors.length) })}</b>
        {'　'}
        <span className="quiet">{t('devices.table.errorsNote')}</span>
      </p>
      <table className="row-errors">
        <thead>
          <tr>
            <th scope="col">{t('devices.table.row')}</th>
            <th scope="col">{t('devices.table.column')}</th>
            <th scope="col">{t('devices.table.value')}</th>
            <th scope="col">{t('devices.table.what')}</th>
          </tr>
        </thead>
        <tbody>
          {errors.slice(0, ERRORS_SHOWN).map(({ row, column, code, value }) => (
            <tr key={`${row} ${column} ${code}`}>
              <td>{row}</td>
              <td>{columnWords(column)}</td>
              <td>{value}</td>
              <td>{words(code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {errors.length > ERRORS_SHOWN ? <p className="quiet">{t('devices.table.firstOnly', { shown: ERRORS_SHOWN })}</p> : null}
    </div>
  )
}

function Export() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const save = async (tableFormat: TableFormat) => {
    const table = await act(() => client.devices.export({ format: tableFormat }))
    if (table) saveTable(table)
  }
  return (
    <Section title={t('devices.table.export')}>
      <p className="table-exchange__acts">
        {(['xlsx', 'csv'] as const).map((each) => (
          <Button key={each} disabled={busy} onClick={() => void save(each)}>
            {t(`devices.table.${each}`)}
          </Button>
        ))}
        <span className="quiet">{t('devices.table.exportNote')}</span>
      </p>
      <FailureLine failure={failure} />
    </Section>
  )
}
