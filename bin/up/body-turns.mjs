// Preloaded into the web server (node --import): whatever server is made in this process takes bodies in turns.
// The framework makes its server itself and has no place to stand before it.
import http from "node:http";
import { inTurns } from "../../lib/platform/body-turns.ts";

const proxies = Number(process.env.TRUSTED_PROXIES) || 1;
const create = http.createServer;
http.createServer = (...args) =>
  create(...args.map(arg => (typeof arg === "function" ? inTurns(arg, { proxies }) : arg)));
