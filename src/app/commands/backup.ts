import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Manifest } from '../../platform/backup/manifest.ts'
import { takeBackup } from '../../platform/backup/take-backup.ts'
import { readConfiguration } from '../../platform/config/configuration.ts'
import { programVersion } from '../../platform/config/program-folder.ts'
import { addressFor } from '../../platform/db/roles.ts'
import { fileStore } from '../../platform/files/file-store.ts'
import { codeOf, messageOf, Obstacle } from '../../platform/obstacle.ts'
import { keptFiles } from '../kept-files.ts'
import type { Command } from './command.ts'
import { openInstallation } from './open-installation.ts'

const say = (line: string) => console.log(line)

/** `gangwan backup FILE`: one file with every row and picture, also beside a running program. */
export const backupCommand: Command = {
  name: 'backup',
  words: ['FILE'],
  about: {
    english: 'Writes every row and picture into one new file, also while the program runs; keys are not in it.',
    chinese: '把全部数据和图片写入一个新文件，程序运行时也可执行；备份不含密钥。',
  },
  options: [],
  run: async ({ words }) => {
    const file = resolve(words[0]!)
    if (await stat(file).catch(() => null)) throw new Obstacle(`${file} is there already: name a new file.`)
    const configuration = readConfiguration()
    const installation = await openInstallation({ configuration, whenRunning: 'join', say })
    const { adminAddress, passwordOf, secrets } = installation
    try {
      const ask = {
        keeperAddress: addressFor(adminAddress, 'keeper', passwordOf),
        files: fileStore(join(configuration.home, 'files')),
        fileColumns: keptFiles,
        secrets,
        version: programVersion(),
      }
      show(file, await takeBackup(ask, file).catch((error: unknown) => Promise.reject(asObstacle(file, error))))
    } finally {
      await installation.stop()
    }
  },
}

function show(file: string, manifest: Manifest): void {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(
    `${file}: ${rows} rows of ${manifest.tables.length} tables and ${manifest.files.length} files, as of ${manifest.at}.`,
  )
  if (manifest.missing.length > 0) {
    say(`${manifest.missing.length} files that rows name are not in the store, the first being ${manifest.missing[0]}.`)
  }
  say('The keys are not in it: keep the keys folder apart. · 备份不含密钥，请另行保存密钥文件夹。')
}

function asObstacle(file: string, error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Obstacle(`There is no room for ${file}; nothing was written.`)
  if (code === '28P01' || code === '28000') return new Obstacle('This database was never set up: run npm start first.')
  if (['ENOENT', 'EACCES', 'EROFS', 'ENOTDIR', 'EPERM'].includes(code)) {
    return new Obstacle(`${file} cannot be written (${messageOf(error)}).`)
  }
  return error
}
