//! The ops that look something over once, for local answers: `local_matrix`,
//! `local_grid`, `local_rhs`, `graph`.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Dtype, Instance, Object, Outcome};
use crate::ops::{
    GraphArgs, GraphDone, LocalGridArgs, LocalGridDone, LocalMatrixArgs, LocalMatrixDone, LocalRhsArgs, LocalRhsDone,
};
use alloc::vec::Vec;
use vecsolve_core::local::{Graph, Stencil, System};

/// The one value of an object that is kept apart.
fn apart<T>(value: T) -> Result<Vec<T>, Fault> {
    let mut one = Vec::new();
    one.try_reserve_exact(1).map_err(|_| fault!(Memory))?;
    one.push(value);
    Ok(one)
}

/// Gives b to a system; 0 is none. `bytes` are needed besides.
fn with_rhs(instance: &Instance, system: &mut System, b: u32) -> Result<(), Fault> {
    if b == 0 {
        return Ok(system.set_rhs(&[])?);
    }
    let b = instance.wide("b", b, None)?;
    if b.is_empty() && system.n() > 0 {
        return Err(fault!(Shape, "b holds 0 values, expected {} or 1", system.n()));
    }
    Ok(system.set_rhs(&b)?)
}

/// Bytes of a right-hand side, a copy of f32 included.
fn rhs_bytes(instance: &Instance, b: u32) -> Result<usize, Fault> {
    if b == 0 {
        return Ok(0);
    }
    let b = instance.array("b", b, Dtype::REAL)?;
    Ok(b.len.saturating_mul(if b.dtype == Dtype::F32 { 16 } else { 8 }))
}

pub(crate) fn local_matrix(instance: &mut Instance, args: LocalMatrixArgs) -> Result<Outcome, Fault> {
    let a = instance.csr("a", args.a)?;
    instance.afford(System::need(a, args.columns).saturating_add(rhs_bytes(instance, args.b)?))?;
    let mut system = System::stored(a, args.columns)?;
    with_rhs(instance, &mut system, args.b)?;
    let done = LocalMatrixDone {
        op: "local_matrix",
        status: "done",
        n: system.n(),
        nnz: system.values() as f64,
        gap: system.gap,
        rho: system.rho,
        column_gap: system.column_gap,
        reach: Some(system.reach),
        bytes: system.bytes() as u64,
    };
    instance.put(args.id, Object::System(apart(system)?))?;
    instance.answer(&done);
    Ok(Outcome::Done)
}

pub(crate) fn local_grid(instance: &mut Instance, args: LocalGridArgs) -> Result<Outcome, Fault> {
    let coefficients = instance.array("coefficients", args.coefficients, &[Dtype::F64])?;
    let bytes = coefficients.len.saturating_mul(16);
    instance.afford(bytes.saturating_add(rhs_bytes(instance, args.b)?))?;
    let grid = Stencil::new([args.nx, args.ny, args.nz], args.periodic, coefficients.values())?;
    let mut system = System::grid(grid)?;
    with_rhs(instance, &mut system, args.b)?;
    let done = LocalGridDone {
        op: "local_grid",
        status: "done",
        n: system.n(),
        nnz: system.values() as f64,
        gap: system.gap,
        rho: system.rho,
        column_gap: system.column_gap,
        reach: Some(system.reach),
        bytes: system.bytes() as u64,
    };
    instance.put(args.id, Object::System(apart(system)?))?;
    instance.answer(&done);
    Ok(Outcome::Done)
}

pub(crate) fn local_rhs(instance: &mut Instance, args: LocalRhsArgs) -> Result<Outcome, Fault> {
    instance.system("system", args.system)?;
    instance.afford(rhs_bytes(instance, args.b)?)?;
    // Out of the instance for as long as it reads b there.
    let Some(Object::System(mut system)) = instance.objects.remove(args.system) else { return Err(fault!(Id)) };
    let mut given = Ok(());
    let (mut reach, mut bytes) = (None, 0);
    for system in &mut system {
        given = with_rhs(instance, system, args.b);
        (reach, bytes) = (Some(system.reach), system.bytes() as u64);
    }
    instance.put(args.system, Object::System(system))?;
    given?;
    instance.answer(&LocalRhsDone { op: "local_rhs", status: "done", reach, bytes });
    Ok(Outcome::Done)
}

pub(crate) fn graph(instance: &mut Instance, args: GraphArgs) -> Result<Outcome, Fault> {
    let a = instance.csr("a", args.a)?;
    instance.afford(Graph::need(a))?;
    let graph = Graph::new(a)?;
    let done = GraphDone {
        op: "graph",
        status: "done",
        n: graph.n(),
        links: graph.links() as u32,
        dangling: graph.dangling().len() as u32,
        bytes: graph.bytes() as u64,
    };
    instance.put(args.id, Object::Graph(apart(graph)?))?;
    instance.answer(&done);
    Ok(Outcome::Done)
}
