import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, longest first: a worker that begins one of these last is waited for while the others stand idle. */
const heavy = [
  'tests/races/care-histories',
  'tests/races/key-rotation',
  'tests/routes/visibility-of-every-write',
  'src/platform/db/embedded/account',
  'src/platform/db/embedded/start-embedded',
  'tests/architecture/plans-of-every-list',
  'tests/routes/account-reset',
  'tests/races/numbers-at-rest',
  'tests/routes/imports',
  'tests/routes/care-meters',
  'src/people/session',
  'tests/routes/visibility-of-care',
  'tests/architecture/generated',
  'src/places/estate-plan',
  'src/people/staff-accounts',
  'tests/races/backup',
  'tests/routes/visibility-of-every-read',
  'src/care/engine.test',
  // Of the fault suite what counts longest, and beside it what mostly waits; then the rest, longest first.
  'tests/faults/care-histories',
  'tests/faults/care-time',
  'tests/faults/care-stopped',
  'tests/faults/care-kill',
  'tests/faults/two-processes',
  'tests/faults/care-provider',
  'tests/faults/care-points',
  'tests/faults/kill.test',
  'tests/faults/care-crowd',
  'tests/faults/first-start',
  'tests/faults/import-kill',
  'tests/faults/broken-demo',
]

/** Vitest's own order, which a fresh checkout has no durations for, with the heavy files first. */
export class HeaviestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = heavy.findIndex((name) => moduleId.includes(`/${name}`))
      return at < 0 ? heavy.length : at
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}
