import type { AccountActor, CodeActor, PublicActor } from '../actor.ts'

/** What signing in gave: the actor with the posts that hold now, and the name shown on screen. */
export type SignedIn = { readonly actor: AccountActor; readonly name: string; readonly signInId: string }

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
}

/** Who called, by the kind of credential that the endpoint asks for. */
export type CallerOf = {
  public: { readonly actor: PublicActor; readonly signedIn: SignedIn | null }
  reporter: { readonly reports: readonly CodeActor[] }
  /** Somebody with the secret link of a care plan; `report` is the link's id. */
  cared: { readonly actor: CodeActor }
  account: SignedIn
}

export const sessionCookie = 'gangwan_session'
/** Secrets of the reports this browser may open, newest first, joined with dots. */
export const reportsCookie = 'gangwan_reports'
/** The secret of the care link that this browser opened last. */
export const careCookie = 'gangwan_care'
export const mostReportSecrets = 12
