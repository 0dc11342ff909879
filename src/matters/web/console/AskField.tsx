import { Input, InputNumber, Radio } from 'antd'
import { useId } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { pauseReasons } from '../../rules-states.ts'
import { AskCategory } from './AskCategory.tsx'
import { AskInto } from './AskInto.tsx'
import { AskParty } from './AskParty.tsx'
import { AskPlace } from './AskPlace.tsx'
import type { Ask, Draft } from './act-forms.ts'
import type { AskProps } from './form-props.ts'
import { actMessages } from './messages-acts.ts'
import { useMatterWords } from './words.ts'

/** One question of a form. */
export function AskField(props: AskProps) {
  const { ask } = props
  if (ask === 'place') return <AskPlace {...props} />
  if (ask === 'category') return <AskCategory {...props} />
  if (ask === 'party' || ask === 'helper') return <AskParty {...props} />
  if (ask === 'into') return <AskInto {...props} />
  if (ask === 'pause-reason') return <PauseReason {...props} />
  if (ask === 'result' || ask === 'granted' || ask === 'call-result') return <AskChoice {...props} ask={ask} />
  return <AskSimple {...props} />
}

const wordsMost: Partial<Record<Ask, number>> = {
  words: 1000,
  'words-optional': 500,
  reason: 500,
  answer: 500,
  summary: 500,
}
const wordsOf = {
  words: 'words',
  'words-optional': 'words',
  reason: 'reason',
  answer: 'answer',
  summary: 'summary',
} as const

function AskSimple({ ask, matter, draft, change }: AskProps) {
  const say = useText(actMessages)
  const id = useId()
  const key = ask in wordsOf ? wordsOf[ask as keyof typeof wordsOf] : null
  return (
    <div className="ask">
      <label htmlFor={id}>{say(ask === 'place' ? 'ask.building' : `ask.${ask}`)}</label>
      {key ? (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={wordsMost[ask] ?? 500}
          value={draft[key] ?? (ask === 'summary' ? (matter.summary ?? '') : '')}
          onChange={(event) => change({ [key]: event.target.value })}
        />
      ) : null}
      {ask === 'working-days' ? (
        <InputNumber
          id={id}
          // Without a highest: a longer time would be cut to it without a word.
          min={1}
          value={draft.workingDays ?? null}
          onChange={(value) => change({ workingDays: value ?? undefined })}
        />
      ) : null}
      {ask === 'receipt' ? (
        <Input
          id={id}
          maxLength={60}
          value={draft.receiptNumber}
          onChange={(event) => change({ receiptNumber: event.target.value })}
        />
      ) : null}
      {ask === 'until' ? (
        <Input id={id} type="date" value={draft.until} onChange={(event) => change({ until: event.target.value })} />
      ) : null}
    </div>
  )
}

function PauseReason({ draft, change }: Pick<AskProps, 'draft' | 'change'>) {
  const say = useText(actMessages)
  const words = useMatterWords()
  return (
    <ChoiceBox
      label={say('ask.pause-reason')}
      none={say('ask.choose')}
      value={draft.pauseReason}
      choices={Object.keys(pauseReasons).map((value) => ({ value, label: words.code('pause', value) }))}
      onChange={(pauseReason) => change({ pauseReason })}
    />
  )
}

type ChoiceProps = AskProps & { readonly ask: 'result' | 'granted' | 'call-result' }

function AskChoice({ ask, draft, change }: ChoiceProps) {
  const say = useText(actMessages)
  const words = useMatterWords()
  const id = useId()
  const choices = {
    result: [
      { label: say('ask.pass'), is: draft.result === 'pass', part: { result: 'pass' } },
      { label: say('ask.rework'), is: draft.result === 'rework', part: { result: 'rework' } },
    ],
    granted: [
      { label: say('ask.grant'), is: draft.granted === true, part: { granted: true } },
      { label: say('ask.refuse'), is: draft.granted === false, part: { granted: false } },
    ],
    'call-result': (['reached', 'no_answer', 'wrong_number'] as const).map((value) => ({
      label: words.code('call', value),
      is: draft.callResult === value,
      part: { callResult: value },
    })),
  }[ask] as { label: string; is: boolean; part: Draft }[]
  return (
    <fieldset className="ask">
      <legend id={id}>{say(`ask.${ask}`)}</legend>
      <Radio.Group
        name={id}
        aria-labelledby={id}
        value={choices.findIndex(({ is }) => is)}
        onChange={(event) => change(choices[event.target.value as number]?.part ?? {})}
        options={choices.map(({ label }, index) => ({ label, value: index }))}
      />
    </fieldset>
  )
}
