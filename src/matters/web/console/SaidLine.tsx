import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { actForms } from './act-forms.ts'
import { may } from './act-order.ts'
import { actMessages } from './messages-acts.ts'
import { matterMessages } from './messages-matter.ts'
import { mattersKey } from './queries.ts'

type Props = { readonly matter: MatterPage }

/** That the residents have said something since, and one tap where it asks for no answer. */
export function SaidLine({ matter }: Props) {
  const t = useText(matterMessages)
  const { language } = useLanguage()
  const now = useNow()
  if (!matter.saidAt) return null
  const { saidAt } = matter
  return (
    <div className="row no-print">
      <StatusMark tone="watch" glyph="person" word={t('said.title', { time: formatMoment(saidAt, now, language) })} />
      {may(matter.abilities, 'see-words') ? <SeenButton key={saidAt} matter={matter.id} saidAt={saidAt} /> : null}
    </div>
  )
}

function SeenButton({ matter, saidAt }: { readonly matter: string; readonly saidAt: string }) {
  const t = useText(matterMessages)
  const say = useText(actMessages)
  const problem = useProblemText()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const commandId = useRef(newBrowserId())
  const [isBusy, setBusy] = useState(false)
  const see = async () => {
    setBusy(true)
    try {
      await actForms['see-words'].send(matter, { saidAt }, commandId.current)
      void message.success(t('said.seen'))
    } catch (error) {
      void message.error(problem.say(error))
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: mattersKey })
    }
  }
  return (
    <Button loading={isBusy} title={say('about.see-words')} onClick={() => void see()}>
      {say('act.see-words')}
    </Button>
  )
}
