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

/// Every page of the repository, but those of others.
fn pages(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && !name.starts_with('.') && !["target", "dist", "out", "node_modules"].contains(&&*name) {
            pages(&path, found);
        } else if name.ends_with(".md") {
            found.push(path.display().to_string());
        }
    }
}

/// The words of a `case` that ends with the verbs it does not know.
fn words(script: &str, until: &str) -> Vec<String> {
    let case = script.split(until).next().unwrap().rsplit("case \"${1:-").next().unwrap();
    let arms = case.lines().skip(1).filter_map(|line| line.split_once(')'));
    arms.flat_map(|(words, _)| words.split('|').map(|word| word.trim().to_string())).collect()
}

#[test]
fn commands_are_verbs() {
    let build = read("build.sh");
    let (verbs, parts) = (words(&build, "build.sh: no verb"), words(&build, "build.sh: hosts has no part"));
    assert!(verbs.contains(&"run".into()) && parts.contains(&"go".into()), "{verbs:?} {parts:?}");
    let mut found = Vec::new();
    pages(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut found);
    assert!(found.len() > 30, "{found:?}");
    for page in found {
        for command in std::fs::read_to_string(&page).unwrap().split("./build.sh ").skip(1) {
            let word = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-');
            let mut said = command.split(word);
            let verb = said.next().unwrap_or_default();
            assert!(verbs.iter().any(|known| known == verb), "{page}: ./build.sh {verb} is no verb");
            let part = said.next().unwrap_or_default();
            if verb == "hosts" && command.starts_with("hosts ") && !part.is_empty() {
                assert!(parts.iter().any(|known| known == part), "{page}: ./build.sh hosts {part} is no part");
            }
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
