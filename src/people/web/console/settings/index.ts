// What the people room adds to the page of settings, which the desk loads when it is opened.
export { retentionMessages } from '../../retention/messages-retention.ts'
export { RetentionForm } from '../../retention/RetentionForm.tsx'
