// Loaded before the program (`node --import`): whatever would leave the process is noted in LECTERN_LEFT and fails.
import childProcess from 'node:child_process'
import cluster from 'node:cluster'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

function forbid(owner, names, label) {
  for (const name of names) {
    owner[name] = () => {
      appendFileSync(process.env.LECTERN_LEFT ?? '/dev/null', `${label}.${name}\n`)
      throw new Error(`${label}.${name} is forbidden here.`)
    }
  }
}

const functionsOf = (module) =>
  Object.keys(module).filter((name) => typeof module[name] === 'function' && /^[a-z]/.test(name))

forbid(childProcess, functionsOf(childProcess), 'child_process')
forbid(childProcess.ChildProcess.prototype, ['spawn'], 'ChildProcess')
forbid(cluster, ['fork'], 'cluster')
forbid(dgram, ['createSocket'], 'dgram')
forbid(dns, functionsOf(dns), 'dns')
forbid(dns.promises, functionsOf(dns.promises), 'dns.promises')
forbid(http, ['request', 'get', 'createServer'], 'http')
forbid(https, ['request', 'get', 'createServer'], 'https')
forbid(net, ['connect', 'createConnection', 'createServer'], 'net')
forbid(net.Socket.prototype, ['connect'], 'Socket')
forbid(net.Server.prototype, ['listen'], 'Server')
forbid(tls, ['connect', 'createServer'], 'tls')
forbid(globalThis, ['fetch', 'WebSocket', 'EventSource'], 'globalThis')
syncBuiltinESMExports()
