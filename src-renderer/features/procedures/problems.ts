/** What is wrong with the draft, for each field to say its own. */
import { createContext, useContext } from 'react'
import type { Problem } from '../../../src-preload/contract/procedure-check.ts'

export const ProblemsContext = createContext<readonly Problem[]>([])

/** The problem at a path, or at one of those below it. */
export const useProblem = (path: string): Problem | undefined =>
  useContext(ProblemsContext).find((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
