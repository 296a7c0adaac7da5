/** A field that finds one of many by words: arrows walk the proposals, Enter takes one, the cross takes it out again. */
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { Entry } from './entry.tsx'

export interface Proposal {
  id: string
  words: string
  note: string
}

interface SearchChoiceProps {
  className?: string
  label: string
  placeholder: string
  clearLabel: string
  error: string | null
  /** Words of what is chosen, null when nothing is. */
  chosen: string | null
  words: string
  proposals: readonly Proposal[]
  onWords: (words: string) => void
  /** Null takes the choice out. */
  onChoose: (id: string | null) => void
}

export function SearchChoice(props: SearchChoiceProps) {
  const { className = '', label, placeholder, clearLabel, error, chosen, words, proposals, onWords, onChoose } = props
  const listId = useId()
  const [at, setAt] = useState(0)
  const isOpen = words.trim() !== '' && proposals.length > 0
  const active = proposals[Math.min(at, proposals.length - 1)]
  const take = (id: string) => {
    onChoose(id)
    onWords('')
    setAt(0)
  }
  const keys = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, proposals.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && active) take(active.id)
    else if (event.key === 'Escape') {
      onWords('')
      event.stopPropagation()
    } else return
    event.preventDefault()
  }
  return (
    <Entry label={label} error={error} className={`search-choice ${className}`}>
      {(bound) =>
        chosen === null ? (
          <>
            <input
              {...bound}
              className="field"
              role="combobox"
              autoComplete="off"
              aria-expanded={isOpen}
              aria-controls={listId}
              aria-activedescendant={isOpen && active ? `${listId}${active.id}` : undefined}
              placeholder={placeholder}
              value={words}
              onChange={(event) => {
                onWords(event.target.value)
                setAt(0)
              }}
              onKeyDown={keys}
            />
            <div id={listId} className="search-choice__list" role="listbox" aria-label={label} hidden={!isOpen}>
              {proposals.map(({ id, words: proposal, note }) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the field, Enter takes the active proposal
                <div key={id} id={`${listId}${id}`} role="option" tabIndex={-1} aria-selected={id === active?.id} onClick={() => take(id)}>
                  {proposal} <span className="quiet">{note}</span>
                </div>
              ))}
            </div>
          </>
        ) : (
          <div className="search-choice__chosen">
            <output id={bound.id}>{chosen}</output>
            <button type="button" className="bar__icon" aria-label={clearLabel} title={clearLabel} onClick={() => onChoose(null)}>
              <IconX size={16} aria-hidden="true" />
            </button>
          </div>
        )
      }
    </Entry>
  )
}
