// Serves the repository to the browsers under test. The first part of a path
// says under which policies: plain, isolated (shared memory), csp (WebAssembly
// and nothing else), nowasm (a policy that forbids it).
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
const policy = (script) => ({ "content-security-policy": `default-src 'none'; script-src 'self' ${script}; connect-src 'self'; worker-src 'self'` });
const POLICIES = {
  plain: {},
  isolated: { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" },
  csp: policy("'wasm-unsafe-eval'"),
  nowasm: policy(""),
};
// Modules that are answered as something else, and something else as a module.
const WRONG = { "right.wasm": "application/wasm", "octet.wasm": "application/octet-stream", "html.wasm": "text/html" };

async function answer(path) {
  if (path === "vectors.json") return [JSON.stringify((await readdir(`${ROOT}tests/vectors`)).filter((name) => name.endsWith(".json"))), TYPES[".json"]];
  const wrong = path.startsWith("wrong/") && path.slice(6);
  if (wrong) return [wrong === "html.wasm" ? "<!doctype html>" : await readFile(`${ROOT}hosts/js/wasm/vecsolve_simd128.wasm`), WRONG[wrong]];
  return [await readFile(ROOT + path), TYPES[extname(path)] ?? "application/octet-stream"];
}

/** Listens on a free port: the address, and how to end it. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const [mode, ...rest] = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)).slice(1).split("/");
    try {
      const [body, type] = await answer(rest.join("/"));
      response.writeHead(200, { ...POLICIES[mode], "content-type": type, "cache-control": "no-cache" }).end(body);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  // A name, not a number: only "localhost" counts as a secure place everywhere.
  return { address: `http://localhost:${server.address().port}`, close };
}
