//! `vecsolve local` and `vecsolve pagerank`, over the native library and the simd128 module.
#![forbid(unsafe_code)]

mod support;

use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;
use support::built;

fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// The exit code and the object, or the text, of every engine: they agree.
fn run(args: &[&str], json: bool) -> (i32, Value) {
    let module = built("simd128").map(|path| vec!["--module".to_owned(), path.display().to_string()]);
    let mut known: Option<(i32, Value)> = None;
    for engine in [Some(vec!["--native".to_owned()]), module].into_iter().flatten() {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vecsolve"));
        command.args(args).args(&engine).args(json.then_some("--json")).env_remove("VECSOLVE_MODULE");
        let output = command.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        let mut object = if json {
            serde_json::from_str::<Value>(text.lines().next().unwrap_or_default())
                .unwrap_or_else(|e| panic!("{e}: {text}"))
        } else {
            text.into()
        };
        if json && object.get("module").is_some() {
            object["module"] = Value::Null;
            let got = (output.status.code().unwrap(), object.clone());
            assert_eq!(known.get_or_insert_with(|| got.clone()), &got, "{engine:?} differs");
        } else {
            known.get_or_insert((output.status.code().unwrap(), object));
        }
    }
    known.unwrap()
}

fn ring(n: usize, shift: f64) -> String {
    let mut text = format!("%%MatrixMarket matrix coordinate real general\n{n} {n} {}\n", 3 * n);
    for i in 0..n {
        text += &format!("{} {} {}\n", i + 1, i + 1, 2.0 + shift);
        text += &format!("{} {} -1\n{} {} -1\n", i + 1, (i + 1) % n + 1, i + 1, (i + n - 1) % n + 1);
    }
    text
}

#[test]
fn values_of_x() {
    let a = file("ring.mtx", &ring(1000, 0.5));
    for method in ["auto", "push", "full"] {
        let (code, report) = run(&["local", &a, "--row", "1", "--row", "500", "--method", method], true);
        assert_eq!((code, &report["reason"]), (0, &"converged".into()), "{report}");
        for k in 0..2 {
            let (value, bound) = (report["value"][k].as_f64().unwrap(), report["bound"][k].as_f64().unwrap());
            assert!((value - 1.0).abs() <= bound && bound <= 1e-6, "A times ones was b: {report}");
        }
    }
    let (code, report) = run(&["local", &a, "--row", "500", "--theta", "1e-4", "--tol", "0", "--method", "push"], true);
    assert_eq!((code, &report["reason"], &report["nonzeros"]), (3, &"threshold".into(), &594.into()), "{report}");
    let (code, report) =
        run(&["local", &a, "--row", "500", "--method", "walks", "--tol", "0.5", "--delta", "0.01"], true);
    assert_eq!((code, &report["kind"]), (0, &"probability".into()), "{report}");
    let (_, text) = run(&["local", &a, "--row", "7"], false);
    for part in ["1000 x 1000", "x[7]", "+- ", "converged by push"] {
        assert!(text.as_str().unwrap().contains(part), "no {part:?} in {text}");
    }
}

#[test]
fn without_a_bound() {
    let a = file("gapless.mtx", &ring(20, 0.0));
    let (code, report) = run(&["local", &a, "--row", "3", "--max-work", "1000"], true);
    assert_eq!((code, &report["reason"], &report["kind"]), (3, &"budget".into(), &"none".into()), "{report}");
    assert_eq!(report["bound"][0], Value::Null, "{report}");
}

#[test]
fn ranks_of_nodes() {
    // A star: every node links to the first, which links back.
    let mut text = String::from("%%MatrixMarket matrix coordinate pattern general\n5 5 8\n");
    for i in 2..=5 {
        text += &format!("1 {i}\n{i} 1\n");
    }
    let star = file("star.mtx", &text);
    // pi_1 = 0.15 / 5 + 0.85 (1 - pi_1).
    let centre = (0.15 / 5.0 + 0.85) / 1.85;
    let (code, report) = run(&["pagerank", &star, "--top", "2"], true);
    assert_eq!((code, &report["node"]), (0, &serde_json::json!([1, 2])), "{report}");
    assert!((report["rank"][0].as_f64().unwrap() - centre).abs() < 1e-6, "{report}");
    let (code, report) = run(&["pagerank", &star, "--seed", "1", "--top", "1", "--tol", "1e-9"], true);
    assert_eq!((code, &report["node"]), (0, &serde_json::json!([1])), "{report}");
    assert!((report["rank"][0].as_f64().unwrap() - 1.0 / 1.85).abs() < 1e-9, "{report}");
    let (_, text) = run(&["pagerank", &star], false);
    assert!(text.as_str().unwrap().contains("5 nodes, 8 links, 0 without any"), "{text}");
}

#[test]
fn refused() {
    let a = file("small.mtx", &ring(4, 0.5));
    for args in [
        &["local", &a, "--row", "5"][..],
        &["local", &a, "--row", "0"],
        &["local", &a, "--row", "1", "--tol", "-1"],
        &["pagerank", &a],
        &["pagerank", &a, "--seed", "5"],
        &["pagerank", "nowhere.mtx"],
    ] {
        let (code, report) = run(args, true);
        assert_eq!(code, 1, "{args:?}: {report}");
        assert!(report["message"].as_str().is_some_and(|m| m.len() > 10), "{args:?}: {report}");
    }
}
