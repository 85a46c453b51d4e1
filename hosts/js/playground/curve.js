// The residual curves of the runs that are shown, on a logarithmic scale,
// against iterations, work units or milliseconds. Work and time are known at
// the end of a slice only, so those curves have fewer points.
import uPlot from "./vendor/uPlot.esm.js";
import { $, colour, duration, figure, whole } from "./page.js";
import { Chart, axis, decimal, mark } from "./chart.js";

const MOST = 4000; // points of a curve that are drawn
const UNITS = { 0: "iterations", 2: "work units", 3: "milliseconds" };
const STEPS = Array.from({ length: 13 }, (_, k) => [1, 2, 5].map((v) => v * 10 ** k)).flat();
/** What tells curves apart without colour. */
export const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [], [5, 5], [1, 4], [12, 4]];

export class Curves {
  #chart;
  #shown = [];
  #xs = [];
  #frame = 0;
  #drawn = 0; // how many curves the chart has; -1: others
  #tolerance;

  constructor(holder, tolerance) {
    this.#tolerance = tolerance;
    this.#chart = new Chart(holder, () => this.#options(), (place) => this.#tell(place));
    $("axis").addEventListener("change", () => this.show(this.#shown));
  }

  /** These runs, drawn anew. */
  show(runs) {
    this.#shown = runs;
    this.#drawn = runs.length;
    this.#chart.draw(this.#columns());
    this.#describe();
  }

  /** The runs, of which some may have more points, at the next frame: a click or a message is answered before. */
  grow(runs) {
    const fresh = runs.some((run, k) => run !== this.#shown[k]) || runs.length !== this.#drawn;
    this.#shown = runs;
    if (fresh) this.#drawn = -1;
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#drawn !== this.#shown.length) this.show(this.#shown);
      else this.#chart.update(this.#columns());
      this.#describe();
    });
  }

  #columns() {
    const at = Number($("axis").value);
    const tables = this.#shown.map(({ points }) => {
      const there = points.filter((p) => p[at] !== null);
      const every = Math.ceil(there.length / MOST);
      const kept = there.filter((_, k) => k % every === 0 || k === there.length - 1);
      // A logarithm has no place for zero.
      return [kept.map((p) => p[at]), kept.map((p) => (p[1] > 0 ? p[1] : null))];
    });
    const columns = tables.length ? uPlot.join(tables.map(rising)) : [[0, 1], [null, null]];
    this.#xs = columns[0];
    return columns;
  }

  #options() {
    const series = this.#shown.map((run) => ({
      label: run.label,
      stroke: colour(`run-${run.ink}`),
      dash: DASHES[run.ink],
      width: 2,
      spanGaps: true,
      points: { show: () => run.points.length < 40, size: 5 },
    }));
    const label = UNITS[$("axis").value];
    const short = (_, values) => values.map((v) => (v >= 1e9 ? `${v / 1e9}G` : v >= 1e6 ? `${v / 1e6}M` : v >= 1e4 ? `${v / 1e3}k` : String(v)));
    return {
      scales: { x: { time: false, range: (_, low, high) => [0, high > 0 ? high : 1] }, y: { distr: 3, range: (_, low, high) => decades(low, high) } },
      axes: [
        { ...axis(), size: 34, label, labelSize: 20, labelFont: "12px system-ui", values: short, incrs: STEPS },
        { ...decimal((v) => v.toExponential(0).replace("e+0", "").replace("e+", "e")), size: 52 },
      ],
      series: [{}, ...(series.length ? series : [{ show: false }])],
      hooks: { draw: [(plot) => this.#tolerance() > 0 && mark(plot, { y: this.#tolerance(), text: "tolerance" })] },
    };
  }

  #tell(place) {
    if (place === null || this.#shown.length === 0) return ($("reading").textContent = "");
    const at = Number($("axis").value);
    const x = this.#xs[place];
    const there = at === 3 ? duration(x * 1e6) : `${whole(x)} ${UNITS[at]}`;
    const values = this.#shown.map((run) => [run.label, run.points.findLast((p) => p[at] !== null && p[at] <= x)]);
    $("reading").textContent = `${there}: ${values.map(([label, p]) => `${label} ${p ? figure(p[1]) : "not begun"}`).join(", ")}`;
  }

  #describe() {
    const words = this.#shown.map((run) => `${run.label} ends at ${figure(run.points.at(-1)?.[1])}`);
    $("chart").ariaLabel = `Residual against ${UNITS[$("axis").value]}. ${words.join("; ") || "No curves yet"}. The table of runs has the figures.`;
  }
}

/** The scale from a power of ten to another, with the tolerance in view. */
function decades(low, high) {
  if (!(low > 0)) return [1e-9, 10];
  return [10 ** Math.floor(Math.log10(Math.min(low, 1e-1)) - 0.3), 10 ** Math.ceil(Math.log10(Math.max(high, 1)) + 0.05)];
}

/** Joined columns want x to rise: of several values at one place the last. */
function rising([xs, ys]) {
  const keep = xs.map((x, k) => k === xs.length - 1 || xs[k + 1] > x);
  return [xs.filter((_, k) => keep[k]), ys.filter((_, k) => keep[k])];
}
