/** What a procedure comes to for a case of one's choice. */
import type { ProcedureDocument } from '../../../src-preload/contract/procedures.types.ts'
import { PhrasesPreview } from './phrases-preview.tsx'
import { PlaybookPreview } from './playbook-preview.tsx'
import { ScriptPreview } from './script-preview.tsx'

export function Preview({ procedure: { kind, document } }: { procedure: ProcedureDocument }) {
  if (kind === 'script') return <ScriptPreview script={document} />
  return kind === 'phrases' ? <PhrasesPreview list={document} /> : <PlaybookPreview key={document.id} playbook={document} />
}
