//! What can be asked of a query, and what it answers.

use super::Cost;

/// How to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The cheapest that is predicted.
    Auto,
    /// Push alone.
    Push,
    /// Walks alone.
    Walks,
    /// Push, then walks.
    Bidirectional,
    /// All of x.
    Full,
}

impl Method {
    /// The method of a word.
    pub fn by_name(name: &str) -> Method {
        match name {
            "push" => Method::Push,
            "walks" => Method::Walks,
            "bidirectional" => Method::Bidirectional,
            "full" => Method::Full,
            _ => Method::Auto,
        }
    }

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Method::Auto => "auto",
            Method::Push => "push",
            Method::Walks => "walks",
            Method::Bidirectional => "bidirectional",
            Method::Full => "full",
        }
    }
}

/// How an answer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The bound is within the tolerance.
    Converged,
    /// Nothing is left above theta, as was asked for; the bound says how good that is.
    Threshold,
    /// Rounding, or a matrix that is not dominant, lets it come no closer.
    Stagnated,
    /// The work allowed was spent, or there is no gap and so no bound.
    Budget,
}

impl Reason {
    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Converged => "converged",
            Reason::Threshold => "threshold",
            Reason::Stagnated => "stagnated",
            Reason::Budget => "budget",
        }
    }
}

/// What a bound is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It holds.
    Deterministic,
    /// It holds with probability 1 - delta, over seeds.
    Probability,
    /// There is none.
    None,
}

impl Kind {
    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Deterministic => "deterministic",
            Kind::Probability => "probability",
            Kind::None => "none",
        }
    }
}

/// What is asked of every query.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// How.
    pub method: Method,
    /// The error allowed.
    pub tol: f64,
    /// The probability that walks may miss it with; 0 for no walks by auto.
    pub delta: f64,
    /// The threshold of the push, 0 to lower it until tol is met.
    pub theta: f64,
    /// Of the walks.
    pub seed: u32,
    /// Work units after which it ends.
    pub max_work: u64,
}

/// An answer.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// t^T x.
    pub value: f64,
    /// What it may be off by; infinite without one.
    pub bound: f64,
    /// What that is.
    pub kind: Kind,
    /// How it ended.
    pub reason: Reason,
    /// The method that gave the value.
    pub method: Method,
    /// Why that one.
    pub why: &'static str,
    /// ||r||_1 that the push left.
    pub residual: f64,
    /// Rows that were touched.
    pub rows: u64,
    /// What it took.
    pub cost: Cost,
    /// Work units of a full solve.
    pub solved: u64,
}
