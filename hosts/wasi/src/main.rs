//! `vecsolve.wasm solve < A.mtx`: the solve of the command line as a WASI
//! command, for runtimes that run commands and embed nothing. The library is
//! linked in; there is no engine inside. Arguments, answers and exit codes are
//! those of hosts/rust, whose reader of Matrix Market files this is.
#![forbid(unsafe_code)]

mod library;
#[path = "../../rust/src/market/mod.rs"]
#[allow(dead_code)] // the host uses more of it
mod market;
mod report;
mod solve;

use clap::{Args, Parser, Subcommand};
use std::io::Write as _;
use std::process::ExitCode;

const EXIT_CODES: &str = "Exit codes: 0 converged, 1 refused (file or library), 2 usage, 3 not converged";

/// Sparse linear systems, solved with the same bits on every machine.
#[derive(Parser)]
#[command(name = "vecsolve", version, after_help = EXIT_CODES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Solves A x = b.
    Solve(SolveArgs),
}

#[derive(Args)]
#[command(after_help = EXIT_CODES)]
struct SolveArgs {
    /// The matrix: a Matrix Market file, gzipped or not; - is standard input
    #[arg(value_name = "A.mtx", default_value = "-")]
    matrix: String,
    /// The right-hand side, a Matrix Market file with one column [default: A times a vector of ones]
    #[arg(short, value_name = "b.mtx")]
    b: Option<String>,
    /// The method; auto picks, and goes on to another when one fails
    #[arg(long, default_value = "auto")]
    method: String,
    /// The preconditioner of the iterative methods
    #[arg(long, default_value = "auto")]
    precond: String,
    /// Relative tolerance: ||b - A x|| <= tol ||b||
    #[arg(long, default_value = "1e-8", allow_negative_numbers = true)]
    tol: f64,
    /// Absolute tolerance on ||b - A x||
    #[arg(long, default_value = "0", allow_negative_numbers = true)]
    atol: f64,
    /// Most iterations of each iterative method; 0 leaves it to the library
    #[arg(long, default_value_t = 0)]
    max_iter: u32,
    /// Writes x as a Matrix Market array; - is standard output, and the report then goes to standard error
    #[arg(short, value_name = "x.mtx")]
    output: Option<String>,
    /// Reports as one JSON object
    #[arg(long)]
    json: bool,
    /// The most bytes the solve may own, and the file's entries may take
    #[arg(long, default_value_t = 1 << 30)]
    max_bytes: u64,
}

fn main() -> ExitCode {
    let Command::Solve(args) = CommandLine::parse().command;
    match solve::run(&args) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            if args.json {
                say(&failure.json());
            }
            eprintln!("vecsolve: {}", failure.message);
            ExitCode::from(1)
        }
    }
}

/// Prints to standard output. Nobody listening is no reason to panic.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
}
