/** The linkage rules and interlocks, as data: their names and reasons in words. */
import file from '../../../resources/linkages.json'
import { Linkages } from '../../../src-preload/contract/linkages.types.ts'

const { rules, outputs } = Linkages.parse(file)
const interlocks = outputs.flatMap((output) => output.interlocks)

type Language = 'zh-CN' | 'en'

export const ruleName = (rule: string, language: Language): string => rules.find(({ id }) => id === rule)?.name[language] ?? rule
export const interlockReason = (interlock: string, language: Language): string =>
  interlocks.find(({ id }) => id === interlock)?.reason[language] ?? interlock
