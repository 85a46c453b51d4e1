//! The command line beside `solve`: the examples of every help, search and convert on
//! real files, and what goes wrong: files, sizes, a full disk, a closed pipe.
#![forbid(unsafe_code)]

mod support;

use serde_json::Value;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use support::{built, root};

/// A folder of this test's own.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("commands").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The program in a folder.
fn vecsolve(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vecsolve"));
    command.args(args).current_dir(folder).env_remove("VECSOLVE_MODULE").stdin(Stdio::null());
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs it and answers what it said; it has to go well, and silently beside that.
fn said(folder: &Path, args: &[&str]) -> String {
    let output = vecsolve(folder, args).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// Runs it and answers the sentence it is refused with.
fn refused(folder: &Path, args: &[&str]) -> String {
    let output = vecsolve(folder, args).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{args:?}: {}", text(&output.stdout));
    let message = text(&output.stderr);
    assert!(message.starts_with("vecsolve: ") && message.lines().count() == 1, "{args:?}: {message}");
    message
}

/// Values without a pattern, between -1 and 1.
fn noise(n: usize, seed: u32) -> Vec<f32> {
    let mix = |i: u32| (i ^ seed.wrapping_mul(40_503)).wrapping_mul(2_654_435_761) >> 8;
    (1..=n as u32).map(|i| mix(i) as f32 / 8_388_608.0 - 1.0).collect()
}

fn fvecs(path: &Path, values: &[f32], cols: usize) {
    let mut bytes = Vec::new();
    for row in values.chunks(cols) {
        bytes.extend((cols as i32).to_le_bytes());
        row.iter().for_each(|v| bytes.extend(v.to_le_bytes()));
    }
    std::fs::write(path, bytes).unwrap();
}

/// A file of numpy's: the header as numpy writes it, then the bytes.
fn npy(path: &Path, descr: &str, order: &str, shape: &str, bytes: &[u8]) {
    let mut header = format!("{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}");
    while (header.len() + 11) % 64 != 0 {
        header.push(' ');
    }
    header.push('\n');
    let mut all = b"\x93NUMPY\x01\x00".to_vec();
    all.extend((header.len() as u16).to_le_bytes());
    all.extend(header.as_bytes());
    all.extend(bytes);
    std::fs::write(path, all).unwrap();
}

const COMMANDS: [&str; 10] =
    ["solve", "compare", "local", "pagerank", "search", "convert", "bench", "info", "completions", "man"];

#[test]
fn the_examples_of_every_help_run() {
    let Some(module) = built("simd128") else { return };
    let folder = folder("examples");
    #[cfg(unix)]
    std::os::unix::fs::symlink(root().join("problems"), folder.join("problems")).unwrap();
    let (base, queries) = (noise(600, 1), noise(30, 2));
    fvecs(&folder.join("base.fvecs"), &base, 6);
    fvecs(&folder.join("queries.fvecs"), &queries, 6);
    said(&folder, &["convert", "base.fvecs", "base.npy"]);
    said(&folder, &["convert", "queries.fvecs", "queries.npy"]);
    let program = Path::new(env!("CARGO_BIN_EXE_vecsolve")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut run = 0;
    for command in COMMANDS.into_iter().chain([""]) {
        let args: Vec<&str> = [command, "--help"].into_iter().filter(|a| !a.is_empty()).collect();
        let help = said(&folder, &args);
        let (_, examples) = help.split_once("Examples:\n").unwrap_or_else(|| panic!("no examples in {command}"));
        for line in examples.lines().map(str::trim).take_while(|line| !line.is_empty()) {
            assert!(line.starts_with("vecsolve "), "{line}");
            let mut shell = Command::new("sh");
            shell.args(["-c", line]).current_dir(&folder).stdin(Stdio::null());
            let output = shell.env("PATH", &path).env("VECSOLVE_MODULE", &module).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{line}: {}", text(&output.stderr));
            run += 1;
        }
        assert!(help.contains("Exit codes: "), "{command}");
    }
    assert!(run >= 15, "{run} examples");
    for made in ["x.mtx", "curve.svg", "nearest.ivecs", "ring.mtx", "vecsolve.bash", "vecsolve.1", "vecsolve-search.1"]
    {
        assert!(folder.join(made).exists(), "{made}");
    }
}

/// The k rows with the largest or smallest score, by the definition.
fn nearest(x: &[f32], q: &[f32], cols: usize, k: usize, dot: bool) -> Vec<usize> {
    let score = |row: &[f32]| -> f64 {
        let pairs = row.iter().zip(q).map(|(a, b)| (f64::from(*a), f64::from(*b)));
        if dot { -pairs.map(|(a, b)| a * b).sum::<f64>() } else { pairs.map(|(a, b)| (a - b) * (a - b)).sum() }
    };
    let mut order: Vec<usize> = (0..x.len() / cols).collect();
    order.sort_by(|a, b| score(&x[a * cols..][..cols]).total_cmp(&score(&x[b * cols..][..cols])).then(a.cmp(b)));
    order.truncate(k);
    order
}

#[test]
fn search_finds_the_nearest_rows() {
    let folder = folder("search");
    let (x, q, cols) = (noise(4000, 1), noise(40, 2), 8);
    fvecs(&folder.join("x.fvecs"), &x, cols);
    fvecs(&folder.join("q.fvecs"), &q, cols);
    for (metric, dot) in [("dot", true), ("l2sq", false)] {
        let args = ["search", "--native", "x.fvecs", "q.fvecs", "-k", "7", "--metric", metric];
        let report: Value = serde_json::from_str(&said(&folder, &[&args[..], &["--json"]].concat())).unwrap();
        assert_eq!((&report["rows"], &report["dtype"]), (&500.into(), &"float32".into()));
        for (query, found) in q.chunks(cols).zip(report["results"].as_array().unwrap()) {
            let indices: Vec<usize> = serde_json::from_value(found["indices"].clone()).unwrap();
            assert_eq!(indices, nearest(&x, query, cols, 7, dot), "{metric}");
        }
        let table = said(&folder, &args);
        assert!(table.lines().count() == 36 && table.starts_with("query  rank  index  score\n0  1  "), "{table}");
        said(&folder, &[&args[..], &["-o", "i.ivecs", "--scores", "s.npy"]].concat());
        assert_eq!(std::fs::metadata(folder.join("i.ivecs")).unwrap().len(), 5 * (4 + 7 * 4));
        let csv = said(&folder, &["convert", "i.ivecs", "-", "--to", "csv"]);
        let first: Vec<String> = nearest(&x, &q[..cols], cols, 7, dot).iter().map(usize::to_string).collect();
        assert_eq!(csv.lines().next().unwrap(), first.join(","));
    }
    for engine in built("simd128").iter().map(|path| path.display().to_string()) {
        let args = ["search", "x.fvecs", "q.fvecs", "-k", "3", "--module"];
        let theirs = said(&folder, &[&args[..], &[engine.as_str()]].concat());
        assert_eq!(theirs, said(&folder, &["search", "x.fvecs", "q.fvecs", "-k", "3", "--native"]));
    }
}

#[test]
fn search_takes_int8_and_bits() {
    let folder = folder("bytes");
    npy(&folder.join("x.npy"), "|i1", "False", "(3, 2)", &[1, 2, 255, 3, 0, 100]);
    npy(&folder.join("q.npy"), "|i1", "False", "(1, 2)", &[1, 1]);
    let found = said(&folder, &["search", "--native", "x.npy", "q.npy", "-k", "2"]);
    assert_eq!(found, "query  rank  index  score\n0  1  2  100\n0  2  0  3\n");
    npy(&folder.join("b.npy"), "|u1", "False", "(3, 1)", &[0b1111, 0b0001, 0b0011]);
    npy(&folder.join("c.npy"), "|u1", "False", "(1, 1)", &[0b0001]);
    let found = said(&folder, &["search", "--native", "b.npy", "c.npy", "-k", "2"]);
    assert_eq!(found, "query  rank  index  score\n0  1  1  0\n0  2  2  1\n");
}

#[test]
fn blocks_of_a_large_base_are_merged() {
    let folder = folder("blocks");
    // Three blocks of 32 MiB in the library; the same best row at an end of each.
    let (cols, rows) = (4096, 5000);
    let mut x = vec![0.0_f32; cols * rows];
    for row in [0, 2047, 2048, 4999] {
        x[row * cols] = 1.0;
    }
    x[3000 * cols] = 2.0;
    fvecs(&folder.join("x.fvecs"), &x, cols);
    fvecs(&folder.join("q.fvecs"), &x[..cols], cols);
    let found = said(&folder, &["search", "--native", "x.fvecs", "q.fvecs", "-k", "6", "--json"]);
    let report: Value = serde_json::from_str(&found).unwrap();
    assert_eq!(report["results"][0]["indices"], serde_json::json!([3000, 0, 2047, 2048, 4999, 1]));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_format_comes_back() {
    let folder = folder("formats");
    let csv = "1,-2.5,0\n3,4e-300,0.1\n";
    std::fs::write(folder.join("a.csv"), format!("x, y ,z\n{csv}\n")).unwrap();
    for (first, second) in [("a.npy", "b.mtx"), ("b.mtx", "c.npy")] {
        let from = if first == "a.npy" { "a.csv" } else { "c0.mtx" };
        if from == "c0.mtx" {
            said(&folder, &["convert", "a.csv", "c0.mtx", "--sparse"]);
        }
        said(&folder, &["convert", from, first]);
        said(&folder, &["convert", first, second]);
        let back = said(&folder, &["convert", second, "-", "--to", "csv"]);
        let same = |text: &str| -> Vec<u64> {
            text.split([',', '\n']).filter(|t| !t.is_empty()).map(|t| t.parse::<f64>().unwrap().to_bits()).collect()
        };
        assert_eq!(same(&back), same(csv), "{first}, {second}");
    }
    let sparse = std::fs::read_to_string(folder.join("c0.mtx")).unwrap();
    assert!(sparse.starts_with("%%MatrixMarket matrix coordinate real general\n2 3 5\n1 1 1e0\n"), "{sparse}");
    let report = said(&folder, &["convert", "c0.mtx", "d.npy", "--json"]);
    assert!(report.contains(r#""rows":2"#) && report.contains(r#""cols":3"#), "{report}");
    // A symmetric file stays one, with the triangle that it had.
    let ring = root().join("problems/ring_40.mtx.gz").display().to_string();
    let out = said(&folder, &["convert", &ring, "-", "--to", "mtx"]);
    let again = {
        std::fs::write(folder.join("ring.mtx"), &out).unwrap();
        said(&folder, &["convert", "ring.mtx", "-", "--to", "mtx"])
    };
    assert_eq!(out, again);
}

#[test]
fn numpys_types_and_orders_are_read() {
    let folder = folder("npy");
    let path = folder.join("a.npy");
    let le = |values: &[f64]| values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<u8>>();
    let wide = [1_i64, -2, 3, 1 << 53].iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<u8>>();
    let big = [1.5_f32, -2.0, 3.0, 4.0].iter().flat_map(|v| v.to_be_bytes()).collect::<Vec<u8>>();
    for (descr, order, shape, bytes, wanted) in [
        ("<f8", "False", "(2, 2)", le(&[1.0, 2.0, 3.0, 4.0]), "1,2\n3,4\n"),
        ("<f8", "True", "(2, 2)", le(&[1.0, 2.0, 3.0, 4.0]), "1,3\n2,4\n"),
        ("<f8", "False", "(2,)", le(&[1.0, f64::INFINITY]), "1\ninf\n"),
        ("<f8", "False", "(0, 3)", vec![], ""),
        ("<i8", "False", "(1, 4)", wide, "1,-2,3,9007199254740992\n"),
        (">f4", "False", "(2, 2)", big, "1.5,-2\n3,4\n"),
        ("|b1", "False", "(1, 3)", vec![1, 0, 1], "1,0,1\n"),
        ("<u2", "True", "(1, 2)", vec![1, 1, 255, 255], "257,65535\n"),
    ] {
        npy(&path, descr, order, shape, &bytes);
        assert_eq!(said(&folder, &["convert", "a.npy", "-", "--to", "csv"]), wanted, "{descr} {order} {shape}");
    }
    for (descr, shape, bytes, wanted) in [
        ("<f8", "(2, 2)", vec![0; 31], "ends after 3 of 4 values"),
        ("<f8", "(1000000000, 1000000000)", vec![0; 8], "--max-bytes allows"),
        ("<f8", "(99999999999999999999,)", vec![], "says shape"),
        ("<f8", "(1, 1, 1)", vec![0; 8], "3 dimensions"),
        ("<c16", "(1,)", vec![0; 16], "array of '<c16'"),
        ("|O", "(1,)", vec![0; 16], "real numbers"),
        ("<i8", "(1,)", (i64::MAX - 1).to_le_bytes().to_vec(), "no f64 without a change"),
    ] {
        npy(&path, descr, "False", shape, &bytes);
        let message = refused(&folder, &["convert", "a.npy", "b.csv"]);
        assert!(message.contains("a.npy: ") && message.contains(wanted), "{message}");
    }
    for (bytes, wanted) in [
        (&b""[..], "too short"),
        (b"hello, this is no file of numpy's", "magic word"),
        (b"\x93NUMPY\x01\x00\xff\x00{", "ends in its header"),
        (b"\x93NUMPY\x02\x00\xff\xff\xff\xff{", "longer than 65536"),
        (b"\x93NUMPY\x01\x00\x02\x00{}", "has no shape"),
    ] {
        std::fs::write(&path, bytes).unwrap();
        let message = refused(&folder, &["convert", "a.npy", "b.csv"]);
        assert!(message.contains(wanted), "{message}");
    }
    assert!(!folder.join("b.csv").exists(), "nothing was read, nothing is written");
}

#[test]
fn wrong_tables_are_refused_with_a_sentence() {
    let folder = folder("wrong");
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    put("ragged.csv", b"1,2\n3\n");
    put("words.csv", b"1,2\n3,four\n");
    put("short.fvecs", &[2, 0, 0, 0, 1, 2, 3]);
    put("head.fvecs", &[2, 0]);
    put("minus.fvecs", &(-1_i32).to_le_bytes());
    put("half.csv", b"0.5\n");
    put("name.txt", b"1\n");
    put("one.csv", b"1,2\n");
    put("two.csv", b"1,2\n3,4\n");
    put("wide.csv", b"1,2,3\n");
    fvecs(&folder.join("two.fvecs"), &[1.0, 2.0], 2);
    for (args, wanted) in [
        (&["convert", "ragged.csv", "a.npy"][..], "ragged.csv: line 2: 1 fields, the lines before have 2"),
        (&["convert", "words.csv", "a.npy"], "words.csv: line 2: \"four\" is no number"),
        (&["convert", "short.fvecs", "a.npy"], "short.fvecs: the file ends in vector 0, after 0 of 2 values"),
        (&["convert", "head.fvecs", "a.npy"], "head.fvecs: vector 0: 2 bytes"),
        (&["convert", "minus.fvecs", "a.npy"], "vector 0 has the length -1"),
        (&["convert", "half.csv", "a.bvecs"], "a.bvecs: 0.5 is no whole number from 0 to 255"),
        (&["convert", "name.txt", "a.npy"], "name.txt: its name does not end in a known format: say --from"),
        (&["convert", "one.csv", "a"], "a: its name does not end in a known format: say --to"),
        (&["convert", "nowhere.csv", "a.npy"], "nowhere.csv: No such file"),
        (&["convert", "one.csv", "nowhere/a.npy"], "nowhere/a.npy: No such file"),
        (&["convert", "two.csv", "a.npy", "--max-bytes", "8"], "--max-bytes allows"),
        (&["search", "--native", "two.csv", "one.csv", "-k", "3"], "two.csv: 2 rows, fewer than k = 3"),
        (&["search", "--native", "two.csv", "wide.csv", "-k", "1"], "wide.csv: 3 columns, two.csv has 2"),
        (&["search", "--native", "two.csv", "two.fvecs", "-k", "1"], "two.fvecs: values of float32, two.csv holds"),
        (&["search", "--native", "two.csv", "one.csv", "-k", "1", "--metric", "hamming"], "dot, l2sq, cosine or l1"),
        (&["search", "--module", "nowhere.wasm", "two.csv", "one.csv"], "nowhere.wasm"),
        (&["man", "nothing"], "nothing: there is no such command: solve, compare"),
        (&["man", "--all", "nowhere"], "nowhere: No such file"),
    ] {
        let message = refused(&folder, args);
        assert!(message.contains(wanted), "{args:?}: {message}");
        if !args.contains(&"man") {
            let output = vecsolve(&folder, &[args, &["--json"]].concat()).output().unwrap();
            let report: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert!(report["status"].is_string() && message.contains(report["message"].as_str().unwrap()), "{report}");
        }
    }
    for args in
        [&["convert", "one.csv"][..], &["search", "a"], &["completions", "cmd"], &["bench", "--seconds", "-1"], &[]]
    {
        assert_eq!(vecsolve(&folder, args).output().unwrap().status.code(), Some(2), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = folder("full");
    let ring = root().join("problems/ring_40.mtx.gz").display().to_string();
    let full = || File::options().write(true).open("/dev/full").unwrap();
    std::fs::write(folder.join("a.csv"), "1,2\n3,4\n").unwrap();
    for args in [
        &["info", "--native"][..],
        &["info", "--native", "--json"],
        &["solve", "--native", &ring],
        &["solve", "--native", &ring, "-o", "-"],
        &["compare", "--native", "--limit", "1", &ring],
        &["convert", "a.csv", "-", "--to", "npy"],
        &["search", "--native", "a.csv", "a.csv", "-k", "1"],
        &["search", "--native", "a.csv", "a.csv", "-k", "1", "-o", "-"],
        &["completions", "zsh"],
        &["man"],
        &["bench", "--native", "--seconds", "0.001"],
    ] {
        let output = vecsolve(&folder, args).stdout(full()).output().unwrap();
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {message}");
        assert!(message.contains("vecsolve: standard output: No space left on device"), "{args:?}: {message}");
    }
    for args in [
        &["solve", "--native", &ring, "-o", "/dev/full"][..],
        &["solve", "--native", &ring, "--plot", "/dev/full"],
        &["convert", "a.csv", "/dev/full", "--to", "npy"],
    ] {
        let message = refused(&folder, args);
        assert!(message.contains("/dev/full: No space left on device"), "{args:?}: {message}");
    }
    // Standard error may be full too: that is nobody's to tell, and no panic.
    let output = vecsolve(&folder, &["convert", "a.csv", "a"]).stdout(full()).stderr(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let folder = folder("pipe");
    let values: String = (0..200_000).map(|i| format!("{i}\n")).collect();
    std::fs::write(folder.join("a.csv"), values).unwrap();
    let ring = root().join("problems/ring_40.mtx.gz").display().to_string();
    for args in [
        &["convert", "a.csv", "-", "--to", "csv"][..],
        &["convert", "a.csv", "-", "--to", "mtx"],
        &["solve", "--native", &ring, "-o", "-"],
        &["completions", "bash"],
        &["info", "--native"],
    ] {
        let mut child = vecsolve(&folder, args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        let message = text(&stderr);
        assert_eq!(status.code(), Some(0), "{args:?}: {message}");
        assert!(!message.contains("panicked") && !message.contains("vecsolve: "), "{args:?}: {message}");
    }
}

#[test]
fn shells_and_man_get_their_pages() {
    let folder = folder("pages");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = said(&folder, &["completions", shell]);
        assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
    }
    said(&folder, &["man", "--all", "."]);
    let program = said(&folder, &["man"]);
    assert!(program.contains(".TH vecsolve 1") && program.contains("search"), "{program}");
    for command in COMMANDS {
        let page = said(&folder, &["man", command]);
        assert!(page.contains(".TH vecsolve-") && page.contains("Examples:"), "{page}");
        assert!(folder.join(format!("vecsolve-{command}.1")).exists(), "{command}");
    }
}

#[test]
fn bench_checks_and_measures() {
    let folder = folder("bench");
    let report = said(&folder, &["bench", "--native", "--seconds", "0.001", "--json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    let rows = report["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 7, "{report}");
    for row in rows {
        assert!(row["seconds"].as_f64().unwrap() > 0.0, "{row}");
        let solve = row["name"].as_str().unwrap().starts_with("solve");
        assert!(solve || row["times_faster"].as_f64().unwrap() > 0.0, "{row}");
    }
    let table = said(&folder, &["bench", "--native", "--seconds", "0.001"]);
    assert!(table.lines().count() == 9 && table.contains("dot f32, n = 1000"), "{table}");
}
