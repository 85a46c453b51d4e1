//! `vecsolve completions` and `vecsolve man`: what shells and man read, made from
//! the same declarations that the command line is parsed by.

use super::args::{CommandLine, DONE};
use super::failure::Failure;
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;
use std::io::Write as _;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = help!("vecsolve completions bash > vecsolve.bash" "vecsolve completions zsh > _vecsolve"))]
pub struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
}

#[derive(Args)]
#[command(after_help = help!("vecsolve man > vecsolve.1" "vecsolve man solve > vecsolve-solve.1" "vecsolve man --all ."))]
pub struct ManArgs {
    /// The command whose page is written; left out, the program's
    pub command: Option<String>,
    /// Writes every page into this folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    pub all: Option<PathBuf>,
}

pub fn completions(args: &CompletionsArgs) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut CommandLine::command(), "vecsolve", &mut script);
    put(&script)
}

pub fn man(args: &ManArgs) -> Result<u8, Failure> {
    let program = CommandLine::command();
    if let Some(folder) = &args.all {
        clap_mangen::generate_to(program, folder).map_err(|e| Failure::file(&folder.display().to_string(), e))?;
        return Ok(DONE);
    }
    let command = match &args.command {
        None => program,
        Some(name) => {
            let found = program.find_subcommand(name).cloned();
            let known: Vec<_> = program.get_subcommands().map(|c| c.get_name().to_owned()).collect();
            let found =
                found.ok_or_else(|| Failure::wrong(name, format!("there is no such command: {}", known.join(", "))))?;
            let name: &'static str = Box::leak(format!("vecsolve-{}", found.get_name()).into_boxed_str());
            found.name(name)
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(|e| Failure::file("the page", e))?;
    put(&page)
}

fn put(bytes: &[u8]) -> Result<u8, Failure> {
    let mut out = std::io::stdout().lock();
    super::unless_closed(out.write_all(bytes).and_then(|()| out.flush()))?;
    Ok(DONE)
}
