//! Operations with arguments that parse and are still wrong: refused by name,
//! with nothing changed.

use crate::host::{Host, Status};
use crate::slots;
use vecsolve::ops::{Kind, OPS};
use vecsolve_core::solve::{Factors, Method, PrecondChoice};

fn host() -> Host {
    let host = Host::new();
    host.poisson(2);
    host.f64s(3, &[7.0; 4]);
    host.f64s(4, &[1.0; 5]);
    host.u32s(5, &[0; 4]);
    host
}

fn refuse_all(rows: &[(&str, Status)]) {
    let _slots = slots();
    let host = host();
    let before = host.done(r#"{"op":"info"}"#);
    for (request, status) in rows {
        host.refused(request.as_bytes(), *status);
        assert_eq!(host.done(r#"{"op":"info"}"#), before, "{request} changed something");
    }
    assert!(host.read(3).iter().all(|&v| v == 7f64.to_bits()), "x was written");
    let solved = host.done(r#"{"op":"solve","a":1,"b":2,"x":3}"#);
    assert_eq!(solved["reason"], "converged");
}

#[test]
fn solve() {
    refuse_all(&[
        (r#"{"op":"solve","a":9,"b":2,"x":3}"#, Status::Id),
        (r#"{"op":"solve","a":1,"b":9,"x":3}"#, Status::Id),
        (r#"{"op":"solve","a":0,"b":2,"x":3}"#, Status::Field),
        (r#"{"op":"solve","a":2,"b":2,"x":3}"#, Status::Kind),
        (r#"{"op":"solve","a":1,"b":1,"x":3}"#, Status::Kind),
        (r#"{"op":"solve","a":1,"b":2,"x":1}"#, Status::Kind),
        (r#"{"op":"solve","a":1,"b":5,"x":3}"#, Status::Dtype),
        (r#"{"op":"solve","a":1,"b":2,"x":5}"#, Status::Dtype),
        (r#"{"op":"solve","a":1,"b":4,"x":3}"#, Status::Shape),
        (r#"{"op":"solve","a":1,"b":2,"x":4}"#, Status::Shape),
        (r#"{"op":"solve","a":1,"b":2,"x":9,"guess":true}"#, Status::Id),
        (r#"{"op":"solve","a":1,"b":2,"x":3,"tol":-1e-9}"#, Status::Field),
        (r#"{"op":"solve","a":1,"b":2,"x":3,"tol":1.5}"#, Status::Field),
        (r#"{"op":"solve","a":1,"b":2,"x":3,"atol":-1}"#, Status::Field),
        (r#"{"op":"solve","a":1,"b":2,"x":3,"divergence":0.5}"#, Status::Field),
        (r#"{"op":"solve","a":1,"b":2,"x":3,"method":"magic"}"#, Status::Field),
        (r#"{"op":"solve","a":1,"b":2,"x":3,"method":""}"#, Status::Field),
    ]);
}

#[test]
fn residual_free_and_info() {
    refuse_all(&[
        (r#"{"op":"residual","a":1,"b":4,"x":3}"#, Status::Shape),
        (r#"{"op":"residual","a":1,"b":2,"x":4}"#, Status::Shape),
        (r#"{"op":"residual","a":1,"b":2,"x":3,"r":2}"#, Status::Overlap),
        (r#"{"op":"residual","a":1,"b":2,"x":3,"r":3}"#, Status::Overlap),
        (r#"{"op":"residual","a":1,"b":2,"x":3,"r":1}"#, Status::Kind),
        (r#"{"op":"residual","a":1,"b":2,"x":3,"r":4}"#, Status::Shape),
        (r#"{"op":"residual","a":1,"b":2,"x":3,"r":5}"#, Status::Dtype),
        (r#"{"op":"residual","a":3,"b":2,"x":3}"#, Status::Kind),
        (r#"{"op":"free","id":9}"#, Status::Id),
        (r#"{"op":"free","id":0}"#, Status::Field),
        (r#"{"op":"info","id":9}"#, Status::Id),
    ]);
}

#[test]
fn csr() {
    refuse_all(&[
        // 11, 12, 13 hold the 12 triplets of a 4 x 4 matrix; 2, 3, 4 and 5 are of other lengths.
        (r#"{"op":"csr","id":7,"rows":3,"cols":4,"row":11,"col":12,"val":13}"#, Status::Index),
        (r#"{"op":"csr","id":7,"rows":4,"cols":3,"row":11,"col":12,"val":13}"#, Status::Index),
        (r#"{"op":"csr","id":7,"rows":0,"cols":0,"row":11,"col":12,"val":13}"#, Status::Index),
        (r#"{"op":"csr","id":7,"rows":4,"cols":4,"row":5,"col":12,"val":13}"#, Status::Shape),
        (r#"{"op":"csr","id":7,"rows":4,"cols":4,"row":11,"col":5,"val":13}"#, Status::Shape),
        (r#"{"op":"csr","id":7,"rows":4,"cols":4,"row":11,"col":12,"val":2}"#, Status::Shape),
        (r#"{"op":"csr","id":7,"rows":4,"cols":4,"row":13,"col":12,"val":13}"#, Status::Dtype),
        (r#"{"op":"csr","id":7,"rows":4,"cols":4,"row":11,"col":12,"val":11}"#, Status::Dtype),
        (r#"{"op":"csr","id":7,"rows":4,"cols":4,"row":1,"col":12,"val":13}"#, Status::Kind),
        (r#"{"op":"csr","id":0,"rows":4,"cols":4,"row":11,"col":12,"val":13}"#, Status::Field),
        (r#"{"op":"csr","id":7,"rows":4294967295,"cols":4,"row":11,"col":12,"val":13}"#, Status::Limit),
        (r#"{"op":"csr","id":7,"rows":4,"cols":4294967295,"row":11,"col":12,"val":13}"#, Status::Limit),
        (r#"{"op":"csr","id":7,"rows":11,"cols":4,"row":11,"col":12,"val":13,"format":"csr"}"#, Status::Structure),
        (r#"{"op":"csr","id":7,"rows":4,"cols":4,"row":11,"col":12,"val":13,"format":"csr"}"#, Status::Shape),
        (r#"{"op":"csr","id":7,"rows":4294967295,"cols":4,"row":11,"col":12,"val":13,"format":"csr"}"#, Status::Limit),
    ]);
}

#[test]
fn nan_and_infinity() {
    let _slots = slots();
    let host = host();
    for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        host.f64s(6, &[1.0, odd, 1.0, 1.0]);
        for request in [
            r#"{"op":"solve","a":1,"b":6,"x":3}"#,
            r#"{"op":"solve","a":1,"b":2,"x":6,"guess":true}"#,
            r#"{"op":"residual","a":1,"b":6,"x":3}"#,
            r#"{"op":"residual","a":1,"b":2,"x":6}"#,
        ] {
            let message = host.refused(request.as_bytes(), Status::NotFinite);
            assert!(message.contains('1'), "the place: {message}");
        }
        host.u32s(8, &[0, 1, 2, 3]);
        host.refused(br#"{"op":"csr","id":1,"rows":4,"cols":4,"row":8,"col":8,"val":6}"#, Status::NotFinite);
        assert_eq!(host.done(r#"{"op":"info","id":1}"#)["nnz"], 12, "the matrix that was there is there");
        host.done(r#"{"op":"solve","a":1,"b":2,"x":6}"#);
    }
}

#[test]
fn refused_with_a_new_output_makes_none() {
    let _slots = slots();
    let host = host();
    host.refused(br#"{"op":"solve","a":1,"b":4,"x":9}"#, Status::Shape);
    host.refused(br#"{"op":"info","id":9}"#, Status::Id);
    host.f64s(6, &[f64::NAN; 4]);
    host.refused(br#"{"op":"residual","a":1,"b":6,"x":3,"r":9}"#, Status::NotFinite);
    host.refused(br#"{"op":"info","id":9}"#, Status::Id);
    host.f64s(9, &[]);
    host.f64s(10, &[]);
    host.u32s(14, &[]);
    host.done(r#"{"op":"csr","id":15,"rows":0,"cols":0,"row":14,"col":14,"val":9}"#);
    let empty = host.done(r#"{"op":"solve","a":15,"b":9,"x":10}"#);
    assert_eq!((&empty["reason"], &empty["n"]), (&"converged".into(), &0.into()));
}

/// A word of the table that the core does not know would be taken for auto.
#[test]
fn the_words_of_the_table_are_those_of_the_core() {
    let words = |op: &str, arg: &str| -> Vec<&'static str> {
        let row = OPS.iter().find(|row| row.name == op).expect("an operation");
        match row.args.iter().find(|row| row.name == arg).expect("an argument").kind {
            Kind::Choice(words) => words.to_vec(),
            other => panic!("{op}, {arg}: {other:?}"),
        }
    };
    let sorted = |mut words: Vec<&'static str>| {
        words.sort_unstable();
        words
    };
    let methods = Method::ALL.iter().map(|m| m.name()).collect();
    assert_eq!(sorted(words("solve", "method")), sorted(methods));
    let preconds = PrecondChoice::ALL.iter().map(|p| p.name()).collect();
    assert_eq!(sorted(words("solve", "precond")), sorted(preconds));
    let factors = Factors::ALL.iter().map(|f| f.name()).chain(["auto"]).collect();
    assert_eq!(sorted(words("factor", "method")), sorted(factors));
}
