import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import type { ReplyOf } from '../../../platform/http/endpoint.ts'
import { sentenceFor } from '../../../platform/i18n/messages.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { listPlans, readPlan } from '../../contract.ts'
import type { PlanState } from '../../rules-plans.ts'
import { carePlanMessages } from './messages-plans.ts'

export type Plan = ReplyOf<typeof readPlan>

/** The plans of one stage, or all that have not ended, page by page. */
export function usePlans(state: PlanState | undefined) {
  const community = useHere().id
  return useInfiniteQuery({
    queryKey: ['care', 'plans', community, state ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { after: pageParam } : {}) }
      return callSignedIn(listPlans, { params: { community }, query }, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    meta: { live: true },
  })
}

/** One plan. */
export function usePlan(plan: string) {
  const community = useHere().id
  return useQuery({
    queryKey: ['care', 'plan', community, plan],
    queryFn: ({ signal }) => callSignedIn(readPlan, { params: { community, plan } }, { signal }),
    meta: { live: true },
  })
}

/** Words for plans: a code of a kind in the language of the page. */
export function usePlanWords() {
  const { language } = useLanguage()
  const t = useText(carePlanMessages)
  return useMemo(
    () => ({
      t,
      language,
      code: (kind: string, value: unknown) =>
        sentenceFor(language, carePlanMessages, `${kind}.${String(value)}`) ?? String(value),
    }),
    [language, t],
  )
}
