//! The ops on dense matrices: `inverse`, `lstsq`, `qr`, `eigh`, `svd`. All
//! work in f64; f32 is widened on the way in and rounded on the way out.
#![forbid(unsafe_code)]

use crate::fault::{Fault, fault};
use crate::instance::{Dtype, Instance, Outcome};
use crate::job::Job;
use crate::ops::{
    EighArgs, EighDone, InverseArgs, InverseDone, LstsqArgs, LstsqDone, QrArgs, QrDone, SvdArgs, SvdDone,
};
use crate::solve::budget;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use vecsolve_core::dense::{Eigen, Inverse, LeastSquares, Lu, Qr, Svd};
use vecsolve_core::error::filled;
use vecsolve_core::krylov::Reason;

/// What runs.
// An instance has one at a time, and a box could not be refused.
#[allow(clippy::large_enum_variant)]
enum Of {
    Inverse { lu: Lu<f64>, rcond: Option<f64>, inverse: Option<Inverse<f64>> },
    Lstsq { factors: LeastSquares<f64>, b: Vec<f64>, minimum_norm: bool },
    Qr { qr: Qr<f64>, pivoting: bool },
    Eigh(Eigen<f64>),
    Svd(Svd<f64>),
}

/// A dense operation on its way.
pub(crate) struct Dense {
    of: Of,
    rows: usize,
    cols: usize,
    /// Outputs by id, 0 where there is none.
    out: [u32; 3],
    /// Which of them were not there before.
    made: [bool; 3],
    bytes: usize,
    work: u64,
    ended: Option<Reason>,
}

/// No output is made yet.
const NONE: [bool; 3] = [false; 3];

/// An output: its field, id, dtype and length.
type Output = (&'static str, u32, Dtype, usize);

/// What an operation begins with: its matrix, room for `bytes`, outputs that fit.
fn begin(
    instance: &Instance,
    a: u32,
    (rows, cols): (u32, u32),
    bytes: usize,
    outputs: &[Output],
) -> Result<(Vec<f64>, Dtype), Fault> {
    let want = (rows as usize).saturating_mul(cols as usize);
    let dtype = instance.array("a", a, Dtype::REAL)?.dtype;
    let matrix = instance.wide("a", a, Some(want))?;
    let mut need = bytes.saturating_add(want.saturating_mul(size_of::<f64>()));
    for &(field, id, kind, len) in outputs {
        let dtypes = if kind == Dtype::U32 { &[Dtype::U32] } else { Dtype::REAL };
        if id != 0 && !instance.check_out(field, id, dtypes, len)? {
            need = need.saturating_add(len.saturating_mul(dtype.size()));
        }
    }
    if outputs.iter().enumerate().any(|(i, o)| o.1 != 0 && outputs[..i].iter().any(|other| other.1 == o.1)) {
        return Err(fault!(Overlap, "two outputs have one id"));
    }
    instance.afford(need)?;
    Ok((owned(matrix)?, dtype))
}

/// A copy, unless it is one already.
fn owned(values: Cow<[f64]>) -> Result<Vec<f64>, Fault> {
    match values {
        Cow::Owned(values) => Ok(values),
        Cow::Borrowed(values) => {
            let mut own = Vec::new();
            own.try_reserve_exact(values.len()).map_err(|_| fault!(Memory))?;
            own.extend_from_slice(values);
            Ok(own)
        }
    }
}

/// Makes the outputs, all or none, and goes.
fn go(instance: &mut Instance, mut job: Dense, dtype: Dtype, outputs: &[Output], units: u32) -> Result<Outcome, Fault> {
    for (&(field, id, kind, len), i) in outputs.iter().zip(0..) {
        if id != 0 {
            match instance.output(field, id, if kind == Dtype::U32 { kind } else { dtype }, len) {
                Ok(made) => job.made[i] = made,
                Err(fault) => {
                    job.undo(instance);
                    return Err(fault);
                }
            }
        }
    }
    instance.job = Some(Job::Dense(job));
    instance.step(budget(units))
}

pub(crate) fn inverse(instance: &mut Instance, args: InverseArgs) -> Result<Outcome, Fault> {
    let n = args.n as usize;
    let outputs = [("out", args.out, Dtype::F64, n.saturating_mul(n))];
    let bytes = Lu::<f64>::bytes(n).saturating_add(Inverse::<f64>::bytes(n));
    let (a, dtype) = begin(instance, args.a, (args.n, args.n), bytes, &outputs)?;
    let of = Of::Inverse { lu: Lu::new(n, &a)?, rcond: None, inverse: None };
    let job = Dense { of, rows: n, cols: n, out: [args.out, 0, 0], made: NONE, bytes, work: 0, ended: None };
    go(instance, job, dtype, &outputs, args.budget)
}

pub(crate) fn lstsq(instance: &mut Instance, args: LstsqArgs) -> Result<Outcome, Fault> {
    let (m, n) = (args.rows as usize, args.cols as usize);
    if !(0.0..1.0).contains(&args.tol) {
        return Err(fault!(Field, "field \"tol\" must be from 0 to 1"));
    }
    let outputs = [("x", args.x, Dtype::F64, n)];
    let bytes = LeastSquares::<f64>::bytes(m, n, true).saturating_add((m + n).saturating_mul(8));
    let (a, dtype) = begin(instance, args.a, (args.rows, args.cols), bytes, &outputs)?;
    let b = instance.wide("b", args.b, Some(m))?;
    vecsolve_core::error::all_finite("b", &b)?;
    let b = owned(b)?;
    let factors = LeastSquares::new(m, n, &a, true, args.tol)?;
    let of = Of::Lstsq { factors, b, minimum_norm: args.minimum_norm };
    let work = Qr::<f64>::work(m, n);
    let job = Dense { of, rows: m, cols: n, out: [args.x, 0, 0], made: NONE, bytes, work, ended: None };
    go(instance, job, dtype, &outputs, args.budget)
}

pub(crate) fn qr(instance: &mut Instance, args: QrArgs) -> Result<Outcome, Fault> {
    let (m, n) = (args.rows as usize, args.cols as usize);
    let k = m.min(n);
    let outputs = [
        ("r", args.r, Dtype::F64, k.saturating_mul(n)),
        ("q", args.q, Dtype::F64, m.saturating_mul(k)),
        ("order", args.order, Dtype::U32, n),
    ];
    let pivoting = args.order != 0;
    let bytes = Qr::<f64>::bytes(m, n, pivoting).saturating_add(m.max(n).saturating_mul(k).saturating_mul(8));
    let (a, dtype) = begin(instance, args.a, (args.rows, args.cols), bytes, &outputs)?;
    let of = Of::Qr { qr: Qr::new(m, n, &a, pivoting)?, pivoting };
    let work = Qr::<f64>::work(m, n);
    let job = Dense { of, rows: m, cols: n, out: [args.r, args.q, args.order], made: NONE, bytes, work, ended: None };
    go(instance, job, dtype, &outputs, args.budget)
}

pub(crate) fn eigh(instance: &mut Instance, args: EighArgs) -> Result<Outcome, Fault> {
    let n = args.n as usize;
    let vectors = args.vectors != 0;
    let outputs = [("values", args.values, Dtype::F64, n), ("vectors", args.vectors, Dtype::F64, n.saturating_mul(n))];
    let bytes = Eigen::<f64>::bytes(n, vectors);
    let (a, dtype) = begin(instance, args.a, (args.n, args.n), bytes, &outputs)?;
    let of = Of::Eigh(Eigen::new(n, &a, vectors)?);
    let work = Eigen::<f64>::work(n, vectors);
    let job = Dense { of, rows: n, cols: n, out: [args.values, args.vectors, 0], made: NONE, bytes, work, ended: None };
    go(instance, job, dtype, &outputs, args.budget)
}

pub(crate) fn svd(instance: &mut Instance, args: SvdArgs) -> Result<Outcome, Fault> {
    let (m, n) = (args.rows as usize, args.cols as usize);
    let k = m.min(n);
    let outputs = [
        ("s", args.s, Dtype::F64, k),
        ("u", args.u, Dtype::F64, k.saturating_mul(m)),
        ("v", args.v, Dtype::F64, k.saturating_mul(n)),
    ];
    let bytes = Svd::<f64>::bytes(m, n);
    let (a, dtype) = begin(instance, args.a, (args.rows, args.cols), bytes, &outputs)?;
    let of = Of::Svd(Svd::new(m, n, &a)?);
    let work = Svd::<f64>::work(m, n);
    let job = Dense { of, rows: m, cols: n, out: [args.s, args.u, args.v], made: NONE, bytes, work, ended: None };
    go(instance, job, dtype, &outputs, args.budget)
}

impl Dense {
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    pub fn advance(&mut self, instance: &Instance, budget: u64) -> Result<bool, Fault> {
        let level = instance.level;
        let done = match &mut self.of {
            Of::Inverse { lu, rcond, inverse } => {
                if let Some(inverse) = inverse {
                    lu.invert(level, inverse, budget)
                } else {
                    self.work = Lu::<f64>::work(self.rows);
                    match lu.advance(level, budget) {
                        Ok(true) => {
                            let condition = lu.rcond(level);
                            *rcond = Some(condition);
                            *inverse = Some(Inverse::new(self.rows, condition)?);
                            self.work += (self.rows as u64).saturating_pow(3);
                            // An empty matrix has no columns to make.
                            Ok(self.rows == 0)
                        }
                        other => other,
                    }
                }
            }
            Of::Lstsq { factors, .. } => factors.advance(level, budget),
            Of::Qr { qr, .. } => qr.advance(level, budget),
            Of::Eigh(eigen) => eigen.advance(level, budget),
            Of::Svd(svd) => svd.advance(level, budget),
        };
        match done {
            Ok(true) => Ok(true),
            Ok(false) if budget == u64::MAX => self.advance(instance, budget),
            Ok(false) => Ok(false),
            Err(Reason::Singular) => Err(self.singular()),
            Err(reason) => {
                self.ended = Some(reason);
                Ok(true)
            }
        }
    }

    fn singular(&self) -> Fault {
        match &self.of {
            Of::Inverse { rcond: Some(rcond), .. } => {
                fault!(Singular, "a is singular to working precision: 1 / cond_1(a) is about 1e{}", decade(*rcond))
            }
            _ => fault!(Singular),
        }
    }

    pub fn cancel(&mut self, _: &Instance) -> Result<(), Fault> {
        self.ended = Some(Reason::Budget);
        Ok(())
    }

    /// Takes back the outputs that were made.
    pub fn undo(&self, instance: &mut Instance) {
        for (&id, &made) in self.out.iter().zip(&self.made) {
            if made {
                drop(instance.objects.remove(id));
            }
        }
    }

    pub fn deliver(mut self, instance: &mut Instance) -> Result<(), Fault> {
        self.write(instance).inspect_err(|_| self.undo(instance))
    }

    /// Memory may run out here too.
    fn write(&mut self, instance: &mut Instance) -> Result<(), Fault> {
        if self.ended.is_some() {
            // There is nothing to write: an array of zeros would look like an answer.
            self.undo(instance);
            self.say(instance, true, None, None);
            return Ok(());
        }
        let (m, n, k) = (self.rows, self.cols, self.rows.min(self.cols));
        let (mut rank, mut norm) = (None, None);
        match &mut self.of {
            Of::Inverse { inverse, .. } => {
                if let Some(inverse) = inverse {
                    instance.fill(self.out[0], inverse.values());
                }
            }
            Of::Lstsq { factors, b, minimum_norm } => {
                let mut x = filled(n, 0.0)?;
                norm = Some(factors.solve(instance.level, *minimum_norm, b, &mut x)?);
                rank = factors.rank();
                instance.fill(self.out[0], &x);
            }
            Of::Qr { qr, pivoting } => {
                let mut values = filled(m.max(n).saturating_mul(k), 0.0)?;
                for i in 0..k {
                    for j in i..n {
                        values[i * n + j] = qr.r(i, j);
                    }
                }
                instance.fill(self.out[0], &values[..k * n]);
                if *pivoting {
                    rank = Some(qr.rank(m.max(n) as f64 * f64::EPSILON));
                    if let Some(array) = instance.array_mut(self.out[2]) {
                        array.values_mut::<u32>().copy_from_slice(qr.order());
                    }
                }
                if self.out[1] != 0 {
                    values.fill(0.0);
                    for i in 0..k {
                        values[i * k + i] = 1.0;
                    }
                    qr.apply_q(instance.level, false, k, &mut values[..m * k])?;
                    instance.fill(self.out[1], &values[..m * k]);
                }
            }
            Of::Eigh(eigen) => {
                instance.fill(self.out[0], eigen.values());
                instance.fill(self.out[1], eigen.vectors());
            }
            Of::Svd(svd) => {
                instance.fill(self.out[0], svd.values());
                instance.fill(self.out[1], svd.left());
                instance.fill(self.out[2], svd.right());
            }
        }
        self.say(instance, true, rank.map(|r| r as u32), norm);
        Ok(())
    }

    pub fn report(&self, instance: &mut Instance) {
        self.say(instance, false, None, None);
    }

    fn say(&self, instance: &mut Instance, ended: bool, rank: Option<u32>, residual_norm: Option<f64>) {
        let status = if ended { "done" } else { "pending" };
        let reason = ended.then(|| self.ended.map_or("done", Reason::name));
        let work = self.work;
        match &self.of {
            Of::Inverse { rcond, .. } => {
                instance.answer(&InverseDone { op: "inverse", status, reason, rcond: *rcond, work });
            }
            Of::Lstsq { .. } => instance.answer(&LstsqDone { op: "lstsq", status, reason, rank, residual_norm, work }),
            Of::Qr { .. } => instance.answer(&QrDone { op: "qr", status, reason, rank, work }),
            Of::Eigh(_) => instance.answer(&EighDone { op: "eigh", status, reason, work }),
            Of::Svd(_) => instance.answer(&SvdDone { op: "svd", status, reason, work }),
        }
    }
}

/// The power of ten at or below a number from 0 to 1, held to -308.
fn decade(v: f64) -> i32 {
    let (mut power, mut at) = (0, 1.0);
    while v < at && power > -308 {
        (power, at) = (power - 1, at / 10.0);
    }
    power
}
