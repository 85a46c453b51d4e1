// Serves the repository, or a folder, with the types and headers that the pages
// want. The two policies isolate a page, which gives it a clock of five
// microseconds. `under` is a path to serve it below, as file servers do.
//     node hosts/js/playground/serve.mjs [port]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".gz": "application/gzip",
};
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** A server that listens; `url(path)` gives addresses. */
export async function serve({ root = ROOT, under = "/", port = 0, isolated = true } = {}) {
  const server = createServer(async (request, response) => {
    try {
      let path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
      if (path === "/") return response.writeHead(302, { location: `${under}hosts/js/playground/` }).end();
      if (!path.startsWith(under)) throw new Error("elsewhere");
      path = path.slice(under.length);
      if (path.endsWith("/")) path += "index.html";
      const body = await readFile(`${root}/${path}`);
      const headers = { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "cache-control": "no-store" };
      response.writeHead(200, { ...headers, ...(isolated ? ISOLATED : {}) }).end(body);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((ready, fail) => server.once("error", fail).listen(port, "127.0.0.1", ready));
  const origin = `http://localhost:${server.address().port}`;
  const url = (path) => `${origin}${under}${path}`;
  return { url, close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? 8017);
  const { url } = await serve({ port }).catch((error) => {
    console.error(error.code === "EADDRINUSE" ? `port ${port} is taken: ./build.sh serve PORT takes another` : error.message);
    process.exit(1);
  });
  console.log(`playground   ${url("hosts/js/playground/")}`);
  console.log(`kernels      ${url("hosts/js/playground/kernels.html")}`);
  console.log(`vectors      ${url("hosts/js/playground/vectors.html")}`);
  console.log(`text search  ${url("hosts/js/examples/search/")}`);
  console.log("Ctrl-C ends");
}
