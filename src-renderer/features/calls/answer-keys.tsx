/** The answers one may get as big keys 1…5. */
import type { ReactNode } from 'react'

interface AnswerKeysProps {
  label: string
  answers: readonly { key: number; words: string; hint: ReactNode }[]
  /** The one that was given. */
  given: number | null
  /** They are the next thing to press. */
  isNext: boolean
  disabled: boolean
  onAnswer: (key: number) => void
}

export function AnswerKeys({ label, answers, given, isNext, disabled, onAnswer }: AnswerKeysProps) {
  return (
    <ul className="script__answers" aria-label={label}>
      {answers.map(({ key, words, hint }) => (
        <li key={key}>
          <button
            type="button"
            className={`answer ${isNext ? 'answer--next' : ''} ${given === key ? 'answer--given' : ''}`}
            aria-keyshortcuts={String(key)}
            disabled={disabled}
            onClick={() => onAnswer(key)}
          >
            <span className="answer__key">{key}</span>
            <span className="answer__words">
              <b>{words}</b>
              <span>{hint}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
