// One card of the page: a chart by uPlot (npm ci in bench/js brings it; without
// it there are the tables), a sentence on the crossover, and the figures as a
// table for those who cannot see a canvas.

const uPlot = await import("./js/node_modules/uplot/dist/uPlot.esm.js").then((module) => module.default, () => undefined);
const NAMES = { js: "JavaScript", scalar: "scalar", simd128: "simd128" };
const DASHES = { js: [], scalar: [5, 4], simd128: [] };
const colour = (name) => {
  const probe = document.createElement("i");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const length = (n) => (n >= 1e6 ? `${n / 1e6}M` : n >= 1e3 ? `${n / 1e3}k` : String(n));

/** A time for people. */
export function duration(ns) {
  const [unit, name] = ns < 1e3 ? [1, "ns"] : ns < 1e6 ? [1e3, "us"] : [1e6, "ms"];
  return `${Number((ns / unit).toPrecision(3))} ${name}`;
}

/** Adds an empty card; `show(series, sentence)` draws what `result` holds by then. */
export function card(parent, result, variants) {
  const what = `${result.kernel} ${result.dtype}`;
  const chart = make("div", { className: "chart", tabIndex: 0, role: "img", ariaLabel: `${what}: time against length` });
  const output = make("output");
  const note = make("p", { className: "quiet" });
  const table = make("table");
  const legend = make("div", { className: "legend" }, ...["js", ...variants].map(entry), output);
  parent.append(make("article", {}, make("h2", { textContent: what }), legend, chart, note, make("details", {}, make("summary", { textContent: "Figures" }), table)));

  let plot;
  let names = [];
  const draw = () => {
    plot?.destroy();
    plot = uPlot && new uPlot(options(chart, result, names, read), columns(), chart);
  };
  const columns = () => [result.points.map((p) => p.n), ...names.map((name) => result.points.map((p) => p[name].ns))];
  const read = (at) => {
    const p = result.points[at];
    output.textContent = p ? `n = ${p.n.toLocaleString("en")}: ${names.map((name) => `${name} ${duration(p[name].ns)}`).join(", ")}` : "";
  };
  const walk = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !plot) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(result.points.length - 1, (plot.cursor.idx ?? (step > 0 ? -1 : result.points.length)) + step));
    plot.setCursor({ left: plot.valToPos(result.points[at].n, "x"), top: plot.over.clientHeight / 2 });
    read(at);
  };
  chart.addEventListener("keydown", walk);
  new ResizeObserver(() => plot?.setSize({ width: chart.clientWidth, height: 270 })).observe(chart);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => names.length && draw());

  return {
    show(series, sentence) {
      names = series.filter((name) => result.points[0][name]);
      draw();
      note.textContent = sentence;
      chart.ariaLabel = `${what}: time against length. ${sentence} The figures follow as a table.`;
      fill(table, result, names);
    },
  };
}

function entry(name) {
  const line = `<svg viewBox="0 0 36 8" aria-hidden="true"><path d="M0 4H36" stroke="var(--${name})" stroke-width="3" stroke-dasharray="${DASHES[name].join(" ")}"/></svg>`;
  const item = make("span");
  item.innerHTML = line;
  item.append(NAMES[name]);
  return item;
}

function fill(table, { points }, names) {
  const head = make("tr", {}, ...["n", ...names.map((name) => NAMES[name]), "simd128 against js"].map((textContent) => make("th", { textContent, scope: "col" })));
  const rows = points.map((p) => {
    const ratio = p.simd128 ? `${Number((p.js.ns / p.simd128.ns).toPrecision(2))}x` : "";
    return make("tr", {}, ...[p.n.toLocaleString("en"), ...names.map((name) => duration(p[name].ns)), ratio].map((textContent) => make("td", { textContent })));
  });
  table.replaceChildren(make("caption", { textContent: "Median time of a call" }), make("thead", {}, head), make("tbody", {}, ...rows));
}

function options(chart, result, names, read) {
  const [quiet, grid, text] = [colour("quiet"), colour("grid"), colour("text")];
  const axis = { stroke: quiet, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: "12px system-ui" };
  const powers = (label) => (_, values) => values.map((v) => (v !== null && Number.isInteger(Math.log10(v)) ? label(v) : null));
  const mark = (plot) => {
    if (result.cross === undefined) return;
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    const x = plot.valToPos(result.cross, "x", true);
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = text;
    ctx.lineWidth = ratio;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.font = `${12 * ratio}px system-ui`;
    ctx.textBaseline = "top";
    ctx.textAlign = x < bbox.left + bbox.width * 0.75 ? "left" : "right";
    const atStart = result.cross === result.points[0].n;
    ctx.fillText(atStart ? `from n = ${result.cross}` : `n = ${Math.round(result.cross)}`, x + (ctx.textAlign === "left" ? 5 : -5) * ratio, bbox.top + 4 * ratio);
    ctx.restore();
  };
  return {
    width: chart.clientWidth,
    height: 270,
    padding: [8, 12, 0, 0],
    scales: { x: { time: false, distr: 3 }, y: { distr: 3 } },
    axes: [
      { ...axis, label: "n", labelSize: 18, values: powers(length) },
      { ...axis, size: 58, values: powers(duration) },
    ],
    series: [{}, ...names.map((name) => ({ stroke: colour(name), width: 2, dash: DASHES[name], points: { size: 5 } }))],
    cursor: { drag: { x: false, y: false }, y: false },
    hooks: { draw: [mark], setCursor: [(plot) => read(plot.cursor.idx)] },
  };
}
