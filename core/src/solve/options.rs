//! What can be asked of a solve: methods, preconditioners, tolerances.

/// An enum whose values have words in requests and results.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$own:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$own])* $value,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$value),*];

            /// The word in requests and results.
            pub fn name(self) -> &'static str {
                match self { $($name::$value => $word,)* }
            }

            /// The one of this word.
            pub fn by_name(name: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}
pub(super) use words;

words! {
    /// A method, or the rule table.
    Method {
        /// By [`rules`](super::rules).
        Auto = "auto",
        /// Conjugate gradients.
        Cg = "cg",
        /// BiCGSTAB.
        Bicgstab = "bicgstab",
        /// Dense LU with partial pivoting.
        Lu = "lu",
        /// Sparse LU, with partial pivoting where it is needed.
        SparseLu = "sparse_lu",
        /// Sparse Cholesky.
        Cholesky = "cholesky",
        /// Sparse L D L^T.
        Ldl = "ldl",
        /// MINRES.
        Minres = "minres",
        /// Restarted GMRES.
        Gmres = "gmres",
        /// LSMR: least squares, A of any shape.
        Lsmr = "lsmr",
        /// Jacobi's iteration.
        Jacobi = "jacobi",
        /// Gauss-Seidel.
        GaussSeidel = "gauss_seidel",
        /// Successive over-relaxation.
        Sor = "sor",
        /// Symmetric successive over-relaxation.
        Ssor = "ssor",
        /// Chebyshev iteration.
        Chebyshev = "chebyshev",
        /// The Neumann series.
        Neumann = "neumann",
    }
}

words! {
    /// Which preconditioner.
    PrecondChoice {
        /// By [`rules`](super::rules).
        Auto = "auto",
        /// None.
        None = "none",
        /// Jacobi, or an error where the diagonal has a zero.
        Jacobi = "jacobi",
        /// Symmetric successive over-relaxation, with the options' omega.
        Ssor = "ssor",
        /// Incomplete Cholesky.
        Ic0 = "ic0",
        /// Incomplete LU.
        Ilu0 = "ilu0",
        /// Smoothed-aggregation multigrid.
        Multigrid = "multigrid",
    }
}

/// The same for every method.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The method.
    pub method: Method,
    /// The preconditioner.
    pub precond: PrecondChoice,
    /// Relative to ||b||.
    pub tol: f64,
    /// Absolute.
    pub atol: f64,
    /// Most iterations of an iterative method; 0 is by [`rules`](super::rules).
    pub max_iter: u32,
    /// Growth of the residual that is called divergence.
    pub divergence: f64,
    /// Keep residuals.
    pub history: bool,
    /// Iterations of gmres between two restarts.
    pub restart: u32,
    /// Relaxation of sor and ssor, between 0 and 2.
    pub omega: f64,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            method: Method::Auto,
            precond: PrecondChoice::Auto,
            tol: 1e-8,
            atol: 0.0,
            max_iter: 0,
            divergence: 1e8,
            history: false,
            restart: 30,
            omega: 1.0,
        }
    }
}
