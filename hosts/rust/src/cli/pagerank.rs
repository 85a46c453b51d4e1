//! `vecsolve pagerank`: the nodes that count most, of all or of seeds. Nodes are
//! counted from 1, as the files count.

use super::args::{CONVERGED, NOT_CONVERGED, PagerankArgs};
use super::failure::Failure;
use super::local::from_zero;
use super::say;
use vecsolve_host::market;
use vecsolve_host::{Config, CsrOptions, PagerankOptions, PprOptions};

pub fn run(args: &PagerankArgs) -> Result<u8, Failure> {
    let module = args.engine.load()?;
    let m = market::read_file(&args.matrix, args.max_bytes)?;
    let mut s = module.create(Config { max_bytes: Some(args.max_bytes), ..Config::default() })?;
    let seed = from_zero("seed", &args.seed, m.rows)?;
    let a = s.csr(m.rows, m.cols, &m.row, &m.col, &m.val, CsrOptions::default())?;
    let graph = s.graph(&a)?;
    s.free(a)?;
    let (damping, tol) = (args.damping, args.tol);
    let mut ranks: Vec<(u32, f64)>;
    let (reason, bound, cost);
    if seed.is_empty() {
        let done = s.pagerank(&graph, PagerankOptions { damping, tol, ..PagerankOptions::default() })?;
        ranks = (1..).zip(done.x).collect();
        ranks.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranks.truncate(args.top as usize);
        cost = format!("{} iterations, {} work units", done.iterations, done.work);
        (reason, bound) = (done.reason, done.bound);
    } else {
        let done = s.ppr(&graph, &seed, PprOptions { damping, tol, top: args.top, ..PprOptions::default() })?;
        ranks = done.index.iter().map(|node| node + 1).zip(done.values).collect();
        cost = format!("read {} links, touched {} nodes, {} work units", done.nonzeros, done.rows, done.work);
        (reason, bound) = (done.reason, Some(done.bound));
    }
    if args.json {
        let (node, rank): (Vec<u32>, Vec<f64>) = ranks.into_iter().unzip();
        let json = serde_json::json!({
            "graph": args.matrix, "module": module.name(), "n": graph.n, "links": graph.links,
            "dangling": graph.dangling, "seed": args.seed, "reason": reason, "bound": bound, "cost": cost,
            "node": node, "rank": rank,
        });
        say(&json.to_string())?;
    } else {
        let mut text = format!(
            "{}: {} nodes, {} links, {} without any, on {}\n",
            args.matrix,
            graph.n,
            graph.links,
            graph.dangling,
            module.name()
        );
        for (node, rank) in ranks {
            text += &format!("{node:>10}  {rank:.9e}\n");
        }
        let bound = bound.map_or(String::new(), |bound| format!(", all together within {bound:.1e}"));
        text += &format!("{reason}{bound}; {cost}\n");
        say(&text)?;
    }
    Ok(if reason == "converged" { CONVERGED } else { NOT_CONVERGED })
}
