//! The command line `vecsolve`: solves Matrix Market systems through the same
//! handles, arrays and steps as every other host.
#![forbid(unsafe_code)]

mod args;
mod compare;
mod curve;
mod failure;
mod info;
mod interrupt;
mod local;
mod pagerank;
mod plot;
mod progress;
mod report;
mod solve;
mod system;

use args::{Command, CommandLine};
use clap::Parser as _;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let (done, json) = match CommandLine::parse().command {
        Command::Solve(args) => (solve::run(&args), args.json),
        Command::Compare(args) => (compare::run(&args), args.json),
        Command::Local(args) => (local::run(&args), args.json),
        Command::Pagerank(args) => (pagerank::run(&args), args.json),
        Command::Info(args) => (info::run(&args), args.json),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            if json {
                say(&failure.json());
            }
            eprintln!("vecsolve: {failure}");
            ExitCode::from(args::REFUSED)
        }
    }
}

/// Prints to standard output. Nobody listening is no reason to panic.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
}
