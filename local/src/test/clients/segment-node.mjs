// What a server of a customer does with @segment/analytics-node: node segment-node.mjs <host> <time>
import { Analytics } from '@segment/analytics-node'

const [host, time] = process.argv.slice(2)
const timestamp = new Date(time)
const analytics = new Analytics({ writeKey: 'sk_local', host })
analytics.on('error', (error) => {
  console.error(error)
  process.exitCode = 1
})

analytics.identify({
  userId: 'ada',
  traits: { email: 'ada@lovelace.example', firstName: 'Ada', timezone: 'Europe/Berlin' },
  timestamp,
})
analytics.group({ userId: 'ada', groupId: 'lovelace', traits: { name: 'Lovelace Ltd', plan: 'starter' }, timestamp })
analytics.track({ userId: 'ada', event: 'Task Created', properties: { board: 'Engines' }, timestamp })
analytics.page({ userId: 'ada', name: 'Pricing', properties: { path: '/pricing' }, timestamp })
await analytics.closeAndFlush()
