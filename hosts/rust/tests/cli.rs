//! The command line from end to end: exit codes, reports, files, Ctrl-C. Over
//! the native library, and over the simd128 module where it is built.
#![forbid(unsafe_code)]

mod support;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use support::{built, root};
use vecsolve_host::{SolveMethod, SolvePrecond};

/// A folder of this test's own.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// The arguments that choose an engine.
fn engines() -> Vec<Vec<String>> {
    let module = built("simd128").map(|path| vec!["--module".to_owned(), path.display().to_string()]);
    [Some(vec!["--native".to_owned()]), module].into_iter().flatten().collect()
}

fn vecsolve(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vecsolve"));
    command.args(args).env_remove("VECSOLVE_MODULE").stdin(Stdio::null());
    command
}

fn run(args: &[&str]) -> Output {
    vecsolve(args).output().unwrap()
}

/// Solves natively with `--json`: the exit code and the object.
fn solved(args: &[&str]) -> (i32, Value) {
    let output = run(&[&["solve", "--native", "--json"], args].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    let object = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
    (output.status.code().unwrap(), object)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn problem(name: &str) -> String {
    root().join(format!("problems/{name}.mtx.gz")).display().to_string()
}

/// The 1-D Laplacian with 2 + shift on the diagonal, lower triangle.
fn chain(n: usize, shift: f64) -> String {
    let mut text = format!("%%MatrixMarket matrix coordinate real symmetric\n{n} {n} {}\n", 2 * n - 1);
    for i in 1..=n {
        text += &format!("{i} {i} {}\n", 2.0 + shift);
        if i > 1 {
            text += &format!("{i} {} -1\n", i - 1);
        }
    }
    text
}

#[test]
fn the_sample_problems_are_solved_by_the_expected_methods() {
    for (name, method) in [("poisson2d_100", "cholesky"), ("convdiff_100", "sparse_lu"), ("ring_40", "sparse_lu")] {
        let (code, report) = solved(&[&problem(name)]);
        assert_eq!((code, &report["reason"], &report["method"]), (0, &"converged".into(), &method.into()), "{report}");
        assert!(report["residual"].as_f64().unwrap() <= 1e-8, "{report}");
        assert!(report["error"].as_f64().unwrap() < 1e-5, "{report}");
        assert_eq!(report["attempts"].as_array().unwrap().len(), 1, "{report}");
    }
}

#[test]
fn the_report_is_for_people() {
    let folder = folder("report");
    let small = file(&folder, "a.mtx", "%%MatrixMarket matrix coordinate pattern symmetric\n2 2 3\n1 1\n2 1\n2 1\n");
    let output = run(&["solve", "--native", "--method", "lu", &small]);
    let report = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{report}{}", text(&output.stderr));
    for part in [
        "2 x 2, 3 nonzeros, symmetric",
        "duplicate entries were summed",
        "A * ones (none was given)",
        "converged by lu (none)",
        "||b - A x|| / ||b||, asked for 1e-8",
        "rcond ",
        "= max |x - 1|",
        "units",
    ] {
        assert!(report.contains(part), "no {part:?} in\n{report}");
    }
    assert!(!text(&output.stderr).contains("iteration"), "no bar where there is no terminal");
}

#[test]
fn every_engine_writes_the_same_solution() {
    let folder = folder("engines");
    let mut known: Option<Vec<String>> = None;
    for (i, engine) in engines().into_iter().enumerate() {
        let x = folder.join(format!("x{i}.mtx")).display().to_string();
        let engine: Vec<&str> = engine.iter().map(String::as_str).collect();
        let output = run(&[&["solve", &problem("convdiff_100"), "-o", &x], &engine[..]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let written = std::fs::read_to_string(&x).unwrap();
        assert!(written.contains("\n% converged by sparse_lu (none)"), "{}", &written[..300]);
        let values: Vec<String> = written.lines().filter(|line| !line.starts_with('%')).map(str::to_owned).collect();
        assert_eq!((values.len(), values[0].as_str()), (10_001, "10000 1"));
        assert!(*known.get_or_insert(values.clone()) == values, "{engine:?} differs");
    }
}

#[test]
fn symmetric_skew_and_pattern_systems_with_a_right_hand_side() {
    let folder = folder("kinds");
    let head = "%%MatrixMarket matrix coordinate";
    let b = file(&folder, "b.mtx", "%%MatrixMarket matrix array real general\n2 1\n5\n10\n");
    for (name, body, expected) in [
        ("symmetric", "real symmetric\n2 2 3\n1 1 2\n2 1 1\n2 2 3\n", [1.0, 3.0]),
        ("skew", "integer skew-symmetric\n2 2 1\n2 1 5\n", [2.0, -1.0]),
        ("pattern", "pattern general\n2 2 3\n1 2\n2 1\n2 2\n", [5.0, 5.0]),
    ] {
        let a = file(&folder, name, &format!("{head} {body}"));
        let x = folder.join(format!("{name}.x")).display().to_string();
        let (code, report) = solved(&[&a, "-b", &b, "-o", &x]);
        assert_eq!((code, &report["error"]), (0, &Value::Null), "{name}: {report}");
        let written = std::fs::read_to_string(&x).unwrap();
        let values: Vec<f64> = written.lines().rev().take(2).map(|line| line.parse().unwrap()).collect();
        assert!((values[1] - expected[0]).abs() + (values[0] - expected[1]).abs() < 1e-7, "{name}: {values:?}");
    }
}

#[test]
fn standard_input_and_output_are_files_too() {
    let folder = folder("pipes");
    let a = file(&folder, "a.mtx", &chain(3, 1.0));
    let input = std::fs::File::open(&a).unwrap();
    let output = vecsolve(&["solve", "--native", "-", "-o", "-"]).stdin(input).output().unwrap();
    let (x, report) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{report}");
    assert!(x.starts_with("%%MatrixMarket matrix array real general\n") && x.contains("\n3 1\n"), "{x}");
    assert!(report.contains("converged by cholesky"), "{report}");
}

#[test]
fn wrong_files_are_refused_with_name_and_line() {
    let folder = folder("wrong");
    let head = "%%MatrixMarket matrix coordinate real general\n";
    for (body, wanted) in [
        ("hello\n".to_owned(), ":1: expected the banner"),
        (format!("{head}2 2 2\n1 1 1\n"), ":3: the file ends after 1 entries"),
        (format!("{head}2 2 1\n3 1 1\n"), ":3: row 3 is outside 1 to 2"),
        (format!("{head}2 2 1\n1 1 x\n"), ":3: expected a finite number"),
        (format!("{head}9 9 1000000000000\n1 1 1\n"), ":3: the file ends after 1 entries"),
    ] {
        let a = file(&folder, "a.mtx", &body);
        let output = run(&["solve", "--native", &a]);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert!(message.starts_with(&format!("vecsolve: {a}{wanted}")), "{message}");
        let (code, refusal) = solved(&[&a]);
        assert_eq!((code, &refusal["status"]), (1, &"file".into()), "{refusal}");
    }
    let x = folder.join("x.mtx").display().to_string();
    let nowhere = text(&run(&["solve", "--native", "nowhere.mtx", "-o", &x]).stderr);
    assert!(!Path::new(&x).exists(), "nothing was solved, nothing is written");
    assert!(nowhere.starts_with("vecsolve: nowhere.mtx: "), "{nowhere}");
}

#[test]
fn the_library_s_refusals_end_the_program() {
    let folder = folder("refused");
    let head = "%%MatrixMarket matrix coordinate real general\n";
    let a = file(&folder, "a.mtx", &chain(4, 0.0));
    let b = file(&folder, "b.mtx", "%%MatrixMarket matrix array real general\n2 1\n1\n1\n");
    let wide = file(&folder, "wide.mtx", &format!("{head}2 3 1\n1 1 1\n"));
    let long = file(&folder, "long.mtx", &chain(1000, 0.0));
    let huge = file(&folder, "huge.mtx", &format!("{head}4000000000 4000000000 0\n"));
    for (args, status) in [
        (vec![a.as_str(), "-b", &b], "shape"),
        (vec![&wide, "--method", "cg"], "shape"),
        (vec![&huge], "limit"),
        (vec![&a, "--max-bytes", "100"], "file"),
        (vec![&long, "--max-bytes", "50000"], "limit"),
        (vec![&a, "--tol", "-1"], "field"),
        (vec![&a, "-o", "/nowhere/x.mtx"], "file"),
    ] {
        let (code, refusal) = solved(&args);
        assert_eq!((code, &refusal["status"]), (1, &status.into()), "{args:?}: {refusal}");
        assert!(!refusal["message"].as_str().unwrap().is_empty());
    }
    let output = vecsolve(&["solve", &a]).env("VECSOLVE_MODULE", "/nowhere.wasm").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("/nowhere.wasm"), "{}", text(&output.stderr));
}

#[test]
fn usage_has_a_code_of_its_own() {
    for args in [&["solve"][..], &["solve", "a", "--method", "magic"], &["solve", "a", "--native", "--module", "m"]] {
        assert_eq!(run(args).status.code(), Some(2), "{args:?}");
    }
    let help = text(&run(&["solve", "--help"]).stdout);
    for part in ["--method", "bicgstab", "jacobi", "130 interrupted"] {
        assert!(help.contains(part), "no {part} in\n{help}");
    }
}

#[test]
fn what_does_not_converge_says_so() {
    let folder = folder("unconverged");
    let (code, report) = solved(&[&problem("poisson2d_100"), "--method", "cg", "--max-iter", "3"]);
    assert_eq!((code, &report["reason"], &report["iterations"]), (3, &"max_iter".into(), &3.into()), "{report}");
    let head = "%%MatrixMarket matrix coordinate real general\n";
    let singular = file(&folder, "a.mtx", &format!("{head}2 2 4\n1 1 1\n1 2 1\n2 1 1\n2 2 1\n"));
    let b = file(&folder, "b.mtx", "%%MatrixMarket matrix array real general\n2 1\n1\n-1\n");
    let (code, report) = solved(&[&singular, "-b", &b, "--method", "lu"]);
    assert_eq!((code, &report["reason"]), (3, &"singular".into()), "{report}");
}

#[test]
fn the_plot_has_every_iteration() {
    let folder = folder("plot");
    let a = file(&folder, "a.mtx", &chain(1500, 1e-4));
    let svg = folder.join("curve.svg").display().to_string();
    let (code, report) = solved(&[&a, "--method", "cg", "--plot", &svg]);
    let iterations = report["iterations"].as_u64().unwrap();
    assert!(code == 0 && iterations > 512, "more than the library keeps twice: {report}");
    let svg = std::fs::read_to_string(&svg).unwrap();
    for part in ["<svg ", "tolerance 1e-8", "cg (jacobi): converged", "iteration", "1e-8"] {
        assert!(svg.contains(part), "no {part}");
    }
    let longest = svg.split("points=\"").skip(1).map(|p| p.split('"').next().unwrap().split(' ').count()).max();
    assert!(longest.unwrap() as u64 >= iterations, "{longest:?} points for {iterations} iterations");
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_a_solve_and_tells_what_it_reached() {
    let folder = folder("interrupt");
    // An LU of 6,000 columns goes on for many seconds.
    let a = file(&folder, "a.mtx", &chain(6_000, 0.5));
    for engine in engines() {
        let engine: Vec<&str> = engine.iter().map(String::as_str).collect();
        let x = folder.join("x.mtx").display().to_string();
        let output = interrupted(&[&["solve", &a, "--method", "lu", "-o", &x], &engine[..]].concat());
        let report = text(&output.stdout);
        assert_eq!(output.status.code(), Some(130), "{engine:?}: {report}{}", text(&output.stderr));
        for part in
            ["1         lu        none     budget", "interrupted; what was reached: by lu", "residual  1.000e0 = "]
        {
            assert!(report.contains(part), "no {part:?} in\n{report}");
        }
        assert!(std::fs::read_to_string(&x).unwrap().contains("% interrupted by lu"));
    }
}

/// Sends SIGINT into the solve. Where loading takes so long that nobody
/// listens yet, the signal ends the program, or is lost where this test was
/// started in the background of a shell, which ignores it: then once more, later.
#[cfg(unix)]
fn interrupted(args: &[&str]) -> Output {
    let mut delay = std::time::Duration::from_millis(800);
    loop {
        let child = vecsolve(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(delay);
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        let output = child.wait_with_output().unwrap();
        if !matches!(output.status.code(), None | Some(0)) || delay.as_secs() > 60 {
            return output;
        }
        // Small steps: the time between the handler and the end of the solve must not be missed.
        delay = delay * 3 / 2;
    }
}

#[test]
fn info_names_version_tables_and_level() {
    for engine in engines() {
        let engine: Vec<&str> = engine.iter().map(String::as_str).collect();
        let output = run(&[&["info", "--json"], &engine[..]].concat());
        let info: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((output.status.code(), &info["version"]), (Some(0), &env!("CARGO_PKG_VERSION").into()), "{info}");
        assert_eq!(info["abi"], format!("{:08x}", vecsolve_host::ABI));
        assert!(!info["level"].as_str().unwrap().is_empty());
        let shown = text(&run(&[&["info"], &engine[..]].concat()).stdout);
        assert!(shown.contains("version") && shown.contains("capabilities"), "{shown}");
    }
}

#[test]
fn compare_tries_every_method() {
    let folder = folder("compare");
    let a = file(&folder, "a.mtx", &chain(30, 1.0));
    let output = run(&["compare", "--native", "--json", &a]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let report: Value = serde_json::from_str(&text(&output.stdout)).unwrap();
    let rows = report["rows"].as_array().unwrap();
    for method in SolveMethod::WORDS {
        let own = || rows.iter().filter(|row| row["asked"]["method"] == *method);
        assert!(own().count() > 0, "no row for {method}");
        if !["jacobi", "neumann"].contains(method) {
            assert!(own().any(|row| row["reason"] == "converged"), "{method}: {:?}", own().collect::<Vec<_>>());
        }
    }
    let cg: Vec<_> = rows.iter().filter(|row| row["asked"]["method"] == "cg").collect();
    assert_eq!(cg.len(), SolvePrecond::WORDS.len() - 1, "one for each preconditioner");
    let table = run(&["compare", "--native", &a]);
    assert!(text(&table.stdout).contains("cholesky      none      converged"), "{}", text(&table.stdout));
}
