import type { ReactNode } from 'react'
import {
  CoverageList,
  DoorRecord,
  ExportBar,
  FullLists,
  GroupsPanel,
  ImportPage,
  ImportsPanel,
  importProblems,
  OpeningsPanel,
  organisationMessages,
  PartnersPanel,
  PeopleTabs,
  privacyProblemMessages,
  RequestsPanel,
  ResidentList,
  ResidentRecord,
  RollPanel,
  residentProblems,
  staffMessages,
  TeamsPanel,
  TreePanel,
} from '../../../people/web/console/index.ts'
import { signInMessages } from '../../../people/web/index.ts'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'
import { FactsPanel } from './FactsPanel.tsx'

const words = [
  importProblems,
  residentProblems,
  privacyProblemMessages,
  organisationMessages,
  staffMessages,
  signInMessages,
]

function PeoplePage({ children }: { readonly children: ReactNode }) {
  return (
    <ProblemWords words={words}>
      <main className="desk-page stack">
        <PeopleTabs />
        {children}
      </main>
    </ProblemWords>
  )
}

/** Who answers for each building today. */
export function CoveragePage() {
  return (
    <PeoplePage>
      <CoverageList />
      <ExportBar lists={['coverage']} />
    </PeoplePage>
  )
}

/** Who lives here. */
export function ResidentsPage() {
  return (
    <PeoplePage>
      <ResidentList />
      <FullLists />
    </PeoplePage>
  )
}

/** One resident with her household. */
export function ResidentPage({ id }: { readonly id: string }) {
  return (
    <PeoplePage>
      <ResidentRecord id={id} />
    </PeoplePage>
  )
}

/** One door with the household behind it. */
export function DoorPage({ id }: { readonly id: string }) {
  return (
    <PeoplePage>
      <DoorRecord dwelling={id} />
    </PeoplePage>
  )
}

/** What residents asked about their records. */
export function RequestsPage() {
  return (
    <PeoplePage>
      <RequestsPanel />
    </PeoplePage>
  )
}

/** Who opened which field: for the auditor. */
export function OpeningsPage() {
  return (
    <PeoplePage>
      <OpeningsPanel />
    </PeoplePage>
  )
}

/** The impact assessment as facts. */
export function FactsPage() {
  return (
    <PeoplePage>
      <FactsPanel />
    </PeoplePage>
  )
}

/** The teams with duty areas, and the buildings’ groups. */
export function TeamsPage() {
  return (
    <PeoplePage>
      <TeamsPanel />
      <GroupsPanel />
      <ExportBar lists={['teams', 'groups']} />
    </PeoplePage>
  )
}

/** The organisations of the community as a tree. */
export function OrganisationsPage() {
  return (
    <PeoplePage>
      <TreePanel />
      <ExportBar lists={['organisations']} />
    </PeoplePage>
  )
}

/** Partners with agreements and lists. */
export function PartnersPage() {
  return (
    <PeoplePage>
      <PartnersPanel />
      <ExportBar lists={['partners']} />
    </PeoplePage>
  )
}

/** The Party’s roll, for Party posts. */
export function RollPage() {
  return (
    <PeoplePage>
      <RollPanel />
    </PeoplePage>
  )
}

/** Sheets that the office brought, and the way to bring one. */
export function ImportsPage() {
  return (
    <PeoplePage>
      <ImportsPanel />
    </PeoplePage>
  )
}

/** One import from its dry run on. */
export function OneImportPage({ id }: { readonly id: string }) {
  return (
    <PeoplePage>
      <ImportPage id={id} />
    </PeoplePage>
  )
}
