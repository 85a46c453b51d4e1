// Debian's Chromium without a window, over a copy of the site below a path, as
// a file server would have it: what files.json does not name is not there.
import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { serve } from "../serve.mjs";
import { copy, prepare } from "../site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const PAGES = { solve: "hosts/js/playground/", local: "hosts/js/playground/local.html", kernels: "hosts/js/playground/kernels.html", vectors: "hosts/js/playground/vectors.html", search: "hosts/js/examples/search/" };

/** A browser and a server for the tests of a file; `t.after` ends both. */
export async function start(after, { isolated = true } = {}) {
  const root = mkdtempSync(join(tmpdir(), "vecsolve-site-"));
  prepare();
  copy(root);
  const server = await serve({ root, under: "/some/where/", isolated });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  after(async () => {
    await browser.close();
    await server.close();
    rmSync(root, { recursive: true });
  });
  return { browser, server, root };
}

/** An open page and what went wrong in it so far. */
export async function open({ browser, server }, name, { ready = true, workers = "block", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "light", serviceWorkers: workers, ...options });
  const page = await context.newPage();
  const faults = watch(page);
  await page.goto(server.url(PAGES[name]));
  if (ready) await state(page, "ready");
  return { page, context, faults };
}

/** Errors of a page, answers that are none, and what its policy refused. */
export function watch(page) {
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("response", (response) => response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  return faults;
}

export const state = (page, word, timeout = 60_000) => page.waitForSelector(`html[data-state=${word}]`, { timeout });

/** What axe-core holds to be serious or critical, in one line each. */
export async function violations(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} (${failureSummary.replaceAll("\n", " ")})`).join(", ")}`);
}

/** Drops a file onto the page, as from the desktop. */
export async function drop(page, name, bytes) {
  const data = await page.evaluateHandle(
    ([name, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      return transfer;
    },
    [name, Buffer.from(bytes).toString("base64")],
  );
  await page.dispatchEvent("#spy", "dragover", { dataTransfer: data });
  await page.dispatchEvent("#spy", "drop", { dataTransfer: data });
}
