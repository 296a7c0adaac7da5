/** What any control of a form is given, so that its label and its error belong to it. */
export interface Bound {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string
}
