/** The drill that this window belongs to, by its address; null at the real desk. */
export const drillHere: string | null = new URLSearchParams(globalThis.location?.search ?? '').get('drill')
