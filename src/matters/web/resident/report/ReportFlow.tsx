import { useEffect, useMemo } from 'react'
import type { Staircase } from '../../../../places/contract.ts'
import { useLanguage } from '../../../../platform/web/LanguageProvider.tsx'
import { goTo, useAddress } from '../../../../platform/web/navigation.tsx'
import { ContactScreen } from './ContactScreen.tsx'
import { missingOn, placeOf, toReport } from './draft.ts'
import { addressesFrom, stepOf } from './flow.ts'
import { JoinScreen } from './JoinScreen.tsx'
import { SentScreen } from './SentScreen.tsx'
import { sendReport } from './send.ts'
import { useCategory } from './use-category.ts'
import { useDraft } from './use-draft.ts'
import { WhatScreen } from './WhatScreen.tsx'
import { WhereScreen } from './WhereScreen.tsx'

type Props = {
  /** Address of the page it began at. */
  readonly base: string
  readonly community: string
  /** The scanned staircase, or null. */
  readonly staircase: Staircase | null
}

/** A report in three screens; where one is stands in the address, so that back goes one screen back. */
export function ReportFlow({ base, community, staircase }: Props) {
  const { query } = useAddress()
  const { language } = useLanguage()
  const addresses = useMemo(() => addressesFrom(base), [base])
  const desk = useDraft(
    community,
    useMemo(() => (staircase ? placeOf(staircase) : undefined), [staircase]),
  )
  const category = useCategory(desk.draft)
  const step = stepOf(query)
  const { draft, photos } = desk
  const earlier = earlierStep()
  useEffect(() => {
    if (earlier) goTo(addresses.at(earlier), { replace: true })
  }, [earlier, addresses])
  const shared = { desk, category, addresses }
  if (step === 'sent') return <SentScreen id={query.get('id') ?? ''} desk={desk} addresses={addresses} />
  if (step === 'join') return <JoinScreen number={query.get('number') ?? ''} desk={desk} addresses={addresses} />
  if (earlier) return null
  if (step === 'where') return <WhereScreen {...shared} onNext={() => goTo(addresses.at('contact'))} />
  if (step === 'contact') return <ContactScreen {...shared} onSend={send} />
  return <WhatScreen {...shared} onNext={() => goTo(addresses.at('where'))} />

  /** The screen that has to be filled in before the one in the address. */
  function earlierStep(): 'what' | 'where' | null {
    if (step !== 'where' && step !== 'contact') return null
    if (missingOn('what', draft)) return 'what'
    return step === 'contact' && missingOn('where', draft) ? 'where' : null
  }

  async function send(): Promise<void> {
    const report = toReport(draft, {
      category: category.code,
      isPrivate: category.isPrivate || draft.isPrivate,
      language,
      channel: staircase ? 'qr' : 'link',
    })
    const id = await sendReport(draft.id, report, photos)
    goTo(addresses.sent(id), { replace: true })
  }
}
