/**
 * How text is cut for the full-text index, and what is asked of it. Chinese has no spaces: each pair of neighbouring
 * characters is a token, so that any part of two or more characters is found; other words are tokens as they are. Pure.
 */

/** Scripts without spaces between words. */
const DENSE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`
const DENSE_RUN = new RegExp(`^${DENSE}`, 'u')
const RUNS = new RegExp(`${DENSE}+|(?:(?!${DENSE})[\\p{L}\\p{N}])+`, 'gu')
/** A dot or a space in a place, a comma in a sentence: people search across them. */
const BETWEEN = new RegExp(`(?<=${DENSE})[^\\p{L}\\p{N}\\n]+(?=${DENSE})`, 'gu')
/** Search words that are looked at. */
const WORDS_MAX = 8

/** Full width and half width, upper and lower case, with and without accents are the same. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase()

const runsOf = (text: string): string[] => plain(text).replace(BETWEEN, '').match(RUNS) ?? []
const isDense = (run: string): boolean => DENSE_RUN.test(run)

/** The tokens of a run, in order: its pairs, and its last character, so that a single one is found by what begins with it. */
function tokensOf(run: string): string[] {
  if (!isDense(run)) return [run]
  const characters = [...run]
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

/** Tokens with a space between, as the index takes them. */
export const indexed = (text: string): string => runsOf(text).flatMap(tokensOf).join(' ')

/** A phrase of the index for one search word: what stands together must be found together. */
function phraseOf(word: string): string | null {
  const runs = runsOf(word)
  const tokens = runs.flatMap((run, index) => {
    const all = tokensOf(run)
    // Where the search word ends, the text may go on.
    const goesOn = index === runs.length - 1 && all.length > 1
    return goesOn ? all.slice(0, -1) : all
  })
  const last = runs.at(-1)
  if (last === undefined) return null
  const isPair = isDense(last) && [...last].length > 1
  return `"${tokens.join(' ')}"${isPair ? '' : '*'}`
}

/** What the index is asked for: every search word, in any order; null when there is nothing to look for. */
export function asked(words: string): string | null {
  const phrases = words
    .split(/\s+/u)
    .slice(0, WORDS_MAX)
    .flatMap((word) => phraseOf(word) ?? [])
  return phrases.length === 0 ? null : phrases.join(' AND ')
}
