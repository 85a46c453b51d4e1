//! docs/unsafe.md: every unsafe block of what is shipped, with the argument that
//! stands above it. Read from the sources; a block without one is a fault.

use crate::Generated;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const HEAD: &str = "\
# Unsafe code

Generated from the sources (`./build.sh gen`); a test compares. All other files forbid unsafe code or, in `core` \
outside `simd`, deny it. A line is one use of the keyword; what stands in a macro is compiled for every row that uses it.
";

pub fn render() -> Vec<Generated> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (mut body, mut total) = (String::new(), 0);
    for folder in ["core/src", "wasm-abi/src", "hosts/rust/src"] {
        for file in sources(&root.join(folder)) {
            let text = std::fs::read_to_string(&file).expect("a source");
            let found = blocks(&text);
            if found.is_empty() {
                continue;
            }
            let path = file.strip_prefix(&root).expect("inside");
            assert!(
                path.starts_with("core/src/simd") || path == Path::new("wasm-abi/src/lib.rs"),
                "{}: unsafe code lives in core/src/simd and wasm-abi/src/lib.rs",
                path.display()
            );
            total += found.len();
            let _ = write!(
                body,
                "\n## {} ({})\n\n| where | what | why it is sound |\n|---|---|---|\n",
                path.display(),
                found.len()
            );
            for (place, what, why) in found {
                let _ = writeln!(
                    body,
                    "| `{place}` | `{}` | {} |",
                    what.replace('|', "\\|"),
                    why.replace('|', "\\|").replace('<', "&lt;")
                );
            }
        }
    }
    vec![("docs/unsafe.md", format!("{HEAD}\n{total} uses.\n{body}"))]
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// The function around each use, the line, and the SAFETY note above or the `# Safety` of its docs.
fn blocks(text: &str) -> Vec<(String, String, String)> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut found = vec![];
    for (i, line) in lines.iter().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        let attribute = code.contains("unsafe_code") || code.starts_with("#[unsafe(") || code.starts_with("#![");
        let used = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == "unsafe");
        if !used || attribute {
            continue;
        }
        let exported = i > 0 && lines[..i].iter().rev().take(2).any(|l| l.starts_with("#[unsafe("));
        let why = match note(&lines, i) {
            Some(why) => why,
            None if exported => "a C function: the contract in the head of the file".into(),
            None if code.contains("extern \"C\"") && code.ends_with('{') => {
                "declarations of the platform's functions".into()
            }
            None if code.starts_with("unsafe fn") => "the trait's own contract".into(),
            None => panic!("no argument above line {}: {line}", i + 1),
        };
        found.push((around(&lines, i), code.trim_end_matches('{').trim().to_string(), why));
    }
    found
}

/// The comment right above, or a doc's section `# Safety`.
fn note(lines: &[&str], at: usize) -> Option<String> {
    let mut above: Vec<&str> = vec![];
    for line in lines[..at].iter().rev() {
        let comment = line.starts_with("//") || line.starts_with("#[") || line.is_empty();
        // The start of a statement that goes on over lines may stand between.
        if !comment && (above.iter().any(|l| l.starts_with("//")) || above.len() > 3 || line.ends_with('}')) {
            break;
        }
        above.push(line);
    }
    above.reverse();
    let text: Vec<&str> =
        above.iter().filter(|l| l.starts_with("//")).map(|l| l.trim_start_matches('/').trim()).collect();
    let from = text.iter().rposition(|l| l.starts_with("SAFETY:") || *l == "# Safety")?;
    let joined = text[from..].join(" ");
    Some(joined.trim_start_matches("SAFETY:").trim_start_matches("# Safety").trim().to_string())
}

/// The nearest name above: of a function, an impl, a static or a macro.
fn around(lines: &[&str], at: usize) -> String {
    let name = |line: &&str| {
        let mut words =
            line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$').filter(|w| !w.is_empty());
        let key = words.find(|w| ["fn", "macro_rules", "static"].contains(w))?;
        let name = words.next()?;
        (!line.starts_with("//")).then(|| if key == "macro_rules" { format!("{name}!") } else { name.to_string() })
    };
    lines[..=at].iter().rev().find_map(name).unwrap_or_default()
}
