/** What each group of fields in the sheet of a device is given. */
import type { DraftField, DraftFields } from './draft.rules.ts'

export interface FieldsProps {
  fields: DraftFields
  /** What is wrong with a field, in words. */
  errorOf: (field: DraftField) => string | null
  onChange: (change: Partial<DraftFields>) => void
}
