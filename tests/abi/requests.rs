//! Requests that are not what they should be: each gets a status, a sentence
//! and no effect.

use crate::host::{Host, Status};
use crate::{c, slots};
use fastrand::Rng;
use vecsolve::ops::{ArgRow, Default, Kind, OPS};

const SOUND: &str =
    r#"{"op":"solve","a":1,"b":2,"x":3,"method":"cg","tol":1e-10,"history":true,"max_iter":7,"guess":false}"#;

/// A JSON value of the right kind, and ones that are not.
fn right(arg: &ArgRow) -> String {
    match arg.kind {
        Kind::F64 => "0.5".into(),
        Kind::Bool => "true".into(),
        Kind::Choice(words) => format!("{:?}", words[0]),
        _ => "1".into(),
    }
}

fn wrong(arg: &ArgRow) -> Vec<&'static str> {
    let all =
        ["null", "\"1\"", "true", "-1", "1.5", "4294967296", "1e400", "[]", "[1]", "{}", "{\"a\":1}", "\"?\"", "1e2"];
    let fine: &[&str] = match arg.kind {
        Kind::F64 => &["-1", "1.5", "4294967296", "1e2"],
        Kind::Bool => &["true"],
        _ => &[],
    };
    all.into_iter().filter(|v| !fine.contains(v)).collect()
}

/// The operation's request with one field's value replaced.
fn request(op: &str, args: &[ArgRow], replaced: &str, value: &str) -> String {
    let value_of = |a: &ArgRow| if a.name == replaced { value.to_string() } else { right(a) };
    let fields: String = args.iter().map(|a| format!(r#","{}":{}"#, a.name, value_of(a))).collect();
    format!(r#"{{"op":"{op}"{fields}}}"#)
}

#[test]
fn every_field_of_every_operation() {
    let _slots = slots();
    let host = Host::new();
    for op in OPS {
        for arg in op.args {
            for value in wrong(arg) {
                let request = request(op.name, op.args, arg.name, value);
                let message = host.refused(request.as_bytes(), Status::Field);
                assert!(message.contains(arg.name), "{request}: {message}");
            }
            let twice = format!(r#"{{"op":"{}","{2}":{1},"{2}":{1}}}"#, op.name, right(arg), arg.name);
            let message = host.refused(twice.as_bytes(), Status::Field);
            assert!(message.contains(arg.name) && message.contains("twice"), "{twice}: {message}");
            if arg.default == Default::Required {
                let given: Vec<String> = op
                    .args
                    .iter()
                    .filter(|a| a.name != arg.name)
                    .map(|a| format!(r#","{}":{}"#, a.name, right(a)))
                    .collect();
                let missing = format!(r#"{{"op":"{}"{}}}"#, op.name, given.concat());
                let message = host.refused(missing.as_bytes(), Status::Field);
                assert!(message.contains(arg.name), "{missing}: {message}");
            }
        }
        let unknown = request(op.name, op.args, "", "").replace('}', r#","surprise":1}"#);
        assert!(host.refused(unknown.as_bytes(), Status::Field).contains("surprise"));
        let twice = request(op.name, op.args, "", "").replace('}', &format!(r#","op":"{}"}}"#, op.name));
        assert!(host.refused(twice.as_bytes(), Status::Field).contains("op"));
    }
    assert!(host.refused(br#"{"a":1}"#, Status::Field).contains("op"));
    assert!(host.refused(br#"{"op":1}"#, Status::Field).contains("op"));
    for name in ["", "Solve", "solve ", "sol", "op"] {
        let message = host.refused(format!(r#"{{"op":"{name}"}}"#).as_bytes(), Status::Op);
        assert!(OPS.iter().all(|op| message.contains(op.name)), "{message}");
    }
}

#[test]
fn every_prefix_of_a_request() {
    let _slots = slots();
    let host = Host::new();
    for end in 0..SOUND.len() {
        host.refused(&SOUND.as_bytes()[..end], Status::Json);
    }
    host.refused(SOUND.as_bytes(), Status::Id);
    for more in ["x", "{}", ",", "}", "\0"] {
        host.refused(format!("{SOUND}{more}").as_bytes(), Status::Json);
    }
    host.refused(format!(" \t\r\n{SOUND} \n").as_bytes(), Status::Id);
}

#[test]
fn what_is_no_request() {
    let _slots = slots();
    let host = Host::new();
    for text in ["null", "[]", "1", "\"solve\"", "[{\"op\":\"info\"}]", "{op:1}", "{'op':'info'}", "{\"op\":\"info\",}"]
    {
        host.refused(text.as_bytes(), Status::Json);
    }
    for bytes in [&[0xff, 0xfe][..], &[b'{', b'"', 0xc3, b'"', b':', b'1', b'}'], &[0; 100], &[0xed, 0xa0, 0x80]] {
        host.refused(bytes, Status::Json);
    }
    for number in ["01", "+1", "1.", ".5", "1e", "--1", "0x1", "NaN", "Infinity", "1-2"] {
        let request = format!(r#"{{"op":"info","id":{number}}}"#);
        let got = host.op(&request);
        assert!(got == Status::Json as i32 || got == Status::Field as i32, "{request}: {got}");
    }
}

#[test]
fn long_and_deep() {
    let _slots = slots();
    let host = Host::new();
    let long = format!(r#"{{"op":"info"{}}}"#, " ".repeat(1 << 20));
    host.refused(long.as_bytes(), Status::TooLong);
    let largest = format!(r#"{{"op":"info"{}}}"#, " ".repeat(65536 - 13));
    assert_eq!(largest.len(), 65536);
    host.done(&largest);
    host.refused(format!("{largest} ").as_bytes(), Status::TooLong);
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [1, 2, 100, 10_000] {
            let deep = format!(r#"{{"op":"info","id":{}1{}}}"#, open.repeat(depth), close.repeat(depth));
            host.refused(deep.as_bytes(), Status::Field);
            let unclosed = format!(r#"{{"op":"info","id":{}"#, open.repeat(depth));
            assert!(host.op(&unclosed) < 0);
        }
        assert!(host.op(&open.repeat(10_000)) < 0);
    }
    let name = "n".repeat(60_000);
    let message = host.refused(format!(r#"{{"op":"info","{name}":1}}"#).as_bytes(), Status::Field);
    assert!(message.len() <= 400, "a sentence of {} bytes", message.len());
    host.refused(format!(r#"{{"op":"{name}"}}"#).as_bytes(), Status::Op);
}

/// Text from outside that comes back in a message keeps the result JSON.
#[test]
fn odd_names_come_back_as_json() {
    let _slots = slots();
    let host = Host::new();
    for name in [r"\u0041", r"a\\b", r"a\nb", "\u{1f600}", "ü", "\u{7f}", r#"\""#, "\u{2028}"] {
        for request in [format!(r#"{{"op":"{name}"}}"#), format!(r#"{{"op":"info","{name}":1}}"#)] {
            assert!(host.op(&request) < 0, "{request}");
            assert!(host.result()["message"].is_string(), "{request}");
        }
    }
    for control in 0..32u8 {
        let request = [br#"{"op":"a"#, &[control][..], br#"b"}"#].concat();
        assert!(c::op(host.0, &request) < 0);
        assert!(host.result()["message"].is_string(), "byte {control}");
    }
}

#[test]
fn random_bytes() {
    let _slots = slots();
    let host = Host::new();
    host.poisson(3);
    let mut rng = Rng::with_seed(21);
    let pieces = [
        "{",
        "}",
        "\"",
        ":",
        ",",
        "\"op\"",
        "\"solve\"",
        "\"a\"",
        "1",
        "-",
        "1e9",
        "true",
        "null",
        "[",
        "]",
        " ",
        "\\",
        "é",
        "\"csr\"",
        "\"info\"",
        "\"id\"",
        "4294967295",
        "0.5",
        "\"tol\"",
    ];
    for case in 0..20_000 {
        let bytes: Vec<u8> = match case % 3 {
            0 => (0..rng.usize(0..80)).map(|_| rng.u8(..)).collect(),
            1 => (0..rng.usize(0..20)).flat_map(|_| pieces[rng.usize(..pieces.len())].bytes()).collect(),
            // A sound request with a few bytes changed.
            _ => {
                let mut bytes = SOUND.as_bytes().to_vec();
                for _ in 0..rng.usize(1..4) {
                    let at = rng.usize(..bytes.len());
                    bytes[at] = rng.u8(..);
                }
                bytes
            }
        };
        let got = c::op(host.0, &bytes);
        let result = host.result();
        assert!(got == 0 || got == 1 || (-21..0).contains(&got), "{bytes:?}: {got}");
        assert_eq!(got < 0, result["message"].is_string(), "{:?}: {got}, {result}", String::from_utf8_lossy(&bytes));
        if got == 1 {
            assert_eq!(vecsolve::vs_cancel(host.0), 0);
        }
    }
    host.done(r#"{"op":"solve","a":1,"b":2,"x":3}"#);
}
