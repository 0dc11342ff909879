import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { ChoiceList } from '../../../../platform/web/ChoiceList.tsx'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Sheet } from '../../../../platform/web/Sheet.tsx'
import { groupWords } from '../../category-words.ts'
import { otherCategory } from './draft.ts'
import { reportMessages } from './messages.ts'
import type { CategoryLine } from './use-category.ts'

type Props = {
  readonly lines: readonly CategoryLine[]
  /** Codes that the words suggest, best first. */
  readonly suggested: readonly string[]
  readonly chosen: string
  readonly onChoose: (code: string) => void
}

/** The kind of matter: what the words suggest as chips, and the whole list behind a button. */
export function CategoryChoice({ lines, suggested, chosen, onChoose }: Props) {
  const t = useText(reportMessages)
  const [isOpen, setOpen] = useState(false)
  const offered = [...new Set([...suggested, chosen, ...(suggested.length === 0 ? [otherCategory] : [])])]
  const choices = offered.flatMap((code) => {
    const line = lines.find((each) => each.code === code)
    return line ? [{ value: code, label: line.word }] : []
  })
  if (lines.length === 0) return null
  return (
    <div className="stack-tight">
      <ChoiceList
        label={t('what.category')}
        shape="chips"
        choices={choices}
        value={chosen}
        onChange={onChoose}
        {...(lines.find((line) => line.code === chosen)?.isPrivate ? { hint: t('what.private') } : {})}
      />
      <div>
        <Button kind="quiet" glyph="list" onClick={() => setOpen(true)} aria-expanded={isOpen}>
          {t('what.category-change')}
        </Button>
      </div>
      <Sheet title={t('what.categories')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <AllCategories
          lines={lines}
          chosen={chosen}
          onChoose={(code) => {
            onChoose(code)
            setOpen(false)
          }}
        />
      </Sheet>
    </div>
  )
}

function AllCategories({ lines, chosen, onChoose }: Omit<Props, 'suggested'>) {
  const { language } = useLanguage()
  const groups = [...new Set(lines.map((line) => line.code.slice(0, 2)))]
  return (
    <>
      {groups.map((group) => (
        <section key={group} className="stack-tight">
          <h3>{groupWords(language, group)}</h3>
          <div className="category-list">
            {lines
              .filter((line) => line.code.startsWith(group))
              .map((line) => (
                <Button key={line.code} aria-pressed={line.code === chosen} onClick={() => onChoose(line.code)}>
                  {line.word}
                </Button>
              ))}
          </div>
        </section>
      ))}
    </>
  )
}
