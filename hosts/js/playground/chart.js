// A chart by uPlot that follows the theme and the width of its place, and that
// can be read by the keyboard: left and right walk through the points, shift
// takes ten at a time, home and end go to the ends.
import uPlot from "./vendor/uPlot.esm.js";
import { colour, onTheme } from "./page.js";

const HEIGHT = 320;

/** How axes look. */
export const axis = () => {
  const grid = { stroke: colour("grid"), width: 1 };
  return { stroke: colour("quiet"), grid, ticks: grid, font: "12px system-ui" };
};
/** A logarithmic axis: lines and labels at powers of ten only. */
export const decimal = (label) => {
  const filter = (_, splits) => splits.map((v) => (v > 0 && Math.abs(Math.log10(v) - Math.round(Math.log10(v))) < 1e-9 ? v : null));
  const { grid, ticks, ...rest } = axis();
  return { ...rest, grid: { ...grid, filter }, ticks: { ...ticks, filter }, filter, values: (_, values) => values.map((v) => (v === null ? null : label(v))) };
};

/** A dashed line with a word at it. */
export function mark(plot, { x, y, text }) {
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  const [from, to] =
    x !== undefined
      ? [[plot.valToPos(x, "x", true), bbox.top], [plot.valToPos(x, "x", true), bbox.top + bbox.height]]
      : [[bbox.left, plot.valToPos(y, "y", true)], [bbox.left + bbox.width, plot.valToPos(y, "y", true)]];
  if (from[1] > bbox.top + bbox.height || from[0] > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour("text");
  ctx.lineWidth = px;
  ctx.setLineDash([3 * px, 3 * px]);
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
  ctx.font = `${12 * px}px system-ui`;
  const right = x === undefined || from[0] > bbox.left + bbox.width * 0.75;
  ctx.textAlign = right ? "right" : "left";
  ctx.textBaseline = x === undefined ? "bottom" : "top";
  ctx.fillText(text, x === undefined ? to[0] - 6 * px : from[0] + (right ? -5 : 5) * px, from[1] + (x === undefined ? -3 : 4) * px);
  ctx.restore();
}

export class Chart {
  #holder;
  #options;
  #tell;
  #plot = null;
  #data = null;

  /** `options()` answers uPlot's, without size; `tell(place)` is called for the point under the cursor, or null. */
  constructor(holder, options, tell) {
    Object.assign(holder, { tabIndex: 0, role: "img" });
    [this.#holder, this.#options, this.#tell] = [holder, options, tell];
    holder.addEventListener("keydown", (event) => this.#walk(event));
    new ResizeObserver(() => this.#plot?.setSize({ width: holder.clientWidth, height: HEIGHT })).observe(holder);
    onTheme(() => this.#data && this.draw(this.#data));
  }

  /** Draws with other series or scales. */
  draw(data) {
    this.#plot?.destroy();
    this.#data = data;
    const cursor = { drag: { x: false, y: false }, y: false };
    const { hooks, ...options } = this.#options();
    const told = { ...hooks, setCursor: [(plot) => this.#tell(plot.cursor.idx ?? null)] };
    this.#plot = new uPlot({ width: this.#holder.clientWidth, height: HEIGHT, padding: [10, 14, 0, 0], legend: { show: false }, cursor, ...options, hooks: told }, data, this.#holder);
  }

  /** More values in the same series. */
  update(data) {
    this.#data = data;
    this.#plot?.setData(data);
  }

  #walk(event) {
    const last = (this.#data?.[0].length ?? 0) - 1;
    const at = this.#plot?.cursor.idx ?? null;
    const stride = event.shiftKey ? 10 : 1;
    const to = {
      ArrowLeft: at === null ? last : at - stride,
      ArrowRight: at === null ? 0 : at + stride,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined || last < 0 || this.#plot === null) return;
    event.preventDefault();
    const place = Math.max(0, Math.min(last, to));
    this.#plot.setCursor({ left: this.#plot.valToPos(this.#data[0][place], "x"), top: this.#plot.over.clientHeight / 2 });
    this.#tell(place);
  }
}
