import '../../resident/resident.css'
import { usePocketSession } from '../../../../people/web/pocket/index.ts'
import type { Estate } from '../../../../places/contract.ts'
import { useCommunity, useEstate } from '../../../../places/web/index.ts'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { goTo, useAddress } from '../../../../platform/web/navigation.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { missingOn, toReport } from '../../resident/report/draft.ts'
import { useCategory } from '../../resident/report/use-category.ts'
import { areaTab } from '../duty.ts'
import { pocketMessages } from '../messages.ts'
import { PocketPage } from '../PocketPage.tsx'
import { sendPatrol } from '../send-act.ts'
import { LastScreen } from './LastScreen.tsx'
import { patrolMessages } from './messages.ts'
import { placeOfPost } from './place-of-post.ts'
import { SentScreen } from './SentScreen.tsx'
import { usePatrolDraft } from './use-patrol-draft.ts'
import { WhatScreen } from './WhatScreen.tsx'
import { WhereScreen } from './WhereScreen.tsx'

/** A report from a patrol; the buildings have to be known to the phone first. */
export function PatrolPage() {
  const t = useText(patrolMessages)
  const { posts } = usePocketSession()
  const { community, error: communityError } = useCommunity()
  const { data, error, refetch } = useEstate(community?.id)
  const failed = error ?? communityError
  if (community && data) return <PatrolFlow key={community.id} estate={data} />
  return (
    <PocketPage title={t('patrol.title')}>
      {areaTab(posts) === null ? <Empty title={t('patrol.no-area')}>{t('patrol.no-area-do')}</Empty> : null}
      {areaTab(posts) && failed ? (
        <>
          <ErrorState error={failed} onAgain={() => void refetch()} />
          <Empty title={t('patrol.nowhere')}>{t('patrol.nowhere-do')}</Empty>
        </>
      ) : null}
      {areaTab(posts) && !failed ? <LoadingFrame lines={4} shape="cards" /> : null}
    </PocketPage>
  )
}

const base = '/pocket/report'

/** The three screens; where one is stands in the address, so that back goes one screen back. */
function PatrolFlow({ estate }: { readonly estate: Estate }) {
  const say = useText(pocketMessages)
  const { language } = useLanguage()
  const { account, posts } = usePocketSession()
  const { query } = useAddress()
  const desk = usePatrolDraft({ owner: account, community: estate.community.id, place: placeOfPost(posts, estate) })
  const category = useCategory(desk.draft)
  const step = query.get('step')
  const { draft, patrol, photos } = desk
  if (step === 'sent') return <SentScreen id={query.get('id') ?? ''} />
  if (step === 'last' && !missingOn('what', draft) && !missingOn('where', draft)) {
    return <LastScreen desk={desk} category={category} back={`${base}?step=where`} onSend={send} />
  }
  if ((step === 'where' || step === 'last') && !missingOn('what', draft)) {
    return <WhereScreen desk={desk} back={base} onNext={() => goTo(`${base}?step=last`)} />
  }
  return <WhatScreen desk={desk} category={category} onNext={() => goTo(`${base}?step=where`)} />

  async function send(): Promise<void> {
    const { code, isPrivate } = category
    const report = toReport(draft, {
      category: code,
      isPrivate: isPrivate || draft.isPrivate,
      language,
      channel: 'link',
    })
    const words = draft.words.trim()
    await sendPatrol({
      commandId: draft.id,
      report: { ...report, channel: 'patrol' },
      photos,
      title: words.length > 40 ? `${words.slice(0, 40)}…` : words,
      handled: patrol.isHandled
        ? { words: patrol.handledWords.trim() || say('act.usual-handle-on-spot'), commandId: patrol.handledId }
        : null,
    })
    const { id } = draft
    desk.clear()
    goTo(`${base}?step=sent&id=${id}`, { replace: true })
  }
}
