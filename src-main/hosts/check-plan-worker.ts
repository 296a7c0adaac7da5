/** The worker in which one plan is checked. */
import { parentPort, workerData } from 'node:worker_threads'
import { planProblems } from '../domains/site/plan-check.rules.ts'

parentPort?.postMessage(planProblems(workerData.plan, workerData.facts))
