import { Input } from 'antd'
import { useId, useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { AskProps } from './form-props.ts'
import { MatterFound } from './MatterFound.tsx'
import { actMessages } from './messages-acts.ts'
import { useMatterSearch } from './queries.ts'

/** The matter to merge into: given by the page, or found by its number. */
export function AskInto({ matter, draft, change }: AskProps) {
  const say = useText(actMessages)
  const id = useId()
  const [number, setNumber] = useState('')
  const wanted = number.trim().toUpperCase()
  const { found, isBusy } = useMatterSearch(draft.into ? '' : wanted, matter.place.community)
  const [kept, keep] = useState<(typeof found)[number]>()
  const fitting = found.filter((line) => line.id !== matter.id)
  const chosen = found.find((line) => line.id === draft.into) ?? kept
  if (draft.into) return chosen ? <MatterFound line={chosen} /> : null
  return (
    <div className="ask">
      <label htmlFor={id}>{say('ask.into')}</label>
      <Input
        id={id}
        aria-describedby={`${id}-help`}
        value={number}
        maxLength={20}
        onChange={(event) => setNumber(event.target.value)}
      />
      <p id={`${id}-help`} className="quiet" role="status">
        {wanted.length > 3 && !isBusy && fitting.length === 0 ? say('ask.into-unknown') : say('ask.into-help')}
      </p>
      {fitting.map((line) => (
        <button
          key={line.id}
          type="button"
          className="ask-into"
          onClick={() => {
            keep(line)
            change({ into: line.id })
          }}
        >
          <MatterFound line={line} />
        </button>
      ))}
    </div>
  )
}
