import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from './root-route.ts'

const care = createRoute({
  getParentRoute: () => root,
  path: '/care',
  component: lazyRouteComponent(() => import('./CarePages.tsx'), 'CareBoardPage'),
})
const CareAlarmPage = lazyRouteComponent(() => import('./CarePages.tsx'), 'CareAlarmPage')
const careAlarm = createRoute({
  getParentRoute: () => root,
  path: '/care/alarms/$id',
  component: function CareAlarmRoute() {
    const { id } = careAlarm.useParams()
    return <CareAlarmPage key={id} id={id} />
  },
})
const carePlans = createRoute({
  getParentRoute: () => root,
  path: '/care/plans',
  component: lazyRouteComponent(() => import('./CarePages.tsx'), 'CarePlansPage'),
})
const careNew = createRoute({
  getParentRoute: () => root,
  path: '/care/plans/new',
  component: lazyRouteComponent(() => import('./CarePages.tsx'), 'CareProposePage'),
})
const CarePlanPage = lazyRouteComponent(() => import('./CarePages.tsx'), 'CarePlanPage')
const carePlan = createRoute({
  getParentRoute: () => root,
  path: '/care/plans/$id',
  component: function CarePlanRoute() {
    const { id } = carePlan.useParams()
    return <CarePlanPage key={id} id={id} />
  },
})
const careAhead = createRoute({
  getParentRoute: () => root,
  path: '/care/ahead',
  component: lazyRouteComponent(() => import('./CarePages.tsx'), 'CareAheadPage'),
})
const careVisits = createRoute({
  getParentRoute: () => root,
  path: '/care/visits',
  component: lazyRouteComponent(() => import('./CareKeepingPages.tsx'), 'CareVisitsPage'),
})
const careCases = createRoute({
  getParentRoute: () => root,
  path: '/care/cases',
  component: lazyRouteComponent(() => import('./CarePages.tsx'), 'CareCasesPage'),
})
const careHelpers = createRoute({
  getParentRoute: () => root,
  path: '/care/helpers',
  component: lazyRouteComponent(() => import('./CareKeepingPages.tsx'), 'CareHelpersPage'),
})
const careNotices = createRoute({
  getParentRoute: () => root,
  path: '/care/notices',
  component: lazyRouteComponent(() => import('./CareKeepingPages.tsx'), 'CareNoticesPage'),
})
const careFeeds = createRoute({
  getParentRoute: () => root,
  path: '/care/feeds',
  component: lazyRouteComponent(() => import('./CareKeepingPages.tsx'), 'CareFeedsPage'),
})
const careEngine = createRoute({
  getParentRoute: () => root,
  path: '/care/state',
  component: lazyRouteComponent(() => import('./CareKeepingPages.tsx'), 'CareEnginePage'),
})
const careReliability = createRoute({
  getParentRoute: () => root,
  path: '/care/reliability',
  component: lazyRouteComponent(() => import('./CareKeepingPages.tsx'), 'CareReliabilityPage'),
})

/** The pages of care, each fetched when it is opened. */
export const careRoutes = [
  care,
  careAlarm,
  carePlans,
  careNew,
  carePlan,
  careAhead,
  careVisits,
  careCases,
  careHelpers,
  careNotices,
  careFeeds,
  careEngine,
  careReliability,
] as const
