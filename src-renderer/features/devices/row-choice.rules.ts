/** Which rows of a list are chosen: one by one, a range with Shift, or all that the filter shows. Pure. */
export interface RowChoice {
  chosen: ReadonlySet<string>
  /** Where the next range starts: the row that was chosen or taken out last. */
  anchor: string | null
}

export const NONE_CHOSEN: RowChoice = { chosen: new Set(), anchor: null }

export const toggled = ({ chosen }: RowChoice, id: string): RowChoice => {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return { chosen: next, anchor: id }
}

/** Gives every row from the anchor to `id` what the anchor has. */
export const rangeTo = (choice: RowChoice, id: string, order: readonly string[]): RowChoice => {
  const [from, to] = [order.indexOf(choice.anchor ?? ''), order.indexOf(id)]
  if (from < 0 || to < 0 || choice.anchor === null) return toggled(choice, id)
  const isIn = choice.chosen.has(choice.anchor)
  const next = new Set(choice.chosen)
  for (const each of order.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (isIn) next.add(each)
    else next.delete(each)
  }
  return { chosen: next, anchor: choice.anchor }
}

/** All of them, or none when all are chosen already. */
export const allToggled = ({ chosen }: RowChoice, order: readonly string[]): RowChoice =>
  order.every((id) => chosen.has(id)) ? NONE_CHOSEN : { chosen: new Set(order), anchor: null }
