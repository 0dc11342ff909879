import { hashForTests } from '../../src/people/passwords.ts'
import { testCost } from '../../src/people/testing.ts'

// Once a file: what the standard cost is, and that the program hashes at it, the tests of passwords say.
hashForTests(testCost)
