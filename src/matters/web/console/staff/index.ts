// Opened only with the staff page, so that the desk's first load does not carry it.
export { postWorkMessages } from './messages-post-work.ts'
export { PostWorkPanel } from './PostWorkPanel.tsx'
