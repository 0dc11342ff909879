import { realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Configuration } from '../../platform/config/configuration.ts'
import { keyFile } from '../../platform/config/keys.ts'

/** What to keep so that everything can be brought back; shown once, when the keys are made. */
export async function recoverySheet({ home, databaseAddress }: Configuration): Promise<string> {
  // The embedded database may be kept elsewhere, behind a link.
  const embedded = () => realpath(join(home, 'postgres'))
  const database = databaseAddress ? 'in the PostgreSQL that DATABASE_URL names' : await embedded()
  return `
RECOVERY SHEET · 恢复须知 (keep this on paper · 请打印保存)

  Keys       ${dirname(keyFile(home))}
             Copy this folder now to a place apart, for instance a USB stick in a safe. No backup
             contains it, and without it telephone numbers and links in a backup cannot be read.
             请立即将密钥文件夹另行保存（如 U 盘入柜）；备份中不含密钥，丢失后备份中的电话与链接无法读取。

  Database   ${database}
  Pictures   ${join(home, 'files')}

  Backup     npx gangwan backup FILE
  Restore    On a new machine: fetch the same release, put the keys folder into its data folder,
             then: npx gangwan restore FILE && npm start
             恢复：在新机器取得同一版本，放回密钥文件夹，再执行上面的命令。
`
}
