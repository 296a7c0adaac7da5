/** Thrown with a message for people: the data folder is in use, from a newer version, or unreadable. */
export class StoreError extends Error {}
