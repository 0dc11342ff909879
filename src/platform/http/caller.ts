import type { AccountActor, CodeActor, PublicActor, ResidentActor } from '../actor.ts'

/** What signing in gave: the actor with the posts that hold now, and the name shown on screen. */
export type SignedIn = { readonly actor: AccountActor; readonly name: string; readonly signInId: string }

/** A resident's browser that was opened with a slip: whose record it is, and for a child who holds it. */
export type OwnRecord = {
  readonly actor: ResidentActor
  readonly signInId: string
  readonly guardian: string | null
}

export type CalledBy = 'person' | 'unattended'

/** Sent by screens that fetch by themselves, so that they do not put off the idle sign-out. */
export const unattendedHeader = 'unattended'

/** Knows credentials. Answers may be up to five seconds old. */
export type Doorkeeper = {
  /**
   * The account behind a session token, or null when it is unknown, idle too long or revoked.
   * A `person` who calls keeps the session alive; a screen that calls `unattended` does not.
   */
  account(token: string, by?: CalledBy): Promise<SignedIn | null>
  /** The report that a secret opens, or null. */
  reporter(code: string): Promise<CodeActor | null>
  /** The care link that a secret opens, or null. */
  cared(code: string): Promise<CodeActor | null>
  /** The resident behind the token of her browser, or null once it ran out or was ended; never an old answer. */
  resident(token: string): Promise<OwnRecord | null>
}

/** Who called, by the kind of credential that the endpoint asks for. */
export type CallerOf = {
  public: { readonly actor: PublicActor; readonly signedIn: SignedIn | null }
  reporter: { readonly reports: readonly CodeActor[] }
  /** Somebody with the secret link of a care plan; `report` is the link's id. */
  cared: { readonly actor: CodeActor }
  account: SignedIn
  resident: OwnRecord
}

export const sessionCookie = 'gangwan_session'
/** Secrets of the reports this browser may open, newest first, joined with dots. */
export const reportsCookie = 'gangwan_reports'
/** The secret of the care link that this browser opened last. */
export const careCookie = 'gangwan_care'
/** The token of a resident who opened her own record. */
export const residentCookie = 'gangwan_resident'
export const mostReportSecrets = 12
