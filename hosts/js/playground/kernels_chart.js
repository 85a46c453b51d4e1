// One card of kernels.html: a chart, a sentence on the crossover, and the
// figures as a table for those who cannot see a canvas.
import { Chart, decimal, mark } from "./chart.js";
import { colour, duration, head, make, row, whole } from "./page.js";

const NAMES = { js: "JavaScript", scalar: "scalar", simd128: "simd128" };
const DASHES = { js: [], scalar: [5, 4], simd128: [] };
const length = (n) => (n >= 1e6 ? `${n / 1e6}M` : n >= 1e3 ? `${n / 1e3}k` : String(n));

/** Adds an empty card; `show(series, sentence)` draws what `result` holds by then. */
export function card(parent, result, variants) {
  const what = `${result.kernel} ${result.dtype}`;
  const holder = make("div", { className: "chart", ariaLabel: `${what}: time against length` });
  const output = make("output");
  const note = make("p", { className: "quiet" });
  const table = make("table");
  const legend = make("div", { className: "legend" }, ...["js", ...variants].map(entry), output);
  const figures = make("details", {}, make("summary", {}, "Figures"), make("div", { className: "scroll", role: "region", tabIndex: 0, ariaLabel: `${what}: figures` }, table));
  parent.append(make("article", { className: "card" }, make("h2", {}, what), legend, holder, note, figures));

  let names = [];
  const chart = new Chart(holder, () => options(result, names), (at) => {
    const p = result.points[at];
    output.textContent = p ? `n = ${whole(p.n)}: ${names.map((name) => `${name} ${duration(p[name].ns)}`).join(", ")}` : "";
  });

  return {
    show(series, sentence) {
      names = series.filter((name) => result.points[0][name]);
      chart.draw([result.points.map((p) => p.n), ...names.map((name) => result.points.map((p) => p[name].ns))]);
      note.textContent = sentence;
      holder.ariaLabel = `${what}: time against length. ${sentence} The figures follow as a table.`;
      fill(table, result, names);
    },
  };
}

function entry(name) {
  const item = make("span");
  item.innerHTML = `<svg viewBox="0 0 36 8" aria-hidden="true"><path d="M0 4H36" stroke="var(--${name})" stroke-width="3" stroke-dasharray="${DASHES[name].join(" ")}"/></svg>`;
  item.append(NAMES[name]);
  return item;
}

function fill(table, { points }, names) {
  const titles = head(["n", ...names.map((name) => NAMES[name]), "gain"]);
  const rows = points.map((p) => {
    const ratio = p.simd128 ? `${Number((p.js.ns / p.simd128.ns).toPrecision(2))}x` : "";
    return row([whole(p.n), ...names.map((name) => duration(p[name].ns)), ratio]);
  });
  table.replaceChildren(make("caption", {}, "Median time of a call"), make("thead", {}, titles), make("tbody", {}, ...rows));
}

function options({ cross, points }, names) {
  const text = cross === points[0].n ? `from n = ${cross}` : `n = ${Math.round(cross)}`;
  return {
    scales: { x: { time: false, distr: 3 }, y: { distr: 3 } },
    axes: [{ ...decimal(length), size: 34, label: "n", labelSize: 18, labelFont: "12px system-ui" }, { ...decimal(duration), size: 58 }],
    series: [{}, ...names.map((name) => ({ stroke: colour(name), width: 2, dash: DASHES[name], points: { size: 5 } }))],
    hooks: { draw: [(plot) => cross !== undefined && mark(plot, { x: cross, text })] },
  };
}
