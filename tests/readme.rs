//! The README tells the truth: its snippets are the hosts' own, which the
//! hosts' tests run, and its commands are verbs of build.sh.
#![forbid(unsafe_code)]

use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The first block of code in `language`, its lines trimmed.
fn block(text: &str, language: &str) -> Vec<String> {
    let mut lines = text.lines().skip_while(|line| *line != format!("```{language}")).skip(1).peekable();
    assert!(lines.peek().is_some(), "no {language} block");
    lines.take_while(|line| *line != "```").map(|line| line.trim().to_string()).filter(|l| !l.is_empty()).collect()
}

fn stands_in(lines: &[String], text: &str) -> bool {
    let text: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    text.windows(lines.len()).any(|window| window == lines)
}

#[test]
fn snippets_are_those_that_the_hosts_run() {
    let readme = read("README.md");
    for (language, host, test) in [
        ("js", "hosts/js/README.md", None),
        ("python", "hosts/python/README.md", None),
        ("rust", "hosts/rust/README.md", Some("hosts/rust/tests/host.rs")),
        ("swift", "hosts/swift/README.md", None),
        ("go", "hosts/go/README.md", None),
    ] {
        let lines = block(&readme, language);
        assert!(lines.len() >= 4, "{language}: {lines:?}");
        assert!(stands_in(&lines, &read(host)), "{host} has another example than README.md");
        if let Some(test) = test {
            assert!(stands_in(&lines, &read(test)), "{test} does not run the example of README.md");
        }
    }
}

#[test]
fn commands_are_verbs() {
    for page in [
        "README.md",
        "CONTRIBUTING.md",
        "docs/reliability.md",
        "examples/c/README.md",
        "hosts/go/README.md",
        "hosts/js/README.md",
        "hosts/js/playground/README.md",
        "hosts/python/README.md",
        "hosts/rust/README.md",
        "hosts/swift/README.md",
    ] {
        for verb in read(page).split("./build.sh ").skip(1) {
            let verb: String = verb.chars().take_while(char::is_ascii_alphanumeric).collect();
            let parts = ["build.sh", "hosts/tests.sh", "tests/attacks.sh"].map(read).concat();
            assert!(parts.contains(&format!("\n{verb}() {{")), "{page}: ./build.sh {verb} is no verb");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for page in [
        "README.md",
        "SECURITY.md",
        "docs/abi.md",
        "docs/local.md",
        "docs/ops.md",
        "docs/reliability.md",
        "docs/solve.md",
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(page).parent().unwrap().to_path_buf();
        for link in read(page).split("](").skip(1) {
            let link = link.split([')', '#']).next().unwrap_or_default();
            if !link.is_empty() && !link.starts_with("http") {
                assert!(folder.join(link).exists(), "{page}: {link} is not there");
            }
        }
    }
}
