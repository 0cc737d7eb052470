// What people do on websites with the tracker, in a real browser: node tracker.mjs <chromium> <stack>
// Writes where to read what was asked of the product when they have done it; the browser stays open until its input ends.
import { createServer } from 'node:http'
import { chromium } from 'playwright-core'

const [executablePath, stack] = process.argv.slice(2)
/** What the websites' browsers asked of the product: {person, method, status}. */
const asked = []
/** How often the product is away for whom. */
const away = { retrying: 2 }

/** A website on localhost whose tracker comes from 127.0.0.1, another origin, which hands everything on to the product. */
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, stack)
  if (pathname === '/asked') return response.end(JSON.stringify(asked))
  if (pathname !== '/t.js' && pathname !== '/v1/batch') {
    response.setHeader('content-type', 'text/html')
    return response.end(page(request.headers.host, request.url))
  }
  const body = Buffer.concat(await request.toArray()).toString()
  const person = body && JSON.parse(body).batch[0].userId
  const answer = away[person]-- > 0 ? new Response('', { status: 503, headers: { 'access-control-allow-origin': '*' } }) : await handedOn(request, body)
  asked.push({ person, method: request.method, status: answer.status })
  response.writeHead(answer.status, Object.fromEntries(['content-type', 'access-control-allow-origin'].map((name) => [name, answer.headers.get(name) ?? ''])))
  response.end(await answer.text())
})

function handedOn({ method, url, headers }, body) {
  return fetch(stack + url, { method, body: body || undefined, headers: { 'content-type': headers['content-type'] ?? '' } })
}

/** The query says who is there and which attributes the script has. */
function page(host, url) {
  const { searchParams } = new URL(url, stack)
  const attributes = searchParams.get('attributes') ?? ''
  return `<!doctype html><title>A page</title><script>
    window.vitalfew = { q: [] };
    ['page', 'track', 'identify', 'group', 'reset'].forEach(function (name) {
      vitalfew[name] = function () { vitalfew.q.push([name].concat([].slice.call(arguments))); };
    });
    ${searchParams.get('early') ?? ''}
  </script><script async src="http://127.0.0.1:${host.split(':')[1]}/t.js" data-key="pk_local" ${attributes}></script>`
}

const people = {
  /** Signs in on the demo site, looks at the prices three times and closes the tab at once. */
  async pricing(context) {
    const tab = await context.newPage()
    await tab.goto(`${stack}/site/app`)
    await tab.getByLabel('Email').fill('ada@lovelace.example')
    await tab.getByRole('button', { name: 'Sign in' }).click()
    await tab.getByRole('heading', { name: 'Good to see you, Ada' }).waitFor()
    for (let visit = 1; visit <= 3; visit++) await tab.goto(`${stack}/site/pricing`)
    await tab.close({ runBeforeUnload: true })
  },

  /** Is known before the script is there. */
  async early(context) {
    const tab = await context.newPage()
    await tab.goto(site('/docs', { early: "vitalfew.identify('early'); vitalfew.track('Task Created', { board: 'Early' })" }))
  },

  /** Is there while the product is not. */
  async retrying(context) {
    const tab = await context.newPage()
    await tab.goto(site('/docs', { early: "vitalfew.identify('retrying')" }))
  },

  /** Goes on in a train's tunnel, closes the tab there, and comes back later. */
  async offline(context) {
    const tab = await context.newPage()
    await tab.goto(site('/docs', { early: "vitalfew.identify('offline')" }))
    await context.setOffline(true)
    await tab.evaluate(() => vitalfew.track('Project Launched'))
    const closed = tab.waitForEvent('close')
    await tab.close({ runBeforeUnload: true })
    await closed
    await context.setOffline(false)
    const later = await context.newPage()
    await later.goto(site('/docs', {}))
  },

  /** Looks around on one page whose script changes the address, and says only then who it is. */
  async merged(context) {
    const tab = await context.newPage()
    await tab.goto(site('/features', {}))
    await tab.evaluate(() => history.pushState({}, '', '/pricing'))
    await tab.evaluate(() => vitalfew.identify('merged', { firstName: 'Mary' }))
  },

  /** States what a browser may not, and what it may. */
  async stating(context) {
    const tab = await context.newPage()
    await tab.goto(site('/', { early: "vitalfew.identify('stating', { email: 'stranger@example.com', lastName: 'Stone' }); vitalfew.group('of-stating', { plan: 'enterprise', industry: 'health' })" }))
  },

  /** Has a browser that keeps nothing. */
  async forgetful(context) {
    await context.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('denied') } }))
    const tab = await context.newPage()
    await tab.goto(site('/docs', { early: "vitalfew.identify('forgetful')" }))
  },

  /** Is far from home, as the browser says. */
  async abroad(context) {
    const tab = await context.newPage()
    await tab.goto(site('/docs', { early: "vitalfew.identify('abroad')" }))
  },

  /** Does not want to be tracked, on a site that respects it. */
  async private(context) {
    await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
    const tab = await context.newPage()
    await tab.goto(site('/docs', { early: "vitalfew.identify('private')", attributes: 'data-respect-dnt' }))
    await tab.close({ runBeforeUnload: true })
  },
}

/** What their browsers have that others have not. */
const browsers = { abroad: { timezoneId: 'Asia/Tokyo' } }

function site(path, query) {
  return `http://localhost:${server.address().port}${path}?${new URLSearchParams(query)}`
}

server.listen(0)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'], timeout: 120_000 })
for (const [name, act] of Object.entries(people)) {
  const context = await browser.newContext(browsers[name])
  context.setDefaultTimeout(120_000) // a busy machine is no failure
  await context.newPage() // another tab: with its last one closed, the browser itself would go
  await act(context)
}
console.log(`http://localhost:${server.address().port}/asked`)
for await (const _ of process.stdin);
await browser.close()
process.exit(0)
