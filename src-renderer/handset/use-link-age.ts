/** For how long nothing was heard of the desk, in ms. */
import { useBoard } from '../state/board.ts'
import { useNow } from '../state/use-now.ts'

export const useLinkAge = (): number => {
  const now = useNow(1_000)
  const { heardAt } = useBoard((board) => board.link)
  const offset = useBoard((board) => board.clockOffset)
  return heardAt === null ? 0 : Math.max(0, now - offset - heardAt)
}
