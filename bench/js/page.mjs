// bench/index.html in a browser without a window: serves the repository, runs
// the page in Chromium, keeps its figures and two pictures in bench/record.
//     node bench/js/page.mjs [date]      runs and records
//     node bench/js/page.mjs --serve     only serves, for a browser of your own
// CHROMIUM names the program, else /usr/bin/chromium.
import { mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { folder, machine } from "./machine.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".mjs": "text/javascript", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

// The two policies isolate the page, which gives it a clock of five microseconds.
const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp", "cache-control": "no-store" };
const server = createServer(async (request, response) => {
  try {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    if (path === "/") return response.writeHead(302, { location: "/bench/index.html" }).end();
    const body = await readFile(ROOT + path);
    response.writeHead(200, { ...headers, "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end("not found");
  }
});
const words = process.argv.slice(2);
const serving = words.includes("--serve");
await new Promise((ready) => server.listen(serving ? 8017 : 0, "127.0.0.1", ready));
const page_url = `http://localhost:${server.address().port}/bench/index.html`;

if (serving) console.log(`${page_url} (Ctrl-C ends)`);
else await run().finally(() => server.close());

async function run() {
  const { chromium } = await import("playwright-core");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
  try {
    const page = await browser.newPage({ viewport: { width: 1320, height: 900 }, colorScheme: "light" });
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(page_url);
    await page.waitForSelector("html[data-state=ready]", { timeout: 30_000 });

    // By the keyboard alone, as a user would.
    await page.keyboard.press("Tab");
    for (let k = 0; k < 8 && (await page.evaluate(() => document.activeElement.id)) !== "run"; k++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("html[data-state=done], html[data-state=failed]", { timeout: 600_000 });
    const status = await page.textContent("#status");
    const found = await page.evaluate(() => globalThis.vecsolveResults());
    if (errors.length || found.results.length === 0 || status.startsWith("Failed")) throw new Error([status, ...errors].join("\n"));
    await walk(page, found.results[0]);

    mkdirSync(folder(), { recursive: true });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const path = fileURLToPath(new URL(`page_${colorScheme}.png`, folder()));
      await page.screenshot({ path, fullPage: colorScheme === "light" });
    }
    const date = words.find((word) => !word.startsWith("--")) ?? new Date().toISOString().slice(0, 10);
    const head = { date, cpu: machine(), engine: `Chromium ${browser.version()}`, isolated: found.isolated, command: "node bench/js/page.mjs" };
    writeFileSync(new URL("page.json", folder()), `${JSON.stringify({ ...head, results: found.results }, null, 1)}\n`);
    console.log(status);
    for (const { kernel, dtype, points, cross } of found.results) {
      const at = points.find(({ n }) => n === 1024);
      const ratio = (name) => `${Number((at.js.ns / at[name].ns).toPrecision(2))}x`;
      const from = cross === undefined ? "never" : `n = ${Math.round(cross)}`;
      console.log(`  ${`${kernel} ${dtype}`.padEnd(20)} faster than js from ${from.padEnd(10)} n = 1,024: simd128 ${ratio("simd128")}, scalar ${ratio("scalar")}`);
    }
    console.log(`recorded in bench/record${folder().pathname.split("/record")[1]}`);
  } finally {
    await browser.close();
  }
}

/** The arrow keys must read out a point of the first chart. */
async function walk(page, { points }) {
  await page.focus(".chart");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const told = await page.textContent(".legend output");
  if (!told.startsWith(`n = ${points[1].n}:`)) throw new Error(`the arrow keys tell "${told}"`);
}
