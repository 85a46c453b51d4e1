//! Bytes to actions. Any bytes are a run: what is drawn past their end is zero.

use crate::abi::Abi;
use crate::world::World;
use crate::{ask, cases, systems};
use arbitrary::{Result, Unstructured};

/// Most actions of a run.
const ACTIONS: usize = 60;

/// How an instance may be made.
const CONFIGS: &[&str] = &[
    "",
    "{}",
    r#"{"max_bytes":4000000}"#,
    r#"{"max_bytes":4000000,"level":"scalar"}"#,
    r#"{"max_bytes":16384}"#,
    r#"{"max_bytes":20000}"#,
    r#"{"max_bytes":60000}"#,
    r#"{"max_bytes":4000000,"fast":true}"#,
    r#"{"max_bytes":1}"#,
    r#"{"level":"abacus"}"#,
    r#"{"max_bytes":-1}"#,
    r#"{"nonsense":1}"#,
    "[",
    "null",
];
/// Those that every engine refuses alike: instances are made by who records.
const PORTABLE: &[&str] = &[r#"{"nonsense":1}"#, "[", "null", r#"{"level":"abacus"}"#];

/// Which actions are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// Everything.
    Whole,
    /// What 32 and 64 bits, scalar and vectors answer with the same bytes.
    Portable,
    /// Structured systems alone.
    Solvers,
}

/// Runs the bytes to their end and gives everything back.
pub fn run<A: Abi>(world: &mut World<A>, bytes: &[u8], mix: Mix) {
    let mut u = Unstructured::new(bytes);
    for _ in 0..ACTIONS {
        if u.is_empty() || act(world, &mut u, mix).is_err() {
            break;
        }
    }
    world.close();
}

/// One action.
pub fn act<A: Abi>(world: &mut World<A>, u: &mut Unstructured, mix: Mix) -> Result<()> {
    if world.live.is_empty() || u.ratio(1, 20)? {
        let config = match mix {
            Mix::Whole => u.choose(CONFIGS)?,
            Mix::Portable => u.choose(PORTABLE)?,
            Mix::Solvers => "",
        };
        world.create(config);
        if world.live.is_empty() {
            return Ok(());
        }
    }
    let at = u.choose_index(world.live.len())?;
    if mix == Mix::Solvers {
        if world.live[at].pending {
            cases::goes_on(world, at, u)?;
        }
        return systems::run(world, at, u);
    }
    match u.int_in_range(0..=15)? {
        0 if mix != Mix::Portable && u.ratio(1, 3)? => world.destroy(at),
        0 | 1 => odd_array(world, at, u, mix)?,
        2..=5 => cases::run(world, at, u)?,
        6..=8 => ask::run(world, at, u)?,
        9..=11 => systems::run(world, at, u)?,
        12 => drop(cases::goes_on(world, at, u)?),
        13 if mix == Mix::Whole => raw(world, at, u)?,
        14 if mix == Mix::Whole => blocks(world, u)?,
        _ => strangers(world, u)?,
    }
    Ok(())
}

/// Arrays of odd ids, dtypes and lengths.
fn odd_array<A: Abi>(world: &mut World<A>, at: usize, u: &mut Unstructured, mix: Mix) -> Result<()> {
    let id = *u.choose(&[0, 1, 2, 3, 11, 12, 13, 30, 31, u32::MAX])?;
    let dtype = *u.choose(&[0, 1, 2, 3, 4, 5, 6, 7, u32::MAX])?;
    let huge = [1 << 20, 1 << 28, 1 << 31, u32::MAX];
    let len = if mix == Mix::Whole && u.ratio(1, 4)? { *u.choose(&huge)? } else { u.int_in_range(0..=100)? };
    world.array(at, id, dtype, len);
    Ok(())
}

/// Bytes as a request, and reads of the result with odd buffers.
fn raw<A: Abi>(world: &mut World<A>, at: usize, u: &mut Unstructured) -> Result<()> {
    let len = u.int_in_range(0..=60)?;
    let bytes = u.bytes(len.min(u.len()))?;
    world.op(at, bytes);
    let handle = world.live[at].handle;
    let have = world.abi.result(handle).expect("a result").len();
    for cap in [0, have.saturating_sub(1), have, have + 1] {
        let got = world.abi.result_read(handle, cap);
        assert_eq!(got >= 0, cap >= have, "a result of {have} into {cap} bytes: {got}");
    }
    Ok(())
}

/// Blocks, and frees of what is no block.
fn blocks<A: Abi>(world: &mut World<A>, u: &mut Unstructured) -> Result<()> {
    const POINTER: i32 = vecsolve::status::Status::Pointer as i32;
    let bytes = *u.choose(&[0, 1, 63, 64, 65, 5000, usize::MAX, usize::MAX / 2])?;
    let block = world.abi.alloc(bytes);
    assert!(bytes < usize::MAX / 2 || block == 0, "{bytes} bytes were given");
    assert!(block.is_multiple_of(64) && (bytes > 0 || block == 0));
    if block != 0 {
        assert!(!world.blocks.contains(&block), "a block given twice");
        world.blocks.push(block);
    }
    assert_eq!(world.abi.free(0), 0, "null is fine");
    if let Some(&block) = world.blocks.last() {
        for foreign in [block + 1, block - 64, block + 8, usize::MAX, 64] {
            if !world.blocks.contains(&foreign) {
                assert_eq!(world.abi.free(foreign), POINTER, "{foreign:#x} is no block");
            }
        }
        if u.ratio(1, 2)? {
            assert_eq!(world.abi.free(block), 0, "a block");
            assert_eq!(world.abi.free(block), POINTER, "a second free");
            world.blocks.pop();
        }
    }
    Ok(())
}

/// Handles that name nothing: destroyed, made up, of the next generation.
fn strangers<A: Abi>(world: &mut World<A>, u: &mut Unstructured) -> Result<()> {
    let handle = match u.int_in_range(0..=3)? {
        0 => u.arbitrary()?,
        1 => world.live.first().map_or(1, |l| l.handle.wrapping_add(8)),
        2 => *u.choose(&[-1, 1, 7, 8, i32::MIN, i32::MAX])?,
        _ if world.dead.is_empty() => return Ok(()),
        _ => *u.choose(&world.dead)?,
    };
    world.stranger(handle);
    Ok(())
}
