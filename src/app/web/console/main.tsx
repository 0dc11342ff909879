import { createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { openPage } from '../open-page.tsx'
import { Placeholder } from '../Placeholder.tsx'
import { ConsoleFrame } from './ConsoleFrame.tsx'

const root = createRootRoute({
  component: () => (
    <ConsoleFrame>
      <Placeholder title="shell.console" />
    </ConsoleFrame>
  ),
})
const router = createRouter({ routeTree: root, basepath: '/console' })

openPage(<RouterProvider router={router} />)
