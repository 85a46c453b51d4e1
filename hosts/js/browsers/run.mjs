// Runs the checks of page.html and csp.html in real browsers.
//     node browsers/run.mjs [chromium] [firefox] [webkit] [--smoke]
import { ENGINES } from "./engines.mjs";
import { serve } from "./server.mjs";

const words = process.argv.slice(2);
const smoke = words.includes("--smoke");
const names = words.filter((word) => !word.startsWith("--"));
const PAGES = ["plain/hosts/js/browsers/page.html", "isolated/hosts/js/browsers/page.html", "csp/hosts/js/browsers/csp.html", "nowasm/hosts/js/browsers/csp.html", "plain/hosts/js/examples/raw.html"];

const { address, close } = await serve();
let failed = 0;
try {
  for (const name of names.length > 0 ? names : Object.keys(ENGINES)) {
    const engine = await ENGINES[name]();
    try {
      console.log(engine.version);
      for (const page of PAGES) {
        const text = await engine.open(`${address}/${page}${smoke ? "?smoke" : ""}`);
        failed += tell(page, text);
      }
    } finally {
      await engine.close();
    }
  }
} finally {
  close();
}
if (failed > 0) throw new Error(`${failed} checks failed`);

function tell(page, text) {
  const mode = page.split("/")[0];
  if (page.endsWith("raw.html")) {
    const fits = /0\.0909\d*,0\.6363\d* converged/.test(text);
    console.log(`  ${fits ? "ok " : "NOT"} raw: ${text}`);
    return fits ? 0 : 1;
  }
  const { isolated, results } = JSON.parse(text);
  if (isolated !== (mode === "isolated")) throw new Error(`${page}: isolated is ${isolated}`);
  if (results.length === 0) throw new Error(`${page}: no checks`);
  for (const { name, ok, told, ms } of results) console.log(`  ${ok ? "ok " : "NOT"} ${mode}: ${name}${told ? `: ${told}` : ""}${ms > 1000 ? ` (${(ms / 1000).toFixed(1)} s)` : ""}`);
  return results.filter(({ ok }) => !ok).length;
}
