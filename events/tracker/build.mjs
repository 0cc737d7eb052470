// Makes the tracker small, for /t.js: node build.mjs <file>
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const folder = fileURLToPath(new URL('.', import.meta.url))
const [outfile] = process.argv.slice(2)
if (!existsSync(`${folder}/node_modules/esbuild`)) {
  spawnSync('npm', ['ci', '--silent', '--no-fund', '--no-audit'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
}
const { build } = await import('esbuild')
await build({ entryPoints: [`${folder}/tracker.js`], outfile, minify: true, target: 'es2021', legalComments: 'none' })
const made = readFileSync(outfile)
console.log(`t.js ${made.length} bytes, ${gzipSync(made).length} compressed`)
