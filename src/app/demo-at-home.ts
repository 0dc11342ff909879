import type { FastifyInstance } from 'fastify'
import { wantsPage } from '../platform/http/application.ts'
import { isAtTheMachine } from '../platform/http/at-the-machine.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'

/**
 * Keeps a demo at the machine that runs it: its passwords were printed there, so nobody else is to find the door. Whoever
 * comes through a proxy or under another name reads what to do; whether it runs may be asked from anywhere.
 */
export function keepDemoHome(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isAtTheMachine(request) || request.url === '/api/health') return done()
    if (wantsPage(request)) return reply.code(403).type('text/html; charset=utf-8').send(refusal)
    done(new Problem(httpProblems.demoElsewhere))
  })
}

const refusal = `<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>港湾 · Gangwan</title>
<style>
body { max-width: 32em; margin: 10vh auto; padding: 0 20px; background: #fbfaf7; color: #1f2328; font: 20px/1.6 "PingFang SC", "Noto Sans CJK SC", sans-serif }
h1 { font-size: 1.2em }
code { overflow-wrap: anywhere }
</style>
<main>
<h1>这是演示，只在运行它的那台机器上打开</h1>
<p>演示账号的密码打印在那台机器上，所以不对外开放。</p>
<p>想看演示：在那台机器上打开启动时显示的网址，或者用 <code>ssh -L 8080:127.0.0.1:8080</code> 接过来。</p>
<p>要给大家用：先运行 <code>npx gangwan demo --leave</code>，再启动，建自己的社区。</p>
<section lang="en">
<h1>This is a demo; it opens only on the machine that runs it</h1>
<p>The passwords of its accounts were printed there, so it is not open to others.</p>
<p>To see it, open the address that it showed at its start on that machine, or bring it over with <code>ssh -L 8080:127.0.0.1:8080</code>.</p>
<p>To let others in, run <code>npx gangwan demo --leave</code>, start again and set up a community of your own.</p>
</section>
</main>
`
