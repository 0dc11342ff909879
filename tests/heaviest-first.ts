import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, longest first: a worker that begins one of these last is waited for while the others stand idle. */
const heavy = [
  'tests/races/care-histories',
  'src/platform/db/embedded/start-embedded',
  'tests/races/key-rotation',
  'tests/architecture/plans-of-every-list',
  'tests/architecture/plans-of-registers',
  'tests/races/backup',
  'tests/routes/visibility-of-every-write',
  'src/platform/db/embedded/account',
  'tests/races/numbers-at-rest',
  'tests/routes/imports',
  'src/care/engine.test',
  'tests/routes/demo-care',
  'tests/architecture/plans-of-care',
  'tests/architecture/plans.test',
  'tests/routes/account-reset',
  'tests/architecture/generated',
  'tests/routes/care-meters',
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
