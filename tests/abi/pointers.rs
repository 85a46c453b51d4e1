//! Pointers and lengths that lie.

use crate::c::{At, Memory};
use crate::host::{Host, Status, text};
use crate::{c, slots};

const POINTER: i32 = Status::Pointer as i32;

#[test]
fn blocks() {
    let _slots = slots();
    assert_eq!(c::free(0), 0, "null is fine");
    assert!(vecsolve::vs_alloc(0).is_null());
    assert!(vecsolve::vs_alloc(usize::MAX).is_null());
    assert!(vecsolve::vs_alloc(1 << 46).is_null(), "64 TB");
    let blocks: Vec<usize> = [1, 63, 64, 65, 100_000].map(|n| vecsolve::vs_alloc(n) as usize).to_vec();
    for &block in &blocks {
        assert!(block != 0 && block.is_multiple_of(64));
        assert_eq!(c::free(block + 8), POINTER, "inside a block");
        // Where allocators put blocks side by side, that is another one.
        if !blocks.contains(&(block + 64)) {
            assert_eq!(c::free(block + 64), POINTER, "behind its first line");
        }
    }
    let own = 0u64;
    assert_eq!(c::free(&raw const own as usize), POINTER, "foreign");
    for block in blocks {
        assert_eq!(c::free(block), 0);
        assert_eq!(c::free(block), POINTER, "twice");
    }
}

#[test]
fn an_array_is_not_a_block() {
    let _slots = slots();
    let host = Host::new();
    let address = vecsolve::vs_array(host.0, 1, 2, 100) as usize;
    assert_eq!(c::free(address), POINTER);
    assert_eq!(c::array_info(host.0, 1).unwrap().address, address);
}

#[test]
fn null_with_a_length() {
    let _slots = slots();
    let host = Host::new();
    assert_eq!(c::op_null(host.0, 10), POINTER);
    assert_eq!(host.result()["status"], "pointer");
    assert_eq!(c::op_null(host.0, 0), Status::Json as i32, "an empty request is legal memory, not a request");
    assert_eq!(c::create_null(10), POINTER);
    assert_eq!(c::create_null(usize::MAX), POINTER);
    let handle = c::create_null(0);
    assert!(handle > 0, "length 0 means the defaults");
    vecsolve::vs_destroy(handle);
    host.f64s(1, &[1.0]);
    assert_eq!(c::array_info_null(host.0, 1), POINTER);
    host.done(r#"{"op":"info"}"#);
    assert_eq!(c::result_read_null(host.0, 1 << 20), POINTER);
    assert_eq!(host.result()["op"], "info", "the result stays");
}

/// Handle 0 tells why every create failed.
#[test]
fn a_create_at_null_leaves_its_reason() {
    let _slots = slots();
    assert_eq!(c::create(b"["), Status::Json as i32);
    assert_eq!(c::create_null(10), POINTER);
    assert!(text(0).contains(r#""status":"pointer""#), "{}", text(0));
}

#[test]
fn arrays() {
    let _slots = slots();
    let host = Host::new();
    for (id, dtype, len, status) in [
        (0, 2, 1, "id"),
        (1, 0, 1, "dtype"),
        (1, 7, 1, "dtype"),
        (1, u32::MAX, 1, "dtype"),
        (1, 2, usize::MAX, "limit"),
        (1, 2, usize::MAX / 8, "limit"),
        (1, 6, usize::MAX, "limit"),
        (1, 6, isize::MAX as usize, "limit"),
        (1, 2, 1 << 30, "limit"),
    ] {
        assert!(vecsolve::vs_array(host.0, id, dtype, len).is_null(), "{id} {dtype} {len}");
        assert_eq!(host.result()["status"], status, "{id} {dtype} {len}");
    }
    assert_eq!(c::array_info(host.0, 1).unwrap_err(), Status::Id as i32, "nothing was made");
    for dtype in 1..=6 {
        for len in [0, 1, 15, 1000] {
            assert!(!vecsolve::vs_array(host.0, u32::MAX, dtype, len).is_null());
            let info = c::array_info(host.0, u32::MAX).unwrap();
            assert_eq!((info.length, info.dtype), (len, dtype));
            assert!(len == 0 || info.address.is_multiple_of(64));
        }
    }
    host.f64s(3, &[1.0; 8]);
    host.f64s(3, &[2.0; 8]);
    vecsolve::vs_array(host.0, 3, 2, 8);
    assert_eq!(host.read(3), [0; 8], "made again is zero-filled");
}

#[test]
fn a_buffer_too_small() {
    let _slots = slots();
    let host = Host::new();
    host.done(r#"{"op":"info"}"#);
    let whole = text(host.0);
    for cap in [0, 1, whole.len() - 1] {
        let mut out = vec![7u8; cap];
        assert_eq!(c::result_read(host.0, &mut out), Status::Buffer as i32);
        assert!(out.iter().all(|&b| b == 7), "nothing is copied");
    }
    let mut out = vec![7u8; whole.len() + 3];
    assert_eq!(c::result_read(host.0, &mut out), whole.len() as i32);
    assert_eq!(&out[whole.len()..], [7; 3], "and no more than the result");
    assert_eq!(text(host.0), whole);
}

#[test]
fn direct_kernels_refuse() {
    use At::{Misaligned, Null, Value};
    let mut m = Memory((0..64).map(f64::from).collect());
    let before = m.0.clone();
    for bad in [Null, Misaligned] {
        assert_eq!(m.sum(bad, 4).to_bits(), f64::NAN.to_bits());
        assert_eq!(m.dot(bad, Value(0), 4).to_bits(), f64::NAN.to_bits());
        assert_eq!(m.dot(Value(0), bad, 4).to_bits(), f64::NAN.to_bits());
        assert_eq!(m.scale(2.0, bad, 4), POINTER);
        for result in [m.axpy(2.0, bad, Value(32), 4), m.axpy(2.0, Value(32), bad, 4)] {
            assert!(result < 0);
        }
        for [x, y, out] in [[bad, Value(9), Value(32)], [Value(0), bad, Value(32)], [Value(0), Value(9), bad]] {
            assert!(m.add(x, y, out, 4) < 0, "{x:?} {y:?} {out:?}");
        }
        for at in [[bad, Value(8), Value(16)], [Value(0), bad, Value(16)], [Value(0), Value(8), bad]] {
            assert!(m.spmv(&[0, 2, 3], &[0, 1, 1], at) < 0, "{at:?}");
        }
        assert_eq!((m.sum(bad, 0), m.scale(2.0, bad, 0), m.add(bad, bad, bad, 0)), (0.0, 0, 0), "n = 0 is legal");
        assert_eq!((m.dot(bad, bad, 0), m.axpy(2.0, bad, bad, 0)), (0.0, 0));
    }
    for n in [usize::MAX, usize::MAX / 8 + 1, isize::MAX as usize / 8 + 1] {
        assert!(m.sum(Value(0), n).is_nan(), "{n}");
        assert!(m.scale(2.0, Value(0), n) < 0 && m.add(Value(0), Value(0), Value(0), n) < 0, "{n}");
    }
    for rows in [1, 1 << 40, usize::MAX] {
        assert!(m.spmv_without_rows(rows) < 0, "{rows}");
    }
    assert_eq!(m.0, before, "a refused call writes nothing");
}

#[test]
fn direct_kernels_and_overlap() {
    use At::Value;
    const OVERLAP: i32 = Status::Overlap as i32;
    let mut m = Memory((0..64).map(f64::from).collect());
    let before = m.0.clone();
    for by in [1, 3, 9] {
        assert_eq!(m.axpy(1.0, Value(0), Value(by), 10), OVERLAP, "{by}");
        assert_eq!(m.axpy(1.0, Value(by), Value(0), 10), OVERLAP, "{by}");
        assert_eq!(m.add(Value(by), Value(40), Value(0), 10), OVERLAP, "{by}");
        assert_eq!(m.add(Value(40), Value(by), Value(0), 10), OVERLAP, "{by}");
        assert_eq!(m.add(Value(0), Value(0), Value(by), 10), OVERLAP, "{by}");
    }
    for at in [[0, 8, 8], [0, 8, 9], [0, 8, 7], [0, 8, 0], [0, 8, 2], [9, 0, 1]] {
        assert_eq!(m.spmv(&[0, 2, 3], &[0, 1, 1], at.map(Value)), OVERLAP, "{at:?}");
    }
    assert_eq!(m.0, before);
    assert_eq!(m.add(Value(0), Value(10), Value(0), 10), 0, "the same address is allowed");
    assert_eq!(m.0[9], 28.0);
    assert_eq!(m.axpy(1.0, Value(10), Value(20), 10), 0, "neighbours are apart");
    assert_eq!(m.0[20], 30.0);
    assert_eq!(m.spmv(&[0, 2, 3], &[0, 1, 1], [40, 43, 45].map(Value)), 0);
    assert_eq!(m.0[45..47], [40.0 * 43.0 + 41.0 * 44.0, 42.0 * 44.0]);
    assert_eq!(m.spmv(&[0, 2, 3], &[0, 2, 1], [40, 43, 45].map(Value)), Status::Index as i32);
    assert_eq!(m.spmv(&[0, 3, 2], &[0, 1, 1], [40, 43, 45].map(Value)), Status::Structure as i32);
}
