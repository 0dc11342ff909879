import { useHere } from '../../../../places/web/index.ts'
import { ChoiceBox } from '../../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { callMessages } from './messages-calls.ts'
import { useTemplates } from './use-templates.ts'

type Props = {
  readonly category: string
  /** Given the words of the template that was chosen. */
  readonly onUse: (words: string) => void
}

/** Puts the words of a template into the reply; nothing where there are none. */
export function ReplyTemplates({ category, onUse }: Props) {
  const t = useText(callMessages)
  const community = useHere()
  const templates = (useTemplates(community.id).data?.items ?? []).filter(
    (each) => each.category === null || each.category === category,
  )
  if (templates.length === 0) return null
  return (
    <ChoiceBox
      label={t('templates.use')}
      value={undefined}
      none=""
      choices={templates.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(chosen) => onUse(templates.find(({ id }) => id === chosen)?.words ?? '')}
    />
  )
}
