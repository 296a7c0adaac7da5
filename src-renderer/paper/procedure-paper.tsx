/** A script or playbook in one version, to hang up or to take along. */
import { useTranslation } from 'react-i18next'
import { ProcedureKind } from '../../src-preload/contract/procedures.types.ts'
import { OutlineTable } from '../features/procedures/outline-table.tsx'
import { useOutline } from '../features/procedures/use-outline.ts'
import { useProcedure } from '../features/procedures/use-procedure.ts'
import { useFormat } from '../i18n/use-format.ts'
import { Loaded } from './loaded.tsx'
import { Facts, Sheet } from './sheet.tsx'

/** `id`: kind, id and version, e.g. `playbook/smoke/2`. */
export function ProcedurePaper({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const outline = useOutline()
  const [kind, procedure = '', version] = id.split('/')
  return (
    <Loaded query={useProcedure({ kind: ProcedureKind.parse(kind), id: procedure }, Number(version))}>
      {(read) => (
        <Sheet
          title={read.procedure.document.name[format.language]}
          number={`${read.procedure.document.clause.replace('N-', '')}-${read.version}`}
        >
          <Facts
            rows={[
              [t('procedures.field.clause'), read.procedure.document.clause.replace('N-', '')],
              [t('procedures.version.title'), t('procedures.version.number', { version: read.version })],
              [t('procedures.version.by'), read.by ?? t('procedures.version.delivered')],
              [t('procedures.version.at'), read.at ? `${format.day(read.at)} ${format.shortClock(read.at)}` : ''],
              [t('procedures.note.label'), read.note, true],
            ]}
          />
          <OutlineTable parts={outline(read.procedure)} />
        </Sheet>
      )}
    </Loaded>
  )
}
