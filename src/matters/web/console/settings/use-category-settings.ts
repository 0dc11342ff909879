import { useQuery, useQueryClient } from '@tanstack/react-query'
import { callSignedIn } from '../../../../people/web/index.ts'
import { type CategorySetting, changeCategories, readCategorySettings } from '../../../contract-settings.ts'
import { mattersKey } from '../queries.ts'

/** The categories as the desk edits them, with which lists held. */
export function useCategorySettings(community: string) {
  return useQuery({
    queryKey: [...mattersKey, 'category-settings', community],
    queryFn: ({ signal }) => callSignedIn(readCategorySettings, { query: { community } }, { signal }),
  })
}

type Change = { community: string; effectiveFrom: string; items: CategorySetting[] }

/** Sends a list that is to hold from a day on and reads everything about matters anew. */
export function useCategoryChange() {
  const queries = useQueryClient()
  return async (body: Change, commandId: string) => {
    await callSignedIn(changeCategories, { body }, { commandId })
    await queries.invalidateQueries({ queryKey: mattersKey })
  }
}
