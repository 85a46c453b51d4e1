//! Everything that is generated from the tables, compared with what is
//! committed. `BLESS=1 cargo test -p vecsolve-tests --test in_step` (that is
//! `./build.sh gen`) writes it.
#![forbid(unsafe_code)]

mod component;
mod docs;
mod forms;
mod go;
mod header;
mod js;
mod objects;
mod python;
mod rust;
mod swift;
mod table;
mod unsafety;
mod wit;

use std::path::Path;

/// One generated file: its path from the repository's root, and its text.
type Generated = (&'static str, String);

#[test]
fn generated_files_are_in_step() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let bless = std::env::var_os("BLESS").is_some();
    let files: Vec<Generated> = [
        header::render(),
        docs::render(),
        table::render(),
        wit::render(),
        js::render(),
        python::render(),
        rust::render(),
        go::render(),
        swift::render(),
        unsafety::render(),
        component::render(),
    ]
    .concat();
    let mut stale = Vec::new();
    for (path, text) in files {
        let at = root.join(path);
        if bless {
            std::fs::write(&at, &text).unwrap();
        } else if std::fs::read_to_string(&at).unwrap_or_default() != text {
            stale.push(path);
        }
    }
    assert!(stale.is_empty(), "run ./build.sh gen: {stale:?}");
}
