import { Button } from 'antd'
import { ChoiceBox } from '../../../../platform/web/ChoiceBox.tsx'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { suggestCategories } from '../../../rules-words.ts'
import { groupWords } from '../../category-words.ts'
import { useCategories } from '../queries.ts'
import { useMatterWords } from '../words.ts'
import { takingMessages } from './messages-taking.ts'
import type { TakenDraft } from './taken-draft.ts'

type Props = {
  readonly community: string
  readonly draft: TakenDraft
  readonly onChange: (part: Partial<TakenDraft>) => void
}

/** The kind of matter: the first three that the words suggest, and all of them. */
export function TakingCategory({ community, draft, onChange }: Props) {
  const t = useText(takingMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const categories = useCategories(community).data?.items ?? []
  const suggested = suggestCategories(draft.words, categories)
    .slice(0, 3)
    .flatMap((code) => categories.find((each) => each.code === code) ?? [])
  return (
    <fieldset className="taking-part">
      <legend>{t('taking.category')}</legend>
      {suggested.length > 0 ? (
        <div className="row">
          {suggested.map(({ code, name }) => (
            <Button
              key={code}
              type={draft.category === code ? 'primary' : 'default'}
              aria-pressed={draft.category === code}
              onClick={() => onChange({ category: code })}
            >
              {words.category(code, name)}
            </Button>
          ))}
        </div>
      ) : null}
      <ChoiceBox
        label={t('taking.all-categories')}
        none={t('taking.choose')}
        value={draft.category}
        choices={categories.map(({ code, name }) => ({
          value: code,
          label: `${code} ${words.category(code, name)}`,
          group: groupWords(language, code),
        }))}
        onChange={(category) => onChange({ category })}
      />
    </fieldset>
  )
}
