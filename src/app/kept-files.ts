import type { FileColumns } from '../platform/backup/read.ts'

/** Where the rooms name files of the data folder; a backup takes these along. */
export const keptFiles: readonly FileColumns[] = [{ table: 'public.pictures', columns: ['file', 'public_file'] }]
