//! What the hosts' templates ask of operations that make and take objects.

use vecsolve::ops::{ArgRow, Default, Kind, OpRow};

/// It can be resumed.
pub fn resumable(op: &OpRow) -> bool {
    op.args.iter().any(|arg| arg.name == "budget")
}

/// The argument that names the object to make, and the kind of that.
pub fn made(op: &OpRow) -> Option<(&'static ArgRow, &'static str)> {
    op.args.iter().find_map(|arg| match arg.kind {
        Kind::New(kind) => Some((arg, kind)),
        _ => None,
    })
}

/// Makes an object whenever it is not refused: then the object is the answer.
pub fn is_maker(op: &OpRow) -> bool {
    made(op).is_some() && !resumable(op)
}

/// Of an operation that can end without its object: the object's kind, and the
/// `reason` that says it is there. Hosts then answer with the record, which has the object or none.
pub fn may_make(op: &OpRow) -> Option<(&'static str, String)> {
    made(op).filter(|_| resumable(op)).map(|(_, kind)| (kind, format!("{kind}ed")))
}

/// An object that the operation frees. A factorisation that may be given is an
/// older one, whose analysis is taken over.
pub fn is_taken(arg: &ArgRow) -> bool {
    arg.kind == Kind::Factor && arg.default != Default::Required
}

/// Whether outputs can be missing at the end: a solve ends with the best x that
/// was reached, others leave an output unmade when they do not end by themselves.
pub fn may_lack_outputs(op: &OpRow) -> bool {
    resumable(op) && op.name != "solve"
}
