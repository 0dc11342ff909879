import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { Obstacle } from '../obstacle.ts'

// Runs a launcher as a process of its own, for tests that kill it. Given: data folder, password, folder of programs.
// Writes one line of JSON once the database answers, or once it cannot; stops on SIGTERM.
const [, , home = '', adminPassword = '', programs] = process.argv
try {
  const said: string[] = []
  const log = (line: string) => said.push(line)
  const embedded = await startEmbedded({ home, adminPassword, log, ...(programs ? { programs } : {}) })
  process.on('SIGTERM', () => {
    void embedded.stop()
  })
  console.log(JSON.stringify({ adminAddress: embedded.adminAddress, said }))
} catch (error) {
  if (!(error instanceof Obstacle)) throw error
  console.log(JSON.stringify({ refusal: error.message }))
}
