import { mailOfRound, tryMail } from './round.ts'
import { seeds } from './seeds.ts'

/** A process that tries the rounds it is told to: a loop that never ends, or memory that never does, ends it and not the whole run. */
const all = seeds()
process.on('unhandledRejection', () => undefined)
process.on('disconnect', () => process.exit(0))
process.on('message', (order: { seed: string; round: number }) => {
  const began = process.cpuUsage()
  const spent = (): number => {
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1000
  }
  const { name, raw } = mailOfRound(order.seed, order.round, all)
  void tryMail(raw).then(
    () => process.send?.({ round: order.round, name, ms: spent(), fault: null }),
    (error: unknown) => {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
      process.send?.({ round: order.round, name, ms: spent(), fault })
    },
  )
})
process.send?.('ready')
