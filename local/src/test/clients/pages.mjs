// What recipients see, in a real browser: node pages.mjs <chromium> <folder for pictures>
// Reads lines {"name", "url", "submit"?} from its input: opens the page, presses the button of that name if there is one,
// checks with axe what it then shows, wide and narrow, and answers each with a line {"name", "violations"}.
import { createRequire } from 'node:module'
import { readFile, mkdir } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'

const [executablePath, folder] = process.argv.slice(2)
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const widths = { wide: 1280, narrow: 320 }

await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
// The pages allow no script at all; axe is one.
const context = await browser.newContext({ bypassCSP: true })
for await (const line of createInterface({ input: process.stdin })) {
  const { name, url, submit } = JSON.parse(line)
  const page = await context.newPage()
  await page.goto(url)
  if (submit) await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: submit, exact: true }).click()])
  const violations = []
  for (const [width, pixels] of Object.entries(widths)) {
    await page.setViewportSize({ width: pixels, height: 800 })
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
    await page.evaluate(axe)
    const found = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), tags)
    for (const { id, nodes } of found.violations) violations.push(`${width}: ${id} ${nodes.map((node) => node.html).join(' ')}`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (overflow > 0) violations.push(`${width}: ${overflow} pixels too wide`)
  }
  await page.close()
  console.log(JSON.stringify({ name, violations }))
}
await browser.close()
