import { lazyRouteComponent } from '@tanstack/react-router'

// Pages that are fetched when their address is first opened.
export const PlacesPage = lazyRouteComponent(() => import('./PlacesPage.tsx'), 'PlacesPage')
