//! The command line `vecsolve`: systems and searches from files, through the same
//! handles, arrays and steps as every other host.
#![forbid(unsafe_code)]

/// What stands below the options of a command: examples, which the tests run, and the
/// exit codes.
macro_rules! help {
    ($($example:literal)+) => {
        concat!(
            "Examples:\n", $("  ", $example, "\n",)+
            "\nExit codes: 0 done, 1 refused (file, module or library), 2 usage, 3 not converged, 130 interrupted"
        )
    };
}

mod args;
mod bench;
mod compare;
mod convert;
mod curve;
mod failure;
mod info;
mod interrupt;
mod local;
mod pagerank;
mod pages;
mod plot;
mod progress;
mod report;
mod search;
mod solve;
mod system;
mod table;

use args::{Command, CommandLine};
use clap::Parser as _;
use failure::Failure;
use std::io::{self, Write as _};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (done, json) = match CommandLine::parse().command {
        Command::Solve(args) => (solve::run(&args), args.json),
        Command::Compare(args) => (compare::run(&args), args.json),
        Command::Local(args) => (local::run(&args), args.json),
        Command::Pagerank(args) => (pagerank::run(&args), args.json),
        Command::Search(args) => (search::run(&args), args.json),
        Command::Convert(args) => (convert::run(&args), args.json),
        Command::Bench(args) => (bench::run(&args), args.json),
        Command::Info(args) => (info::run(&args), args.json),
        Command::Completions(args) => (pages::completions(&args), false),
        Command::Man(args) => (pages::man(&args), false),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            if json {
                // What is told on standard error is enough where this cannot be written.
                let _ = say(&failure.json());
            }
            tell(&format!("vecsolve: {failure}"));
            ExitCode::from(args::REFUSED)
        }
    }
}

/// Prints to standard output.
fn say(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    unless_closed(writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush()))
}

/// Prints to standard error. There is nobody left to be told when that fails.
fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{}", text.trim_end());
}

/// A reader that has seen enough, as head does, is no fault; a full disk is one.
fn unless_closed(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::File("standard output".into(), error)),
        _ => Ok(()),
    }
}
