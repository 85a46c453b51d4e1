// How long the page is kept from answering while a system of 90,000 unknowns is
// solved in it, and how soon a cancel is obeyed. Timings, so no test:
//     node hosts/js/playground/test/frames.mjs [--record]
// The reference is the same page doing nothing, in the same run. Kept in
// bench/record where asked for.
import { mkdirSync, writeFileSync } from "node:fs";
import { folder, machine } from "../../../../bench/js/machine.mjs";
import { open, start, state } from "./browser.mjs";

const ROUNDS = 5;
const ends = [];
const setting = await start((end) => ends.push(end));
try {
  const { page } = await open(setting, "solve");
  await page.selectOption("#sample", "poisson_300");
  await state(page, "ready");
  await page.selectOption("#method", "cg");
  await page.selectOption("#precond", "ic0");

  const idle = [];
  const solving = [];
  for (let round = 0; round < ROUNDS; round++) {
    idle.push(await gaps(page, () => page.waitForTimeout(1500)));
    solving.push(await gaps(page, () => solve(page)));
  }
  const cancels = [];
  for (const method of ["cg", "sparse_lu", "cg", "sparse_lu", "cg"]) {
    await page.selectOption("#method", method);
    cancels.push(await page.evaluate(cancelled));
  }
  const found = {
    problem: "cg with ic0, Poisson 300 x 300, in the playground",
    rounds: ROUNDS,
    "longest time between two turns, ms": { idle: worst(idle, "turn"), solving: worst(solving, "turn") },
    "longest time between two frames, ms": { idle: worst(idle, "frame"), solving: worst(solving, "frame") },
    "residuals shown during a solve": middle(solving.map(({ told }) => told)),
    "from the click on Cancel to the end, ms": { median: digits(middle(cancels)), most: digits(Math.max(...cancels)) },
  };
  console.log(JSON.stringify(found, null, 1));
  if (process.argv.includes("--record")) {
    mkdirSync(folder(), { recursive: true });
    const about = { date: new Date().toISOString().slice(0, 10), cpu: machine(), engine: `Chromium ${setting.browser.version()}`, command: "node hosts/js/playground/test/frames.mjs" };
    writeFileSync(new URL("playground.json", folder()), `${JSON.stringify({ ...about, ...found }, null, 1)}\n`);
  }
} finally {
  for (const end of ends) await end();
}

async function solve(page) {
  await page.click("#solve");
  await page.waitForFunction(() => document.documentElement.dataset.state === "ready" && document.querySelector("#verdict .headline"), undefined, { timeout: 120_000 });
  const headline = await page.textContent("#verdict .headline");
  if (!headline.startsWith("converged")) throw new Error(headline);
}

/** The longest gaps between turns and between frames while `body` runs. */
async function gaps(page, body) {
  await page.evaluate(() => {
    const seen = (globalThis.seen = { turn: 0, frame: 0, told: 0, on: true });
    const watcher = new MutationObserver(() => /residual/.test(document.getElementById("status").textContent) && seen.told++);
    watcher.observe(document.getElementById("status"), { childList: true });
    const { port1, port2 } = new MessageChannel();
    let [turn, frame] = [performance.now(), performance.now()];
    port1.onmessage = () => {
      const now = performance.now();
      seen.turn = Math.max(seen.turn, now - turn);
      turn = now;
      if (seen.on) port2.postMessage(null);
    };
    port2.postMessage(null);
    const look = (now) => {
      seen.frame = Math.max(seen.frame, now - frame);
      frame = now;
      if (seen.on) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await body();
  return page.evaluate(() => ((globalThis.seen.on = false), globalThis.seen));
}

/** Runs in the page: solves, cancels in the middle, and waits for the end. */
async function cancelled() {
  const until = async (fits) => {
    const { port1, port2 } = new MessageChannel();
    while (!fits()) await new Promise((done) => ((port1.onmessage = done), port2.postMessage(null)));
  };
  document.getElementById("solve").click();
  await until(() => /work units/.test(document.getElementById("status").textContent));
  const from = performance.now();
  document.getElementById("cancel").click();
  await until(() => document.documentElement.dataset.state === "ready");
  return performance.now() - from;
}

function middle(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
/** The median of the rounds' longest. */
function worst(rounds, what) {
  return digits(middle(rounds.map((round) => round[what])));
}
function digits(value) {
  return Number(value.toPrecision(3));
}
