import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { PageLink } from '../../../../platform/web/navigation.tsx'
import { useOutbox } from '../../../../platform/web/use-outbox.ts'
import { joinMatter, type Reported, reportMatter } from '../../../contract-public.ts'
import { addressesFrom } from '../report/flow.ts'
import { sentMessages } from '../report/messages-sent.ts'

type Props = { readonly base: string }

/** Reports of this phone that wait to be sent, were refused, or whose number was not written down yet. */
export function SentCards({ base }: Props) {
  const t = useText(sentMessages)
  const { entries } = useOutbox()
  const own = entries.filter(({ endpointId }) => endpointId === reportMatter.id || endpointId === joinMatter.id)
  const queries = useQueryClient()
  const taken = own.filter((entry) => entry.isAccepted).length
  useEffect(() => {
    if (taken > 0) void queries.invalidateQueries({ queryKey: ['matters'] })
  }, [taken, queries])
  return own.map((entry) => {
    const title = entry.isAccepted
      ? t('sent.taken', { number: (entry.reply as Reported).number })
      : entry.state === 'attention'
        ? t('sent.refused')
        : t('sent.waiting')
    const tone = entry.isAccepted ? 'good' : entry.state === 'attention' ? 'bad' : 'watch'
    return (
      <Notice key={entry.id} tone={tone} title={title}>
        <p>{entry.title}</p>
        <PageLink href={addressesFrom(base).sent(entry.id)}>
          {entry.isAccepted ? t('sent.see-secret') : t('sent.see')}
        </PageLink>
      </Notice>
    )
  })
}
