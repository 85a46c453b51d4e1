//! Answers that touch a part of the matrix: one coordinate of x, a functional, a
//! sparse x, PageRank of a seed. What they cost depends on the accuracy and on
//! what lies around the target, not on n; docs/local.md says when.
//!
//! | file | holds |
//! |---|---|
//! | `rows` | what is asked of a matrix: a row at a time |
//! | `touched` | the rows that a query has touched |
//! | `push` | the push, its invariant and its bounds |
//! | `walk`, `philox` | signed absorbing walks, and the numbers they draw |
//! | `system`, `stencil` | M x = b looked over once; a grid that is nowhere stored |
//! | `asked` | what can be asked, and the answer |
//! | `query`, `batch` | one functional by push, walks, both, or a full solve; many of them |
//! | `sparse` | all of x, sparse, for a sparse right-hand side |
//! | `graph`, `ppr`, `pagerank` | links of a graph; PageRank of seeds, of a pair, of all |
//!
//! All of it is f64. Single precision would save little: time goes into finding
//! rows, not into their values.
#![forbid(unsafe_code)]

mod asked;
mod batch;
mod graph;
mod pagerank;
mod philox;
mod ppr;
mod push;
mod query;
mod rows;
mod sparse;
mod stencil;
mod system;
mod touched;
mod walk;

pub use asked::{Answer, Asked, Kind, Method, Reason};
pub use batch::Batch;
pub use graph::{Graph, Links};
pub use pagerank::PageRank;
pub use philox::philox;
pub use ppr::{Pair, Ppr};
pub use push::{Cost, Measure, Push, Pushed};
pub use query::Query;
pub use rows::{Row, Rows};
pub use sparse::Sparse;
pub use stencil::Stencil;
pub use system::{Rhs, System};
pub use touched::{Cell, Touched};
pub use walk::{Plan, Starts, Walks};

/// Bounds are larger than computed by this: adding up the bounds themselves rounds too.
const SLACK: f64 = 1.0 + 1e-6;
