// What the search box asks of the register. It stands on every page of the desk, so it has a door that loads nothing else.

export { FoundLine } from '../../residents/FoundLine.tsx'
export { residentProblems } from '../../residents/messages-problems.ts'
export { useResidentWords } from '../../residents/resident-words.ts'
export { useNumberSearch, useRegisterSearch } from '../../residents/use-search.ts'
