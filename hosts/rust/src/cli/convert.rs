//! `vecsolve convert`: one format of tables into another.

use super::args::DONE;
use super::failure::Failure;
use super::say;
use super::table::{Format, Table, read, write};
use clap::Args;

#[derive(Args)]
#[command(after_help = help!(
    "vecsolve convert problems/ring_40.mtx.gz ring.npy"
    "vecsolve convert ring.npy ring.mtx --sparse"
    "vecsolve convert base.npy - --to csv"
))]
pub struct ConvertArgs {
    /// What to read; - is standard input
    pub input: String,
    /// What to write; - is standard output
    pub output: String,
    /// The format of the input [default: by its name]
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<Format>,
    /// The format of the output [default: by its name]
    #[arg(long, value_name = "FORMAT")]
    pub to: Option<Format>,
    /// Writes the values that are not 0 of a dense table, to mtx
    #[arg(long)]
    pub sparse: bool,
    /// Reports as one JSON object
    #[arg(long)]
    pub json: bool,
    /// The most bytes of values
    #[arg(long, default_value_t = 1 << 32)]
    pub max_bytes: u64,
}

pub fn run(args: &ConvertArgs) -> Result<u8, Failure> {
    let from = Format::asked(args.from, &args.input, "--from")?;
    let to = Format::asked(args.to, &args.output, "--to")?;
    let mut table = read(&args.input, from, args.max_bytes)?;
    // A sparse matrix stays one in the only format that has them.
    if to != Format::Mtx {
        table = Table::Dense(table.into_dense(&args.input, args.max_bytes)?);
    } else if args.sparse
        && let Table::Dense(dense) = &table
    {
        table = Table::Sparse(dense.to_sparse(&args.input)?);
    }
    write(&args.output, to, &table)?;
    let (rows, cols, nnz) = match &table {
        Table::Dense(d) => (d.rows, d.cols, None),
        Table::Sparse(m) => (m.rows as usize, m.cols as usize, Some(m.val.len())),
    };
    let text = if args.json {
        serde_json::json!({ "input": args.input, "output": args.output, "rows": rows, "cols": cols, "nnz": nnz })
            .to_string()
    } else {
        let holds = nnz.map_or_else(|| "dense".into(), |nnz| format!("{nnz} values"));
        format!("{} to {}: {rows} x {cols}, {holds}", args.input, args.output)
    };
    // The report makes way for the table.
    if args.output == "-" {
        super::tell(&text)
    } else {
        say(&text)?
    }
    Ok(DONE)
}
