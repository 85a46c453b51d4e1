//! Every row of the status table, provoked: none may be added without its line
//! here. In the module, but for `busy`, which takes threads.

use crate::built;
use crate::link::{Limits, Starved, compiled};
use std::sync::atomic::{AtomicBool, Ordering};
use vecsolve::registry;
use vecsolve::status::STATUSES;
use vecsolve_machine::abi::Abi;

#[test]
fn every_status_can_be_met() {
    let Some(module) = built("simd128").map(|bytes| compiled(&bytes)) else { return };
    for row in STATUSES {
        let limits = Limits { pages: 65_536, grown: 0, refuse: u64::MAX, for_good: false };
        let mut link = Starved::new(&module, limits).expect("a start");
        let h = link.create(b"");
        assert!(h > 0);
        let got = provoke(&mut link, h, row.name);
        assert_eq!(got, row.code, "{}: {}", row.name, row.doc);
        assert!(link.op(h, br#"{"op":"info"}"#) == 0 || row.name == "pending", "{}: the instance goes on", row.name);
    }
}

fn provoke(link: &mut Starved, h: i32, name: &str) -> i32 {
    let wholes = |values: &[u32]| values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<_>>();
    let reals = |values: &[f64]| values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<_>>();
    let mut give = |id: u32, dtype: u32, len: u32, bytes: &[u8]| {
        assert!(link.array(h, id, dtype, len));
        link.write(h, id, bytes);
    };
    give(1, 4, 2, &wholes(&[0, 1]));
    give(2, 4, 2, &wholes(&[0, 1]));
    give(3, 2, 2, &reals(&[2.0, 3.0]));
    give(4, 2, 4, &reals(&[1.0, 2.0, 2.0, 4.0]));
    give(8, 2, 400, &reals(&(0..400).map(|i| f64::from(i * 7919 % 100)).collect::<Vec<_>>()));
    give(5, 2, 2, &reals(&[f64::NAN, 1.0]));
    give(6, 4, 2, &wholes(&[0, 7]));
    give(7, 4, 3, &wholes(&[0, 2, 1]));
    assert_eq!(link.op(h, br#"{"op":"csr","id":10,"rows":2,"cols":2,"row":1,"col":2,"val":3}"#), 0);
    let long = format!(r#"{{"op":"info"{}}}"#, " ".repeat(66_000));
    match name {
        "handle" => link.op(h + 8, br#"{"op":"info"}"#),
        "full" => (0..8).map(|_| link.create(b"")).last().expect("eight"),
        "busy" => busy(),
        "pending" => {
            assert_eq!(link.op(h, br#"{"op":"svd","a":8,"rows":20,"cols":20,"s":11,"budget":1}"#), 1);
            link.op(h, br#"{"op":"info"}"#)
        }
        "idle" => link.step(h, 1),
        "memory" => {
            (link.store.data_mut().refuse, link.store.data_mut().for_good) = (0, true);
            assert!(!link.array(h, 20, 6, 1_000_000));
            let told = link.result(h).expect("a result");
            assert!(told.starts_with(br#"{"status":"memory""#), "{}", String::from_utf8_lossy(&told));
            STATUSES.iter().find(|row| row.name == "memory").expect("memory").code
        }
        "limit" => link.op(h, br#"{"op":"csr","id":12,"rows":4000000000,"cols":2,"row":1,"col":2,"val":3}"#),
        "pointer" => link.call("vs_op", (h, u32::MAX, 20_u32)),
        "overlap" => link.op(h, br#"{"op":"residual","a":10,"b":3,"x":3,"r":3}"#),
        "buffer" => link.result_read(h, 1),
        "too_long" => link.op(h, long.as_bytes()),
        "json" => link.op(h, b"{"),
        "field" => link.op(h, br#"{"op":"info","id":"x"}"#),
        "op" => link.op(h, br#"{"op":"nothing"}"#),
        "id" => link.op(h, br#"{"op":"info","id":99}"#),
        "kind" => link.op(h, br#"{"op":"solve","a":3,"b":3,"x":11}"#),
        "dtype" => link.op(h, br#"{"op":"solve","a":10,"b":1,"x":11}"#),
        "shape" => link.op(h, br#"{"op":"solve","a":10,"b":4,"x":11}"#),
        "not_finite" => link.op(h, br#"{"op":"solve","a":10,"b":5,"x":11}"#),
        "index" => link.op(h, br#"{"op":"csr","id":12,"rows":2,"cols":2,"row":1,"col":6,"val":3}"#),
        "structure" => link.op(h, br#"{"op":"csr","id":12,"rows":2,"cols":2,"row":7,"col":2,"val":3,"format":"csr"}"#),
        "singular" => link.op(h, br#"{"op":"inverse","a":4,"n":2,"out":13}"#),
        other => panic!("nothing here provokes {other}"),
    }
}

/// The native library from two threads: one inside, one refused.
fn busy() -> i32 {
    let handle = registry::create(b"");
    assert!(registry::array(handle, 1, 2, 90_000).is_ok());
    let ended = AtomicBool::new(false);
    let met = std::thread::scope(|s| {
        let ended = &ended;
        let inside = s.spawn(move || {
            while !ended.load(Ordering::Acquire) {
                registry::op(handle, br#"{"op":"eigh","a":1,"n":300,"values":2,"budget":0}"#);
            }
        });
        let met = loop {
            let got = registry::step(handle, 1);
            if STATUSES.iter().any(|row| row.code == got && row.name == "busy") {
                break got;
            }
        };
        ended.store(true, Ordering::Release);
        inside.join().expect("no panic");
        met
    });
    assert_eq!(registry::destroy(handle), 0);
    met
}
