import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import {
  CallsPage,
  LedgerPage,
  MatterPage,
  PeriodPage,
  readQueueSearch,
  TakingPage,
  TransferPage,
} from '../../../matters/web/console/index.ts'
import { careRoutes } from './care-routes.tsx'
import { DeskDoor } from './DeskDoor.tsx'
import { DeskMorning } from './DeskMorning.tsx'
import { FailurePage, MissingPage } from './PlainPages.tsx'
import { root } from './root-route.ts'

const BuildingPage = lazyRouteComponent(() => import('./BuildingPage.tsx'), 'BuildingPage')
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: DeskDoor,
  validateSearch: readQueueSearch,
})
const deskIndex = createRoute({ getParentRoute: () => desk, path: '/', component: DeskMorning })
const matters = createRoute({
  getParentRoute: () => root,
  path: '/matters',
  beforeLoad: () => {
    throw redirect({ to: '/' })
  },
})
const matter = createRoute({
  getParentRoute: () => desk,
  path: '/matters/$id',
  component: MatterPage,
})
const places = createRoute({
  getParentRoute: () => root,
  path: '/places',
  component: lazyRouteComponent(() => import('./EstatePage.tsx'), 'EstatePage'),
})
const building = createRoute({
  getParentRoute: () => root,
  path: '/places/buildings/$id',
  component: function BuildingRoute() {
    const { id } = building.useParams()
    return <BuildingPage key={id} id={id} />
  },
})
const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('./StaffPage.tsx'), 'StaffPage'),
})
const ResidentPage = lazyRouteComponent(() => import('./PeoplePages.tsx'), 'ResidentPage')
const residents = createRoute({
  getParentRoute: () => root,
  path: '/residents',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'ResidentsPage'),
})
const resident = createRoute({
  getParentRoute: () => root,
  path: '/residents/$id',
  component: function ResidentRoute() {
    const { id } = resident.useParams()
    return <ResidentPage key={id} id={id} />
  },
})
const DoorPage = lazyRouteComponent(() => import('./PeoplePages.tsx'), 'DoorPage')
const door = createRoute({
  getParentRoute: () => root,
  path: '/residents/doors/$id',
  component: function DoorRoute() {
    const { id } = door.useParams()
    return <DoorPage key={id} id={id} />
  },
})
const requests = createRoute({
  getParentRoute: () => root,
  path: '/staff/requests',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'RequestsPage'),
})
const imports = createRoute({
  getParentRoute: () => root,
  path: '/staff/imports',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'ImportsPage'),
})
const OneImportPage = lazyRouteComponent(() => import('./PeoplePages.tsx'), 'OneImportPage')
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/staff/imports/$id',
  component: function ImportRoute() {
    const { id } = oneImport.useParams()
    return <OneImportPage key={id} id={id} />
  },
})
const openings = createRoute({
  getParentRoute: () => root,
  path: '/staff/openings',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'OpeningsPage'),
})
const facts = createRoute({
  getParentRoute: () => root,
  path: '/staff/privacy',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'FactsPage'),
})
const coverage = createRoute({
  getParentRoute: () => root,
  path: '/staff/coverage',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'CoveragePage'),
})
const teams = createRoute({
  getParentRoute: () => root,
  path: '/staff/teams',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'TeamsPage'),
})
const organisations = createRoute({
  getParentRoute: () => root,
  path: '/staff/organisations',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'OrganisationsPage'),
})
const partners = createRoute({
  getParentRoute: () => root,
  path: '/staff/partners',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'PartnersPage'),
})
const roll = createRoute({
  getParentRoute: () => root,
  path: '/staff/party',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'RollPage'),
})
const duties = createRoute({
  getParentRoute: () => root,
  path: '/duties',
  component: lazyRouteComponent(() => import('./CarePages.tsx'), 'DutiesPage'),
})
const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  component: lazyRouteComponent(() => import('./FiguresPage.tsx'), 'FiguresPage'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./SettingsPage.tsx'), 'SettingsPage'),
})
const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  component: CallsPage,
})
const taking = createRoute({
  getParentRoute: () => root,
  path: '/take-down',
  component: TakingPage,
})
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/print/ledger/$ledger',
  component: LedgerPage,
})
const period = createRoute({
  getParentRoute: () => root,
  path: '/print/period/$period',
  component: PeriodPage,
})

const transfer = createRoute({
  getParentRoute: () => root,
  path: '/print/transfer/$id',
  component: TransferPage,
})

/** The console's addresses, all under `/console`. */
export const router = createRouter({
  routeTree: root.addChildren([
    desk.addChildren([deskIndex, matter]),
    matters,
    places,
    building,
    staff,
    residents,
    door,
    resident,
    requests,
    imports,
    oneImport,
    openings,
    facts,
    coverage,
    teams,
    organisations,
    partners,
    roll,
    ...careRoutes,
    duties,
    figures,
    settings,
    messages,
    taking,
    ledger,
    period,
    transfer,
  ]),
  basepath: '/console',
  defaultPreload: false,
  scrollRestoration: false,
  defaultNotFoundComponent: MissingPage,
  defaultErrorComponent: FailurePage,
})
