import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/db/transaction.ts'
import type { Sessions } from './doorkeeper.ts'

/** What actions on accounts and posts are given besides: the accounts role's database, and the sessions to forget. */
export type PeopleContext = Context & { readonly accounts: Database; readonly sessions: Sessions }
