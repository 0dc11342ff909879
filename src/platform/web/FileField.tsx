import './file-field.css'
import { useId } from 'react'
import { useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'

type Props = {
  readonly label: string
  /** What the browser offers first: endings and types. */
  readonly accept: string
  /** Name of the chosen file; null while there is none. */
  readonly chosen: string | null
  readonly disabled?: boolean
  /** Id of what explains the field. */
  readonly describedBy?: string
  readonly onChoose: (file: File) => void
}

/** One file, chosen by a button in the words of the page and not in those of the browser. */
export function FileField({ label, accept, chosen, disabled = false, describedBy, onChoose }: Props) {
  const t = useText(frameMessages)
  const id = useId()
  return (
    <div className="file-field">
      <span className="file-field-label" id={`${id}-label`}>
        {label}
      </span>
      <label className="file-field-button">
        <span id={`${id}-choose`}>{t('file.choose')}</span>
        <input
          className="spoken-only"
          type="file"
          accept={accept}
          disabled={disabled}
          aria-labelledby={`${id}-label ${id}-choose`}
          aria-describedby={`${id}-chosen${describedBy ? ` ${describedBy}` : ''}`}
          onChange={({ target }) => {
            const file = target.files?.[0]
            // The same file, mended meanwhile, can be chosen again.
            target.value = ''
            if (file) onChoose(file)
          }}
        />
      </label>
      <span className="file-field-chosen" id={`${id}-chosen`}>
        {chosen ?? t('file.none')}
      </span>
    </div>
  )
}
