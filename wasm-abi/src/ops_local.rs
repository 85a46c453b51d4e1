//! The rows of the op table for local answers and graphs: they follow those of
//! `ops.rs`, which hands its own through here to make one table of both.
#![forbid(unsafe_code)]

macro_rules! with_local_ops {
    ($($before:tt)*) => { ops! {
        $($before)*

        /// Makes the system `id` for local answers: looks a square matrix with a nonzero diagonal and a right-hand side over once, so that a query costs what it touches and nothing that grows with n. The matrix is copied.
        op local_matrix = 14 LocalMatrixArgs (
            /// The matrix.
            a: csr;
            /// The id to make the system under; an object already there is replaced.
            id: new(system);
            /// The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another.
            b: array(f64 f32) = 0;
            /// Keep the columns too, which local_sparse needs; twice the memory.
            columns: bool = false;
        ) -> LocalMatrixDone {
            /// Rows.
            n: u32,
            /// Stored values; of a grid those that a stored matrix would hold, at most.
            nnz: f64,
            /// The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and then no answer has a bound.
            gap: f64,
            /// The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that much, a walk goes on with that probability.
            rho: f64,
            /// The smallest gap of a column; null where columns were not asked for.
            column_gap: Option<f64>,
            /// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
            reach: Option<f64>,
            /// Bytes the system owns.
            bytes: u64,
        } runs system::local_matrix;

        /// Makes the system `id` of a grid that is nowhere stored: cell (x, y, z) is row x + nx (y + ny z), coupled to its neighbours. With constant coefficients it takes no memory, so n may be larger than any.
        op local_grid = 15 LocalGridArgs (
            /// Cells in the first direction.
            nx: u32;
            /// 1 + 2 dimensions values: the centre, then for each direction the coefficient of the neighbour before and of the one after; or as many for each cell, cell by cell.
            coefficients: array(f64);
            /// The id to make the system under; an object already there is replaced.
            id: new(system);
            /// Cells in the second direction; 1 for a grid of one dimension.
            ny: u32 = 1;
            /// Cells in the third direction; 1 for a grid of two dimensions.
            nz: u32 = 1;
            /// Join the ends of every direction, which then has at least 3 cells.
            periodic: bool = false;
            /// The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another.
            b: array(f64 f32) = 0;
        ) -> LocalGridDone {
            /// Rows.
            n: u32,
            /// Stored values; of a grid those that a stored matrix would hold, at most.
            nnz: f64,
            /// The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and then no answer has a bound.
            gap: f64,
            /// The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that much, a walk goes on with that probability.
            rho: f64,
            /// The smallest gap of a column; null where columns were not asked for.
            column_gap: Option<f64>,
            /// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
            reach: Option<f64>,
            /// Bytes the system owns.
            bytes: u64,
        } runs system::local_grid;

        /// Gives a system another right-hand side.
        op local_rhs = 16 LocalRhsArgs (
            /// The system.
            system: system;
            /// n values, or one for all rows.
            b: array(f64 f32);
        ) -> LocalRhsDone {
            /// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
            reach: Option<f64>,
            /// Bytes the system owns.
            bytes: u64,
        } runs system::local_rhs;

        /// Single values of x, or functionals t^T x, of A x = b without the rest of x: by push, by walks, by walks from what a push left, or where that is cheaper by solving for all of x. Each has a bound on its error; without a gap in every row there is none, and the answer is budget.
        op local_solve = 17 LocalSolveArgs (
            /// The system.
            system: system;
            /// The rows whose x is asked for; with start, those that the functionals name, one functional after the other.
            index: array(u32 i32);
            /// The weight of each index; left out, 1.
            weight: array(f64) = 0;
            /// Offsets of the functionals into index, the first 0, never falling, the last its length; left out, each index is one.
            start: array(u32 i32) = 0;
            /// Where the values go, one a functional.
            values: out(f64);
            /// Where their bounds go, NaN for none.
            bounds: out(f64);
            /// auto picks by predicted cost; the others run that alone.
            method: choice(auto push walks bidirectional full) = "auto";
            /// The error allowed of each value, absolute.
            tol: f64 = 1e-6;
            /// The probability with which walks may miss it; 0 lets auto use no walks.
            delta: f64 = 1e-6;
            /// Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
            theta: f64 = 0.0;
            /// Seed of the walks' random numbers: the same one gives the same bits everywhere.
            random: u32 = 0;
            /// Work units after which a query ends.
            max_work: u32 = 1000000000;
            /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
            budget: u32 = 0;
        ) -> LocalSolveDone {
            /// The worst of the queries: converged (the bound is within tol), threshold, stagnated or budget; null while pending.
            reason: Option<&'a str>,
            /// The method of the last query.
            method: &'a str,
            /// Why it was that one.
            why: &'a str,
            /// The first value; null while pending, and when nothing was asked.
            value: Option<f64>,
            /// The largest bound; null while pending, and where a query has none.
            bound: Option<f64>,
            /// What the bounds are: deterministic, probability (each holds with 1 - delta over seeds), or none; the weakest of the queries.
            kind: &'a str,
            /// Queries.
            queries: u32,
            /// Queries whose bound is within tol.
            converged: u32,
            /// The largest ||r||_1 that a push left.
            residual: f64,
            /// Rows that were touched, of each query counted anew.
            rows: u64,
            /// Values of the matrix that were read, each as often as it was.
            nonzeros: u64,
            /// Rows that were pushed, each as often as it was.
            pushes: u64,
            /// Walks.
            walks: u64,
            /// Rows that walks went through.
            steps: u64,
            /// Work units: about one multiply-add each, the same on every machine.
            work: u64,
        } runs local::solve;

        /// All of x, sparse, for a b of which few values are not zero, by pushing columns; or what changes in an earlier x when few values of b change. It needs a system with columns, and a bound needs a gap in every column.
        op local_sparse = 18 LocalSparseArgs (
            /// The system.
            system: system;
            /// The rows of b's values; one twice adds up.
            row: array(u32 i32);
            /// The values of b, or what is added to them.
            change: array(f64);
            /// Where the rows of x's values go, in the order in which they were touched: at least `count` places, made as long where there is none.
            index: out(u32);
            /// Where the values go.
            values: out(f64);
            /// An earlier answer, n values, which the values are added to.
            x: out(f64) = 0;
            /// The error allowed of x in the 1-norm, absolute.
            tol: f64 = 1e-6;
            /// Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
            theta: f64 = 0.0;
            /// Work units after which it ends.
            max_work: u32 = 1000000000;
            /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
            budget: u32 = 0;
        ) -> LocalSparseDone {
            /// converged (bound is within tol), threshold, stagnated or budget; null while pending.
            reason: Option<&'a str>,
            /// Values that are not zero.
            count: u32,
            /// ||error||_1 at most; null where there is no gap in every column.
            bound: Option<f64>,
            /// The largest error of a value at most; null without any gap.
            largest: Option<f64>,
            /// ||b - A x||_1 at most.
            residual: f64,
            /// Rows that were touched, of each query counted anew.
            rows: u64,
            /// Values of the matrix that were read, each as often as it was.
            nonzeros: u64,
            /// Rows that were pushed, each as often as it was.
            pushes: u64,
            /// Work units: about one multiply-add each, the same on every machine.
            work: u64,
        } runs local::sparse;

        /// Makes the graph `id` from the weights of its links, a_ij >= 0 from node i to node j. A node without links (dangling) passes on to where jumps go, as in networkx. The matrix is copied, by links from and to each node.
        op graph = 19 GraphArgs (
            /// The weights, n x n.
            a: csr;
            /// The id to make the graph under; an object already there is replaced.
            id: new(graph);
        ) -> GraphDone {
            /// Nodes.
            n: u32,
            /// Links.
            links: u32,
            /// Nodes without links.
            dangling: u32,
            /// Bytes the graph owns.
            bytes: u64,
        } runs system::graph;

        /// PageRank of every node, by power iteration until ||error||_1 <= tol.
        op pagerank = 20 PagerankArgs (
            /// The graph.
            graph: graph;
            /// Where jumps go; left out, to all nodes alike.
            seed: array(u32 i32) = 0;
            /// The weight of each seed; left out, 1.
            weight: array(f64) = 0;
            /// Where the ranks go, n values.
            x: out(f64);
            /// The probability of following a link instead of jumping, from 0 and below 1.
            damping: f64 = 0.85;
            /// The error allowed, of all nodes together.
            tol: f64 = 1e-9;
            /// Most iterations.
            max_iter: u32 = 1000;
            /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
            budget: u32 = 0;
        ) -> PagerankDone {
            /// converged, stagnated (rounding lets it come no closer) or budget; null while pending.
            reason: Option<&'a str>,
            /// Iterations.
            iterations: u32,
            /// ||error||_1 at most; null before the first iteration.
            bound: Option<f64>,
            /// Work units: about one multiply-add each, the same on every machine.
            work: u64,
        } runs local::pagerank;

        /// PageRank of a set of seeds without the rest of the graph, by forward push: the nodes that count, from the largest. Every value is at most the true one but for rounding, and all together they are off by at most bound.
        op ppr = 21 PprArgs (
            /// The graph.
            graph: graph;
            /// The seeds: where jumps go.
            seed: array(u32 i32);
            /// The weight of each seed; left out, 1.
            weight: array(f64) = 0;
            /// Where the nodes go: at least `count` places, made as long where there is none.
            index: out(u32);
            /// Where their ranks go.
            values: out(f64);
            /// How many nodes, the largest ones; 0 for all that were reached.
            top: u32 = 0;
            /// The probability of following a link instead of jumping, from 0 and below 1.
            damping: f64 = 0.85;
            /// The error allowed, of all nodes together.
            tol: f64 = 1e-4;
            /// Push nodes while r_u >= theta * degree, and no further; 0 lowers it until tol is met.
            theta: f64 = 0.0;
            /// Work units after which it ends.
            max_work: u32 = 1000000000;
            /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
            budget: u32 = 0;
        ) -> PprDone {
            /// converged (bound is within tol), threshold, stagnated or budget; null while pending.
            reason: Option<&'a str>,
            /// Nodes that are written.
            count: u32,
            /// ||error||_1 at most, over all nodes, those not reached included.
            bound: f64,
            /// Rows that were touched, of each query counted anew.
            rows: u64,
            /// Values of the matrix that were read, each as often as it was.
            nonzeros: u64,
            /// Rows that were pushed, each as often as it was.
            pushes: u64,
            /// Work units: about one multiply-add each, the same on every machine.
            work: u64,
        } runs local::ppr;

        /// PageRank of one node for one seed, without the rest of the graph: by pushing back from the node, and walks from the seed.
        op ppr_pair = 22 PprPairArgs (
            /// The graph.
            graph: graph;
            /// Where a surfer starts, and starts again.
            seed: u32;
            /// The node whose rank is asked for.
            target: u32;
            /// bidirectional pushes until walks would cost as much; push and walks run that alone.
            method: choice(bidirectional push walks) = "bidirectional";
            /// The probability of following a link instead of jumping, from 0 and below 1.
            damping: f64 = 0.85;
            /// The error allowed, absolute.
            tol: f64 = 1e-6;
            /// The probability with which walks may miss it; 0 for no walks.
            delta: f64 = 1e-6;
            /// Seed of the walks' random numbers: the same one gives the same bits everywhere.
            random: u32 = 0;
            /// Work units after which it ends.
            max_work: u32 = 1000000000;
            /// Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
            budget: u32 = 0;
        ) -> PprPairDone {
            /// converged (bound is within tol), stagnated or budget; null while pending.
            reason: Option<&'a str>,
            /// The method that gave the value.
            method: &'a str,
            /// The rank; null while pending.
            value: Option<f64>,
            /// What it may be off by; null while pending.
            bound: Option<f64>,
            /// What the bound is: deterministic, or probability (it holds with 1 - delta over seeds).
            kind: &'a str,
            /// Rows that were touched, of each query counted anew.
            rows: u64,
            /// Values of the matrix that were read, each as often as it was.
            nonzeros: u64,
            /// Rows that were pushed, each as often as it was.
            pushes: u64,
            /// Walks.
            walks: u64,
            /// Rows that walks went through.
            steps: u64,
            /// Work units: about one multiply-add each, the same on every machine.
            work: u64,
        } runs local::pair;
    } };
}
pub(crate) use with_local_ops;
