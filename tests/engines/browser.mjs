// Plays a trace in a browser without a window: serves a page that plays it and
// posts the verdict. `node browser.mjs chromium|firefox-esr TRACE MODULE...`

import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [browser, trace, ...modules] = process.argv.slice(2);
const page = `<!doctype html><script type="module">
import { play } from "/play.mjs";
const post = (verdict) => fetch("/verdict", { method: "POST", body: JSON.stringify(verdict) });
try {
  const lines = (await (await fetch("/trace")).text()).trim().split("\\n").map((line) => JSON.parse(line));
  for (const name of ${JSON.stringify(modules)}) {
    const bytes = await (await fetch("/module?" + encodeURIComponent(name))).arrayBuffer();
    await post([name, lines.length, (await play(bytes, lines)) ?? "ok"]);
  }
} catch (error) {
  await post(["?", 0, String(error)]);
}
await post(null);
</script>`;

const profile = mkdtempSync(join(tmpdir(), "vecsolve-engines-"));
const version = execFileSync(browser, ["--version"], { encoding: "utf8" }).trim().split("\n").at(-1).replace(/ built on.*| snap/, "");
let child;
const end = (code) => {
  child?.kill();
  server.close();
  setTimeout(() => {
    rmSync(profile, { recursive: true, force: true });
    process.exit(code);
  }, 500);
};
const server = createServer(async (request, answer) => {
  const url = new URL(request.url, "http://localhost");
  const send = (type, body) => answer.writeHead(200, { "content-type": type }).end(body);
  if (url.pathname === "/play.mjs") return send("text/javascript", readFileSync(new URL("play.mjs", import.meta.url)));
  if (url.pathname === "/trace") return send("text/plain", readFileSync(trace));
  if (url.pathname === "/module") {
    const name = decodeURIComponent(url.search.slice(1));
    return modules.includes(name) ? send("application/wasm", readFileSync(name)) : answer.writeHead(404).end();
  }
  if (url.pathname !== "/verdict") return send("text/html", page);
  let body = "";
  for await (const part of request) body += part;
  send("text/plain", "");
  const verdict = JSON.parse(body);
  if (verdict === null) return end(process.exitCode ?? 0);
  const [name, lines, said] = verdict;
  if (said !== "ok") process.exitCode = 1;
  console.log(`${version}\t${name.replace(/.*vecsolve_|\.wasm$/g, "")}\t${lines}\t${said}`);
});
server.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${server.address().port}/`;
  const args = browser.includes("firefox")
    ? ["--headless", "--no-remote", "--profile", profile, url]
    : ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
       "--disable-component-update", "--disable-sync", `--user-data-dir=${profile}`, url];
  child = spawn(browser, args, { stdio: "ignore" });
});
setTimeout(() => {
  console.log(`${version}\t?\t0\tno verdict in five minutes`);
  end(1);
}, 300_000);
