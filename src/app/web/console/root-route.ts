import { createRootRoute } from '@tanstack/react-router'
import { FailurePage, MissingPage } from './PlainPages.tsx'
import { Shell } from './Shell.tsx'

/** What stands around every page of the console. */
export const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage, errorComponent: FailurePage })
