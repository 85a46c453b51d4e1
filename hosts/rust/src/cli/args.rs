//! The arguments of the command line, and its exit codes.

use super::bench::BenchArgs;
use super::convert::ConvertArgs;
use super::pages::{CompletionsArgs, ManArgs};
use super::search::SearchArgs;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use vecsolve_host::{Error, LocalSolveMethod, Module, SolveMethod, SolvePrecond};

/// It is done.
pub const DONE: u8 = 0;
/// The solve converged.
pub const CONVERGED: u8 = DONE;
/// A file, the module or the library refused.
pub const REFUSED: u8 = 1;
/// The solve ended without converging; the best that was reached is reported.
pub const NOT_CONVERGED: u8 = 3;
/// Ctrl-C; what was reached is reported.
pub const INTERRUPTED: u8 = 130;

/// Sparse linear systems and exact searches, with the same bits on every machine.
#[derive(Parser)]
#[command(name = "vecsolve", version, after_help = help!(
    "vecsolve solve problems/poisson2d_100.mtx.gz"
    "vecsolve search base.npy queries.npy -k 3"
))]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Solves A x = b.
    Solve(Box<SolveArgs>),
    /// Solves A x = b by every method that applies, and prints a table.
    Compare(CompareArgs),
    /// Single values of x in A x = b, without the rest of x.
    Local(LocalArgs),
    /// The nodes of a graph that count most, of all or of seeds.
    Pagerank(PagerankArgs),
    /// Finds the rows of a table that are nearest to each row of another, exactly.
    Search(SearchArgs),
    /// Converts tables and matrices: mtx, npy, csv, fvecs, bvecs, ivecs.
    Convert(ConvertArgs),
    /// Measures the library on this machine.
    Bench(BenchArgs),
    /// Tells what the library is and can do.
    Info(InfoArgs),
    /// Writes the completions of a shell.
    Completions(CompletionsArgs),
    /// Writes the manual page of the program, of a command, or all of them.
    Man(ManArgs),
}

#[derive(Args)]
#[command(after_help = help!(
    "vecsolve solve problems/poisson2d_100.mtx.gz"
    "vecsolve solve problems/convdiff_100.mtx.gz --method bicgstab --tol 1e-10 -o x.mtx --plot curve.svg"
    "vecsolve solve - -o - < problems/ring_40.mtx.gz"
))]
pub struct SolveArgs {
    /// The matrix: a Matrix Market file, gzipped or not; - is standard input
    #[arg(value_name = "A.mtx")]
    pub matrix: String,
    /// The right-hand side, a Matrix Market file with one column [default: A times a vector of ones]
    #[arg(short, value_name = "b.mtx")]
    pub b: Option<String>,
    /// The method; auto picks, and goes on to another when one fails
    #[arg(long, default_value = "auto", value_parser = methods())]
    pub method: SolveMethod,
    /// The preconditioner of the iterative methods
    #[arg(long, default_value = "auto", value_parser = preconditioners())]
    pub precond: SolvePrecond,
    /// Relative tolerance: ||b - A x|| <= tol ||b||
    #[arg(long, default_value = "1e-8", allow_negative_numbers = true)]
    pub tol: f64,
    /// Absolute tolerance on ||b - A x||
    #[arg(long, default_value = "0", allow_negative_numbers = true)]
    pub atol: f64,
    /// Most iterations of each iterative method; 0 leaves it to the library
    #[arg(long, default_value_t = 0)]
    pub max_iter: u32,
    /// Writes x as a Matrix Market array; - is standard output, and the report then goes to standard error
    #[arg(short, value_name = "x.mtx")]
    pub output: Option<String>,
    /// Draws the convergence curve
    #[arg(long, value_name = "file.svg")]
    pub plot: Option<PathBuf>,
    /// Reports as one JSON object
    #[arg(long)]
    pub json: bool,
    /// The most bytes the solve may own, and the file's entries may take
    #[arg(long, default_value_t = 1 << 30)]
    pub max_bytes: u64,
    #[command(flatten)]
    pub engine: EngineArgs,
}

#[derive(Args)]
#[command(after_help = help!("vecsolve compare problems/ring_40.mtx.gz --limit 1"))]
pub struct CompareArgs {
    /// The matrix: a Matrix Market file, gzipped or not; - is standard input
    #[arg(value_name = "A.mtx")]
    pub matrix: String,
    /// The right-hand side, a Matrix Market file with one column [default: A times a vector of ones]
    #[arg(short, value_name = "b.mtx")]
    pub b: Option<String>,
    /// Relative tolerance: ||b - A x|| <= tol ||b||
    #[arg(long, default_value = "1e-8", allow_negative_numbers = true)]
    pub tol: f64,
    /// Seconds after which a method is given up
    #[arg(long, default_value = "10", value_parser = seconds)]
    pub limit: f64,
    /// Reports as one JSON object
    #[arg(long)]
    pub json: bool,
    /// The most bytes a solve may own, and the file's entries may take
    #[arg(long, default_value_t = 1 << 30)]
    pub max_bytes: u64,
    #[command(flatten)]
    pub engine: EngineArgs,
}

#[derive(Args)]
#[command(after_help = help!(
    "vecsolve local problems/torus_50.mtx.gz --row 1 --row 1250"
))]
pub struct LocalArgs {
    /// The matrix: a Matrix Market file, gzipped or not; - is standard input
    #[arg(value_name = "A.mtx")]
    pub matrix: String,
    /// A row whose x is asked for, from 1; may be given more than once
    #[arg(long, required = true)]
    pub row: Vec<u32>,
    /// The right-hand side, a Matrix Market file with one column [default: A times a vector of ones]
    #[arg(short, value_name = "b.mtx")]
    pub b: Option<String>,
    /// The method; auto picks by predicted cost
    #[arg(long, default_value = "auto", value_parser = local_methods())]
    pub method: LocalSolveMethod,
    /// The error allowed of each value
    #[arg(long, default_value = "1e-6", allow_negative_numbers = true)]
    pub tol: f64,
    /// The probability with which walks may miss it; 0 for no walks
    #[arg(long, default_value = "1e-6", allow_negative_numbers = true)]
    pub delta: f64,
    /// Push while |r_u| >= theta * degree, and no further; 0 goes on until tol is met
    #[arg(long, default_value = "0", allow_negative_numbers = true)]
    pub theta: f64,
    /// Seed of the walks' random numbers
    #[arg(long, default_value_t = 0)]
    pub random: u32,
    /// Work units after which an answer ends
    #[arg(long, default_value_t = 1_000_000_000)]
    pub max_work: u32,
    /// Reports as one JSON object
    #[arg(long)]
    pub json: bool,
    /// The most bytes the library may own, and the file's entries may take
    #[arg(long, default_value_t = 1 << 30)]
    pub max_bytes: u64,
    #[command(flatten)]
    pub engine: EngineArgs,
}

#[derive(Args)]
#[command(after_help = help!(
    "vecsolve pagerank problems/links_500.mtx.gz"
    "vecsolve pagerank problems/links_500.mtx.gz --seed 7 --top 10"
))]
pub struct PagerankArgs {
    /// The links: a Matrix Market file, a value in row i and column j is the weight of the link from i to j
    #[arg(value_name = "graph.mtx")]
    pub matrix: String,
    /// Where jumps go, a node from 1; may be given more than once [default: everywhere]
    #[arg(long)]
    pub seed: Vec<u32>,
    /// How many nodes are shown, the largest first
    #[arg(long, default_value_t = 20)]
    pub top: u32,
    /// The probability of following a link instead of jumping
    #[arg(long, default_value = "0.85", allow_negative_numbers = true)]
    pub damping: f64,
    /// The error allowed, of all nodes together
    #[arg(long, default_value = "1e-6", allow_negative_numbers = true)]
    pub tol: f64,
    /// Reports as one JSON object
    #[arg(long)]
    pub json: bool,
    /// The most bytes the library may own, and the file's entries may take
    #[arg(long, default_value_t = 1 << 30)]
    pub max_bytes: u64,
    #[command(flatten)]
    pub engine: EngineArgs,
}

#[derive(Args)]
#[command(after_help = help!("vecsolve info" "vecsolve info --native --json"))]
pub struct InfoArgs {
    /// Reports as one JSON object
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub engine: EngineArgs,
}

#[derive(Args)]
pub struct EngineArgs {
    /// The wasm module [default: $VECSOLVE_MODULE, else dist/vecsolve_simd128.wasm of the checkout]
    #[arg(long, value_name = "file.wasm", conflicts_with = "native")]
    pub module: Option<PathBuf>,
    /// Uses the native library in place of a module
    #[arg(long)]
    pub native: bool,
}

impl EngineArgs {
    pub fn load(&self) -> Result<Module, Error> {
        match &self.module {
            _ if self.native => Module::native(),
            Some(path) => Module::from_file(path),
            None => Module::load(),
        }
    }
}

pub fn seconds(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(seconds) if (0.0..1e9).contains(&seconds) => Ok(seconds),
        _ => Err("a number of seconds from 0 to 1e9".into()),
    }
}

fn methods() -> impl clap::builder::TypedValueParser<Value = SolveMethod> {
    PossibleValuesParser::new(SolveMethod::WORDS).try_map(|word| SolveMethod::from_word(&word).ok_or("not a method"))
}

fn local_methods() -> impl clap::builder::TypedValueParser<Value = LocalSolveMethod> {
    PossibleValuesParser::new(LocalSolveMethod::WORDS)
        .try_map(|word| LocalSolveMethod::from_word(&word).ok_or("not a method"))
}

fn preconditioners() -> impl clap::builder::TypedValueParser<Value = SolvePrecond> {
    PossibleValuesParser::new(SolvePrecond::WORDS)
        .try_map(|word| SolvePrecond::from_word(&word).ok_or("not a preconditioner"))
}
