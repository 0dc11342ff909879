import { RouterProvider } from '@tanstack/react-router'
import { matterProblemMessages } from '../../../matters/web/console/index.ts'
import { signInMessages } from '../../../people/web/index.ts'
import { placesMessages } from '../../../places/web/index.ts'
import { openPage } from '../open-page.tsx'
import { router } from './routes.tsx'

openPage(<RouterProvider router={router} />, [matterProblemMessages, signInMessages, placesMessages])
