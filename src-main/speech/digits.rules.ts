/** How numbers are read aloud in Chinese: doors and telephones figure by figure, amounts as amounts. Pure. */
const FIGURES = '零一二三四五六七八九'

/** A telephone says 幺 for 1, so that it is not taken for 七. */
const figures = (digits: string, one: '一' | '幺'): string =>
  [...digits].map((digit) => (digit === '1' ? one : (FIGURES[Number(digit)] ?? digit))).join('')

/** A number in front of one of these names a place. */
const DOORS = '号|室|房|弄|支弄|巷|栋|幢|单元|座'
/** Unless it is an amount: `120 米` is a distance. */
const EMERGENCY = /(?<![\d.])(110|119|120|122)(?![\d.]|\s*([米人户台个名次度元分秒%％]|公斤|(m|metres?|people|households|min|s)\b))/g
const TELEPHONE = /(?<!\d)\d[\d\s-]{5,18}\d(?!\d)/g

/** `128 号` → `一二八号`, `119` → `幺幺九`, `0512 0000 0128` figure by figure; `3 人` stays an amount. */
export const spokenChinese = (text: string): string =>
  text
    .replace(TELEPHONE, (number) => figures(number.replace(/\D/g, ''), '幺'))
    .replace(new RegExp(`(\\d+)\\s*(?=${DOORS})`, 'g'), (_, digits: string) => (digits.length > 1 ? figures(digits, '一') : digits))
    .replace(EMERGENCY, (number) => figures(number, '幺'))

/** `119` → `1 1 9`; telephones figure by figure. */
const spokenEnglish = (text: string): string =>
  text
    .replaceAll('，', ', ')
    .replace(TELEPHONE, (number) => [...number.replace(/\D/g, '')].join(' '))
    .replace(EMERGENCY, (number) => [...number].join(' '))

/** Middle dots and full-width spaces are pauses, quotation marks are nothing. */
export const spokenText = (text: string, language: 'zh-CN' | 'en'): string => {
  const plain = text
    .replace(/[·　]/g, '，')
    .replace(/[“”"'<>]/g, '')
    .trim()
  return language === 'zh-CN' ? spokenChinese(plain) : spokenEnglish(plain)
}
