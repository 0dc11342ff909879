import { Checkbox, Select } from 'antd'
import { useId } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { AskProps } from './AskField.tsx'
import { actMessages } from './messages-acts.ts'
import { useCategories } from './queries.ts'
import { useMatterWords } from './words.ts'

/** What the matter is about, and whether it is kept private where the category leaves that open. */
export function AskCategory({ matter, draft, change }: AskProps) {
  const say = useText(actMessages)
  const words = useMatterWords()
  const id = useId()
  const { data = [], isPending } = useCategories(matter.place.community)
  const chosen = data.find(({ code }) => code === draft.category)
  return (
    <div className="ask">
      <label htmlFor={id}>{say('ask.category')}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        loading={isPending}
        placeholder={say('ask.choose')}
        value={draft.category ?? null}
        options={data.map((each) => ({ value: each.code, label: `${each.code} ${words.category(each.code, each)}` }))}
        onChange={(value) => value && change({ category: value })}
      />
      <Checkbox
        checked={chosen?.private || (draft.isPrivate ?? matter.private)}
        disabled={chosen?.private ?? false}
        onChange={(event) => change({ isPrivate: event.target.checked })}
      >
        {say('ask.private')}
      </Checkbox>
    </div>
  )
}
