// The page that asks for one value of the solution on a grid that is nowhere
// stored. It runs on the page's own thread, in slices, as an AsyncJob does.
import { load } from "../src/index.js";
import { $, duration, figure, head, make, row, whole } from "./page.js";
import { sentence } from "./verdict.js";

const s = (await load()).create({ max_bytes: 2 ** 30 });
let job = null;
const answers = [];

async function ask() {
  if (job) return;
  const [n, gap, x, y] = ["side", "gap", "x", "y"].map((id) => Number($(id).value.replaceAll(",", "")));
  const wrong = [x, y].find((v) => !(Number.isInteger(v) && v >= 0 && v < n));
  if (wrong !== undefined) return say(`The cell has no column or row ${wrong}: give whole numbers from 0 to ${n - 1}.`, true);
  const system = s.localGrid({ nx: n, ny: n, coefficients: [4 + gap, -1, -1, -1, -1], b: [1] });
  const start = performance.now();
  busy(true);
  try {
    const request = { system, index: [x + n * y], tol: Number($("tol").value), method: $("method").value, max_work: 1_000_000_000 };
    job = s.localSolveAsync(request, { onProgress: (p) => say(`${p.method}: ${whole(p.rows)} rows touched, ${figure(p.work)} work units.`) });
    const r = await job;
    const ms = performance.now() - start;
    for (const array of [r.values, r.bounds]) array?.free();
    answers.unshift({ n, gap, x, y, ms, ...r });
    say(`${sentence(r.reason)} ${sentence(r.why)}`);
  } catch (error) {
    say(`Refused: ${error.status}. ${sentence(error.message)}`, true);
  }
  system.free();
  job = null;
  busy(false);
  table();
}

function say(text, bad = false) {
  $("status").textContent = text;
  $("status").className = bad ? "bad" : "";
}
function busy(yes) {
  document.documentElement.dataset.state = yes ? "busy" : "ready";
  $("ask").disabled = yes;
  $("cancel").disabled = !yes;
}

function table() {
  const lines = answers.slice(0, 20).map((a) =>
    row([
      `x(${whole(a.x)}, ${whole(a.y)})`,
      `${a.value === null ? "none" : Number(a.value.toPrecision(9))} ± ${figure(a.bound)}`,
      a.kind,
      a.method,
      a.reason,
      `${whole(a.rows)} of ${whole(a.n * a.n)}`,
      figure(a.work),
      duration(a.ms * 1e6),
    ]),
  );
  const titles = head(["Value asked for", "Answer", "Bound", "Method", "Ended", "Rows touched", "Work", "Time"]);
  const empty = make("tr", {}, make("td", { colSpan: 8, className: "quiet" }, "Every question adds a line."));
  $("table").replaceChildren(make("thead", {}, titles), make("tbody", {}, ...(lines.length ? lines : [empty])));
}

$("form").addEventListener("submit", (event) => (event.preventDefault(), ask()));
$("cancel").addEventListener("click", () => job?.cancel());
table();
busy(false);
say("Ready.");
