//! A form's rules in words, for documents and for the sentences of refusals.

use super::{Expr, Need, Use, array, contiguous, is_work};
use vecsolve::kernels::{Answer, Form, Param, Role};

impl Expr {
    /// In words; `name` writes a parameter as the host does.
    pub fn words(&self, name: &dyn Fn(&str) -> String) -> String {
        match self {
            Expr::Length(array) => format!("len({})", name(array)),
            Expr::Given(size) => name(size),
            Expr::Pick(flag, set, unset) => {
                format!("{}, {} with {}", unset.words(name), set.words(name), name(flag))
            }
        }
    }
}

impl Need {
    /// How many values in words, or nothing where any number will do.
    pub fn words(&self, name: &dyn Fn(&str) -> String) -> Option<String> {
        Some(match self {
            Need::Any => return None,
            Need::Exactly(Expr::Length(array), 0) => format!("as many as {} holds", name(array)),
            Need::Exactly(Expr::Length(array), 1) => format!("one more than {} holds", name(array)),
            Need::Exactly(Expr::Length(array), _) => format!("one less than {} holds", name(array)),
            Need::Exactly(Expr::Pick(flag, set, unset), 0) => {
                format!("{} values, {} with {}", unset.words(name), set.words(name), name(flag))
            }
            Need::Exactly(expr, 0) => format!("{} values", expr.words(name)),
            Need::Exactly(expr, 1) => format!("{} + 1 values", expr.words(name)),
            Need::Exactly(expr, _) => format!("{} - 1 values", expr.words(name)),
            Need::Product(a, b) => format!("at least {} * {} values", a.words(name), b.words(name)),
            Need::Matrix(rows, cols, stride) => {
                let shape = match (rows, cols) {
                    (Expr::Pick(flag, set_rows, rows), Expr::Pick(_, set_cols, cols)) => format!(
                        "{} x {}, {} x {} with {}",
                        rows.words(name),
                        cols.words(name),
                        set_rows.words(name),
                        set_cols.words(name),
                        name(flag)
                    ),
                    _ => format!("{} x {}", rows.words(name), cols.words(name)),
                };
                format!("{shape}, a row every {} values", name(stride))
            }
            Need::Last(array) => format!("at least as many as the last value of {} says", name(array)),
        })
    }
}

/// What a reader of a signature may not guess of a parameter, or nothing.
pub fn note(form: &Form, param: &Param, name: &dyn Fn(&str) -> String) -> Option<String> {
    if let Some(array) = array(form, param) {
        if is_work(array.name) {
            return Some("Scratch; the kernel's sentence says how long.".into());
        }
        let how = match array.how {
            Use::Read => "Read",
            Use::Maybe => "Read; may be left out",
            Use::Written => "Written",
            Use::Both => "Read and written",
        };
        return Some(match array.need.words(name) {
            Some(words) => format!("{how}; {words}."),
            None => format!("{how}."),
        });
    }
    match param.role {
        Role::Stride(_) | Role::TurnedStride(..) => {
            let columns = contiguous(form, param.role)?;
            Some(format!("Values from one row to the next; when left out {}.", columns.words(name)))
        }
        Role::Choice(words) => Some(format!("One of {}.", words.join(", "))),
        _ => None,
    }
}

/// The answer in words.
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Value => "value",
        Answer::Count => "count or status",
        Answer::Status => "status",
    }
}
