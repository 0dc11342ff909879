import { Checkbox } from 'antd'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { groupWords } from '../category-words.ts'
import type { AskProps } from './form-props.ts'
import { actMessages } from './messages-acts.ts'
import { useCategories } from './queries.ts'
import { useMatterWords } from './words.ts'

/** What the matter is about, and whether it is kept private where the category leaves that open. */
export function AskCategory({ matter, draft, change }: AskProps) {
  const say = useText(actMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const categories = useCategories(matter.place.community).data?.items ?? []
  const isAlwaysPrivate = categories.some((each) => each.code === draft.category && each.private)
  return (
    <>
      <ChoiceBox
        label={say('ask.category')}
        none={say('ask.choose')}
        value={draft.category}
        choices={categories.map((each) => ({
          value: each.code,
          label: `${each.code} ${words.category(each.code, each.name)}`,
          group: groupWords(language, each.code),
        }))}
        onChange={(category) => change({ category })}
      />
      <Checkbox
        checked={isAlwaysPrivate || (draft.isPrivate ?? matter.private)}
        disabled={isAlwaysPrivate}
        onChange={(event) => change({ isPrivate: event.target.checked })}
      >
        {say('ask.private')}
      </Checkbox>
    </>
  )
}
