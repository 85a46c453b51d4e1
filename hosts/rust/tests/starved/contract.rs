//! What the files hold: no import, no start function, the documented exports
//! and no others, one memory with its size, and no words of a panic.

use crate::built;
use std::collections::BTreeSet;
use wasmparser::{ExternalKind, Parser, Payload};

/// The stack that the build asks for, below the data: see build.sh.
pub const STACK: u64 = 65_536;
/// Pages of the four files at the start, documented in docs/reliability.md.
const PAGES: u64 = 17;

#[test]
fn the_files_hold_what_is_documented() {
    let header = include_str!("../../../../include/vecsolve.h");
    let words = header.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let declared: BTreeSet<&str> = words.filter(|name| name.starts_with("vs_") && !name.ends_with('_')).collect();
    for variant in ["simd128", "scalar", "relaxed", "kernels"] {
        let Some(bytes) = built(variant) else { return };
        let mut memories = 0;
        for payload in Parser::new(0).parse_all(&bytes) {
            match payload.expect("a sound file") {
                Payload::ImportSection(imports) => assert_eq!(imports.count(), 0, "{variant} imports"),
                Payload::StartSection { .. } => panic!("{variant} runs something before it is called"),
                Payload::MemorySection(section) => {
                    for memory in section {
                        let memory = memory.expect("a memory");
                        memories += 1;
                        assert!(!memory.shared && !memory.memory64, "{variant}: {memory:?}");
                        assert!(memory.initial <= PAGES, "{variant} starts with {} pages", memory.initial);
                        // None is declared: the host's limit, the engine's or 4 GiB is the maximum.
                        assert_eq!(memory.maximum, None, "{variant}");
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export.expect("an export");
                        let known = match export.kind {
                            ExternalKind::Memory => export.name == "memory",
                            ExternalKind::Func => declared.contains(export.name),
                            // What rust-lld exports of itself.
                            ExternalKind::Global => ["__data_end", "__heap_base"].contains(&export.name),
                            _ => false,
                        };
                        assert!(known, "{variant} exports {}", export.name);
                    }
                }
                _ => {}
            }
        }
        assert_eq!(memories, 1, "{variant}");
    }
}

/// `-Zunstable-options -Cpanic=immediate-abort`: a panic is a trap without words, and
/// none of core's machinery for them is there.
#[test]
fn the_files_hold_no_words_of_a_panic() {
    for variant in ["simd128", "scalar", "relaxed", "kernels"] {
        let Some(bytes) = built(variant) else { return };
        for words in [
            "panicked at",
            "index out of bounds",
            "attempt to ",
            "called `Option::unwrap()`",
            "called `Result::unwrap()`",
            "range end index",
            "capacity overflow",
            "memory allocation of",
            "RefCell",
            ".rs",
            "/rustc/",
            "/home/",
            "/root/",
        ] {
            let found = bytes.windows(words.len()).any(|w| w == words.as_bytes());
            assert!(!found, "{variant} holds {words:?}");
        }
    }
}
