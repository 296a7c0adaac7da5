/** One line for the person at the terminal, Chinese and English side by side. */

/** @param {string} zh @param {string} en */
export const say = (zh, en) => process.stderr.write(`${zh} · ${en}\n`)
