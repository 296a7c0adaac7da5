/** The outline of a procedure in the words of the seat. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcedureDocument } from '../../../src-preload/contract/procedures.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { type OutlineWords, outlineOf, type Part } from './outline.rules.ts'

export const useOutline = (): ((procedure: ProcedureDocument) => Part[]) => {
  const { t } = useTranslation()
  const { age } = useFormat()
  return useMemo(() => {
    const words: OutlineWords = {
      field: (name) => t(`procedures.field.${name as 'name'}`),
      hazard: (hazard) => t(`incidents.hazard.${hazard}`),
      need: (need) => t(`people.need.${need as 'elderly'}`),
      outcome: (outcome) => t(`calls.outcome.${outcome as 'answered'}`),
      // biome-ignore lint/suspicious/noThenProperty: the word of the script; nobody awaits it
      then: (then) => (then === null ? '' : t(`procedures.then.${then as 'note'}`)),
      facts: ({ who, guard, minutes, evidence }) =>
        [
          t(`procedures.who.${who}`),
          guard && t(`procedures.guard.${guard}`),
          minutes !== null && age(minutes * 60_000),
          evidence !== 'none' && t(`procedures.evidence.${evidence}`),
        ]
          .filter(Boolean)
          .join('　'),
    }
    return (procedure) => outlineOf(procedure, words)
  }, [t, age])
}
