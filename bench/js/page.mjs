// The playground's page of kernels in a browser without a window: runs it in
// Chromium, keeps its figures and two pictures in bench/record.
//     node bench/js/page.mjs [date]
// CHROMIUM names the program, else /usr/bin/chromium.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "../../hosts/js/playground/serve.mjs";
import { folder, machine } from "./machine.mjs";

const server = await serve();
await run().finally(() => server.close());

async function run() {
  const { chromium } = await import("playwright-core");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
  try {
    const page = await browser.newPage({ viewport: { width: 1320, height: 900 }, colorScheme: "light" });
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(server.url("hosts/js/playground/kernels.html"));
    await page.waitForSelector("html[data-state=ready]", { timeout: 30_000 });

    // By the keyboard alone, as a user would.
    await page.keyboard.press("Tab");
    for (let k = 0; k < 20 && (await page.evaluate(() => document.activeElement.id)) !== "run"; k++) await page.keyboard.press("Tab");
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
    const date = process.argv[2] ?? new Date().toISOString().slice(0, 10);
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
