import { useQuery, useQueryClient } from '@tanstack/react-query'
import { callSignedIn } from '../../../../people/web/index.ts'
import { newBrowserId } from '../../../../platform/web/browser-ids.ts'
import { addTemplate, endTemplate, listTemplates } from '../../../contract-templates.ts'

const templatesKey = ['matters-templates'] as const

/** The reply templates in use. */
export function useTemplates(community: string) {
  return useQuery({
    queryKey: [...templatesKey, community],
    queryFn: ({ signal }) => callSignedIn(listTemplates, { query: { community } }, { signal }),
    staleTime: 60_000,
  })
}

/** Adding and ending templates. */
export function useTemplateActs(community: string) {
  const queries = useQueryClient()
  const after = () => queries.invalidateQueries({ queryKey: templatesKey })
  return {
    add: (title: string, words: string) =>
      callSignedIn(addTemplate, { body: { community, title, words } }, { commandId: newBrowserId() }).then(after),
    end: (id: string) =>
      callSignedIn(endTemplate, { params: { id }, body: { community } }, { commandId: newBrowserId() }).then(after),
  }
}
