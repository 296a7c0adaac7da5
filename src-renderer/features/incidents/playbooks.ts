/** The playbooks of annex B, as data. */
import { Playbook } from '../../../src-preload/contract/procedures.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'

const files = import.meta.glob<unknown>('../../../resources/playbooks/*.json', { eager: true, import: 'default' })
const playbooks = Object.values(files).map((file) => Playbook.parse(file))

export const playbookFor = (kind: HazardKind): Playbook | undefined => playbooks.find(({ hazards }) => hazards.includes(kind))
