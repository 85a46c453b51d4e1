//! `vecsolve search`: the nearest rows of a file for every row of another, exactly.
//! The base goes through the library in blocks of rows, so that the memory there is
//! bounded, the bar moves and Ctrl-C is heard; the best of the blocks are merged by
//! score, then by index, which is the library's own order.

use super::args::{DONE, EngineArgs, INTERRUPTED};
use super::failure::Failure;
use super::interrupt::Interrupt;
use super::table::{Dense, Format, Table, Values, read, write};
use super::{say, tell};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use indicatif::{ProgressBar, ProgressStyle};
use std::cmp::Ordering;
use std::time::Instant;
use vecsolve_host::{Array, Config, Element, Error, Instance, Metric, Module, Object as _};

#[derive(Args)]
#[command(after_help = help!(
    "vecsolve search base.npy queries.npy -k 3"
    "vecsolve search base.fvecs queries.fvecs -k 10 --metric l2sq -o nearest.ivecs"
    "vecsolve search base.npy queries.npy --json"
))]
pub struct SearchArgs {
    /// The rows to search: .npy (f32, f64, int8, uint8), .fvecs, .bvecs, .csv; - is standard input
    pub base: String,
    /// The rows to search for, of the same type
    pub queries: String,
    /// How many of the best rows
    #[arg(short, default_value_t = 10)]
    pub k: usize,
    /// dot, l2sq, cosine and l1 of floats; dot, l2sq and cosine of int8; hamming and jaccard of uint8 (packed bits) [default: dot, or hamming]
    #[arg(long, value_parser = metrics())]
    pub metric: Option<Metric>,
    /// Writes the indices, a row for each query; - is standard output, and the report then goes to standard error
    #[arg(short, value_name = "FILE")]
    pub output: Option<String>,
    /// Writes the scores, a row for each query
    #[arg(long, value_name = "FILE")]
    pub scores: Option<String>,
    /// The format of the input files [default: by their names]
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<Format>,
    /// Reports as one JSON object
    #[arg(long)]
    pub json: bool,
    /// The most bytes of a file's values
    #[arg(long, default_value_t = 1 << 33)]
    pub max_bytes: u64,
    #[command(flatten)]
    pub engine: EngineArgs,
}

/// Bytes of the base in the library at a time.
const BLOCK: usize = 32 << 20;

fn metrics() -> impl TypedValueParser<Value = Metric> {
    PossibleValuesParser::new(Metric::WORDS).try_map(|word| Metric::from_word(&word).ok_or("not a metric"))
}

/// The best of one query, best first.
type Best = Vec<(f64, u32)>;

pub fn run(args: &SearchArgs) -> Result<u8, Failure> {
    let module = args.engine.load()?;
    let started = Instant::now();
    let [base, queries] = [&args.base, &args.queries].map(|path| -> Result<Dense, Failure> {
        let format = Format::asked(args.from, path, "--from")?;
        read(path, format, args.max_bytes)?.into_dense(path, args.max_bytes)
    });
    let (base, queries) = (base?, queries?);
    let fit = |what: String| Failure::wrong(&args.queries, what);
    if base.cols != queries.cols {
        return Err(fit(format!("{} columns, {} has {}", queries.cols, args.base, base.cols)));
    }
    if i32::try_from(base.rows).is_err() {
        return Err(Failure::wrong(&args.base, format!("{} rows: fewer than 2147483648 are searched", base.rows)));
    } // So indices are i32, as .ivecs has them.
    if args.k > base.rows {
        return Err(Failure::wrong(&args.base, format!("{} rows, fewer than k = {}", base.rows, args.k)));
    }
    let bits = matches!(base.values, Values::U8(_));
    let metric = args.metric.unwrap_or(if bits { Metric::Hamming } else { Metric::Dot });
    let read_in = started.elapsed();
    let of = Search { module: &module, args, metric, base: &base, queries: &queries };
    let found = match (&base.values, &queries.values) {
        (Values::F32(x), Values::F32(q)) => of.run(x, q, |v: f32| v.into()),
        (Values::F64(x), Values::F64(q)) => of.run(x, q, |v: f64| v),
        (Values::I8(x), Values::I8(q)) => of.run(x, q, |v: f64| v),
        (Values::U8(x), Values::U8(q)) => of.run(x, q, |v: f64| v),
        (x, q) => return Err(fit(format!("values of {}, {} holds {}", q.dtype(), args.base, x.dtype()))),
    }?;
    let Some(found) = found else {
        tell("interrupted");
        return Ok(INTERRUPTED);
    };
    let seconds = (started.elapsed() - read_in).as_secs_f64();
    let report = if args.json { of.json(&found, read_in.as_secs_f64(), seconds) } else { of.text(&found) };
    let best = || found.iter().flatten();
    of.write(args.scores.as_deref(), found.len(), Values::F64(best().map(|b| b.0).collect()))?;
    let indices = best().map(|b| b.1 as i32).collect();
    of.write(args.output.as_deref(), found.len(), Values::I32(indices))?;
    match args.output.as_deref() {
        Some("-") => tell(&report),
        // Where the indices go to a file, the table would only repeat them.
        Some(path) if !args.json => tell(&format!("{path}: {} x {}, in {seconds:.3} s", found.len(), args.k)),
        _ => say(&report)?,
    }
    Ok(DONE)
}

struct Search<'a> {
    module: &'a Module,
    args: &'a SearchArgs,
    metric: Metric,
    base: &'a Dense,
    queries: &'a Dense,
}

impl Search<'_> {
    /// None when Ctrl-C was pressed.
    fn run<T: Element>(&self, x: &[T], q: &[T], wide: impl Fn(T::Score) -> f64) -> Result<Option<Vec<Best>>, Failure> {
        let (cols, queries, width) = (self.base.cols, self.queries.rows, size_of::<T>());
        let block = (BLOCK / (cols * width).max(1)).clamp(1, self.base.rows.max(1));
        let bytes = (block * cols + q.len()) * width + queries * self.args.k.min(block) * 12;
        let mut s = self.module.create(Config { max_bytes: Some(bytes as u64 + (1 << 20)), ..Config::default() })?;
        let q = s.array_from(q)?;
        let mut found: Vec<Best> = vec![Vec::new(); queries];
        let interrupt = Interrupt::listen();
        let bar = ProgressBar::new(self.base.rows as u64);
        if let Ok(style) = ProgressStyle::with_template("{elapsed} [{bar:30}] {pos} of {len} rows") {
            bar.set_style(style);
        }
        let mut from = 0;
        while from < self.base.rows {
            let rows = block.min(self.base.rows - from);
            let k = self.args.k.min(rows);
            let (indices, scores) = self.block(&mut s, &q, &x[from * cols..][..rows * cols], (queries, rows, k))?;
            for (query, best) in found.iter_mut().enumerate() {
                let at = query * k..(query + 1) * k;
                let new = scores[at.clone()].iter().map(|v| wide(*v)).zip(&indices[at]);
                best.extend(new.map(|(v, i)| (v, i + from as u32)));
                best.sort_by(|a, b| self.order(a, b));
                best.truncate(self.args.k);
            }
            from += rows;
            bar.set_position(from as u64);
            if interrupt.asked() {
                bar.finish_and_clear();
                return Ok(None);
            }
        }
        bar.finish_and_clear();
        Ok(Some(found))
    }

    /// One call: the best rows of a block.
    fn block<T: Element>(
        &self,
        s: &mut Instance,
        q: &Array<T>,
        x: &[T],
        (queries, rows, k): (usize, usize, usize),
    ) -> Result<(Vec<u32>, Vec<T::Score>), Error> {
        let x = s.array_from(x)?;
        let (indices, scores) = (s.array::<u32>(queries * k)?, s.array::<T::Score>(queries * k)?);
        let request = serde_json::json!({
            "op": "search", "metric": self.metric.word(), "q": q.id(), "x": x.id(),
            "indices": indices.id(), "scores": scores.id(),
            "queries": queries, "rows": rows, "cols": self.base.cols, "k": k,
        });
        s.request(&request.to_string())?;
        let found = (s.view(&indices)?.into_owned(), s.view(&scores)?.into_owned());
        s.free(x)?;
        s.free(indices)?;
        s.free(scores)?;
        Ok(found)
    }

    /// Best first, equals by the lower index, NaN last.
    fn order(&self, a: &(f64, u32), b: &(f64, u32)) -> Ordering {
        let largest = matches!(self.metric, Metric::Dot | Metric::Cosine | Metric::Jaccard);
        let scores = if largest { b.0.partial_cmp(&a.0) } else { a.0.partial_cmp(&b.0) };
        scores.unwrap_or_else(|| a.0.is_nan().cmp(&b.0.is_nan())).then(a.1.cmp(&b.1))
    }

    fn write(&self, path: Option<&str>, rows: usize, values: Values) -> Result<(), Failure> {
        let Some(path) = path else { return Ok(()) };
        let format = if path == "-" { Format::Csv } else { Format::asked(None, path, "a name that ends in")? };
        write(path, format, &Table::Dense(Dense { rows, cols: self.args.k, values }))
    }

    fn text(&self, found: &[Best]) -> String {
        let mut text = String::from("query  rank  index  score\n");
        for (query, best) in found.iter().enumerate() {
            for (rank, (score, index)) in best.iter().enumerate() {
                text += &format!("{query}  {}  {index}  {score}\n", rank + 1);
            }
        }
        text
    }

    fn json(&self, found: &[Best], read: f64, search: f64) -> String {
        let results: Vec<_> = found
            .iter()
            .map(|best| {
                let (scores, indices): (Vec<f64>, Vec<u32>) = best.iter().copied().unzip();
                serde_json::json!({ "indices": indices, "scores": scores })
            })
            .collect();
        serde_json::json!({
            "base": self.args.base, "queries": self.args.queries, "metric": self.metric.word(),
            "dtype": self.base.values.dtype(), "rows": self.base.rows, "cols": self.base.cols,
            "k": self.args.k, "module": self.module.name(), "results": results,
            "seconds": { "read": read, "search": search },
        })
        .to_string()
    }
}
