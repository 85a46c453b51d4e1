//! The ABI in sizes that an interpreter can afford (`./build.sh miri`): the C
//! functions with real pointers, registry and blocks, one direct kernel a form, every
//! kernel as an operation, and small systems. No file is read.
#![deny(unsafe_code)]

#[path = "../abi/c.rs"]
#[allow(unsafe_code, dead_code)]
mod c;
#[path = "../abi/call.rs"]
#[allow(dead_code)]
mod call;
#[path = "../abi/host.rs"]
#[allow(dead_code)]
mod host;

use arbitrary::Unstructured;
use host::{Host, Status};
use std::sync::Mutex;
use vecsolve_machine::abi::{Abi, Native};
use vecsolve_machine::run::{Mix, run};
use vecsolve_machine::world::World;
use vecsolve_machine::{ask, naive, systems};

static SLOTS: Mutex<()> = Mutex::new(());

fn bytes(seed: u64, len: usize) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    (0..len).map(|_| random.u8(..)).collect()
}

/// Fewer where every access is interpreted.
fn rounds(n: u64) -> u64 {
    if cfg!(miri) { n } else { 20 * n }
}

#[test]
fn handles_and_pointers() {
    let _slots = SLOTS.lock();
    let host = Host::new();
    assert_eq!(c::op_null(host.0, 5), Status::Pointer as i32);
    assert_eq!(c::create_null(5), Status::Pointer as i32);
    assert_eq!(c::array_info_null(host.0, 1), Status::Id as i32);
    host.f64s(1, &[1.0, 2.0, 3.0]);
    assert_eq!(c::array_info_null(host.0, 1), Status::Pointer as i32);
    assert_eq!(c::result_read_null(host.0, 5000), Status::Pointer as i32);
    assert_eq!(host.done(r#"{"op":"sum","x":1}"#)["value"], 6.0);
    assert!(c::result_read(host.0, &mut [0; 3]) < 0);
    let stale = Host::new().0;
    assert_eq!(c::op(stale, b"{}"), Status::Handle as i32);
    let (a, b) = (vecsolve::vs_alloc(100) as usize, vecsolve::vs_alloc(1) as usize);
    assert_eq!(
        [c::free(a + 8), c::free(b), c::free(a), c::free(a)],
        [Status::Pointer as i32, 0, 0, Status::Pointer as i32]
    );
}

#[test]
#[cfg_attr(miri, ignore = "its addresses travel as integers, which the interpreter does not follow")]
fn direct_kernels_over_pointers() {
    let mut kernels = 0;
    call::each(|call| {
        call.run();
        let arrays = call.arrays();
        for array in &arrays {
            let value = call.arg[array.at] + 1;
            if array.size > 1 {
                call.refused(&[(array.at, value)], &[Status::Pointer], "misaligned");
            }
        }
        kernels += 1;
    });
    assert!(kernels > 30);
}

#[test]
fn kernels_as_operations() {
    let _slots = SLOTS.lock();
    for seed in 0..rounds(60) {
        naive::on_every_level(&bytes(seed, 120));
    }
    let mut native = Native;
    let mut world = World::new(&mut native);
    world.create("").expect("an instance");
    for seed in 0..rounds(20) {
        let bytes = bytes(500 + seed, 120);
        let _ = ask::run(&mut world, 0, &mut Unstructured::new(&bytes));
    }
    world.close();
}

#[test]
fn systems_and_requests() {
    let _slots = SLOTS.lock();
    let mut native = Native;
    for seed in 0..rounds(3) {
        let mut world = World::new(&mut native);
        run(&mut world, &bytes(900 + seed, 60), Mix::Solvers);
        world.create("").expect("an instance");
        assert!(systems::solves(&mut world, 0));
        let methods =
            ["cg", "minres", "bicgstab", "gmres", "lsmr", "lu", "sparse_lu", "cholesky", "ldl", "ssor", "chebyshev"];
        for method in methods {
            for precond in ["auto", "ilu0"] {
                let request = format!(
                    r#"{{"op":"solve","a":1,"b":2,"x":3,"method":"{method}","precond":"{precond}","budget":200}}"#
                );
                if world.op(0, request.as_bytes()) == 1 {
                    world.step(0, 50);
                    world.cancel(0);
                }
            }
        }
        for request in [
            r#"{"op":"factor","a":1,"id":20}"#,
            r#"{"op":"factor_solve","factor":20,"b":2,"x":3,"transposed":true}"#,
            r#"{"op":"analyse","a":1}"#,
            r#"{"op":"residual","a":1,"b":2,"x":3}"#,
        ] {
            assert_eq!(world.op(0, request.as_bytes()), 0, "{request}");
        }
        assert!(world.f64s(0, 21, &(0..12).map(|i| f64::from(i * i % 7)).collect::<Vec<_>>()));
        for request in [
            r#"{"op":"qr","a":21,"rows":4,"cols":3,"r":22,"q":23,"order":24}"#,
            r#"{"op":"svd","a":21,"rows":4,"cols":3,"s":25,"u":26,"v":27}"#,
            r#"{"op":"lstsq","a":21,"rows":4,"cols":3,"b":28,"x":29}"#,
            r#"{"op":"solve","a":1"#,
            r#"{"op":"solve","a":[[[["#,
        ] {
            world.op(0, request.as_bytes());
        }
        world.close();
        assert_eq!(world.abi.op(-1, b"{}"), Status::Handle as i32);
    }
}

/// Found by fuzzing.
#[test]
fn a_form_feed_is_no_space() {
    let _slots = SLOTS.lock();
    let host = Host::new();
    host.refused(b"{\"op\":\"info\",\"id\":0\x0c}", Status::Json);
    host.done("{\"op\":\"info\",\"id\":0\r\n\t }");
}

/// Two threads, two handles; and a second thread inside one.
#[test]
fn threads() {
    let _slots = SLOTS.lock();
    let shared = Host::new();
    shared.f64s(1, &[1.0; 50]);
    std::thread::scope(|s| {
        for thread in 0..2 {
            let shared = &shared;
            s.spawn(move || {
                let own = Host::new();
                own.f64s(1, &[2.0; 20]);
                for _ in 0..5 {
                    assert_eq!(own.done(r#"{"op":"sum","x":1}"#)["value"], 40.0);
                    let got = shared.op(r#"{"op":"scale","alpha":1.0,"x":1}"#);
                    assert!(got == 0 || got == Status::Busy as i32, "thread {thread}: {got}");
                }
            });
        }
    });
}
