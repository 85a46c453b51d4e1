// The page of vectors: the plane, and the table of times that its worker makes.
import { $, bytes, duration, head, make, row, whole } from "./page.js";
import { plane } from "./plane.js";
import { sentence } from "./verdict.js";

const worker = new Worker(new URL("vectors_worker.js", import.meta.url), { type: "module" });

worker.onmessage = ({ data: { status, result, error } }) => {
  if (status) $("status").textContent = status;
  if (result) show(result);
  if (error) {
    $("alert").hidden = false;
    $("alert").textContent = `${error.status}: ${sentence(error.message)}`;
    $("status").textContent = "Nothing was measured.";
  }
  if (result || error) done();
};
worker.onerror = () => {
  $("status").textContent = "The worker's files cannot be loaded.";
  done();
};

function done() {
  $("run").disabled = false;
  document.documentElement.dataset.state = "done";
}

function show({ rows, cols, k, ways }) {
  const slowest = Math.max(...ways.map(({ ns }) => ns));
  const lines = ways.map(({ name, ns, ratio, recall, held }) => {
    const bar = make("span", { className: "bar-of" });
    bar.style.width = `${Math.max(1, (100 * ns) / slowest)}%`;
    const line = row([name, duration(ns), `${Number(ratio.toPrecision(2))}x`, bytes(held), `${(100 * recall).toFixed(1)} %`]);
    line.children[1].append(bar);
    return line;
  });
  const titles = head(["Way", "Time of a query", "Against JavaScript", "Vectors held", `Recall of ${k}`]);
  $("table").replaceChildren(make("caption", {}, `Best ${k} of ${whole(rows)} × ${cols}`), make("thead", {}, titles), make("tbody", {}, ...lines));
  $("status").textContent = "Done.";
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if ($("run").disabled) return;
  $("run").disabled = true;
  $("alert").hidden = true;
  document.documentElement.dataset.state = "busy";
  worker.postMessage({ rows: Number($("rows").value), cols: Number($("cols").value), k: Number($("k").value) });
});

plane($("plane"), $("near")).then(
  () => {
    $("status").textContent = "Ready.";
    $("run").disabled = false;
    document.documentElement.dataset.state = "ready";
  },
  (error) => ($("near").textContent = $("status").textContent = `The module cannot be loaded: ${error.message}`),
);
