//! What can be asked of a solve: methods, preconditioners, tolerances.

/// A method, or the rule table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// By [`rules`].
    Auto,
    /// Conjugate gradients.
    Cg,
    /// BiCGSTAB.
    Bicgstab,
    /// Dense LU with partial pivoting.
    Lu,
    /// Sparse LU, with partial pivoting where it is needed.
    SparseLu,
    /// Sparse Cholesky.
    Cholesky,
    /// Sparse L D L^T.
    Ldl,
    /// MINRES.
    Minres,
    /// Restarted GMRES.
    Gmres,
    /// LSMR: least squares, A of any shape.
    Lsmr,
    /// Jacobi's iteration.
    Jacobi,
    /// Gauss-Seidel.
    GaussSeidel,
    /// Successive over-relaxation.
    Sor,
    /// Symmetric successive over-relaxation.
    Ssor,
    /// Chebyshev iteration.
    Chebyshev,
    /// The Neumann series.
    Neumann,
}

impl Method {
    /// The word in requests and results.
    pub fn name(self) -> &'static str {
        match self {
            Method::Auto => "auto",
            Method::Cg => "cg",
            Method::Bicgstab => "bicgstab",
            Method::Lu => "lu",
            Method::SparseLu => "sparse_lu",
            Method::Cholesky => "cholesky",
            Method::Ldl => "ldl",
            Method::Minres => "minres",
            Method::Gmres => "gmres",
            Method::Lsmr => "lsmr",
            Method::Jacobi => "jacobi",
            Method::GaussSeidel => "gauss_seidel",
            Method::Sor => "sor",
            Method::Ssor => "ssor",
            Method::Chebyshev => "chebyshev",
            Method::Neumann => "neumann",
        }
    }

    /// Every method, auto first.
    pub const ALL: [Method; 16] = [
        Method::Auto,
        Method::Cg,
        Method::Bicgstab,
        Method::Lu,
        Method::SparseLu,
        Method::Cholesky,
        Method::Ldl,
        Method::Minres,
        Method::Gmres,
        Method::Lsmr,
        Method::Jacobi,
        Method::GaussSeidel,
        Method::Sor,
        Method::Ssor,
        Method::Chebyshev,
        Method::Neumann,
    ];

    /// The method of this name.
    pub fn by_name(name: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|m| m.name() == name)
    }
}

/// Which preconditioner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrecondChoice {
    /// By [`rules`].
    Auto,
    /// None.
    None,
    /// Jacobi, or an error where the diagonal has a zero.
    Jacobi,
    /// Symmetric successive over-relaxation, with the options' omega.
    Ssor,
    /// Incomplete Cholesky.
    Ic0,
    /// Incomplete LU.
    Ilu0,
    /// Smoothed-aggregation multigrid.
    Multigrid,
}

impl PrecondChoice {
    /// Every one, auto first.
    pub const ALL: [(PrecondChoice, &'static str); 7] = [
        (PrecondChoice::Auto, "auto"),
        (PrecondChoice::None, "none"),
        (PrecondChoice::Jacobi, "jacobi"),
        (PrecondChoice::Ssor, "ssor"),
        (PrecondChoice::Ic0, "ic0"),
        (PrecondChoice::Ilu0, "ilu0"),
        (PrecondChoice::Multigrid, "multigrid"),
    ];

    /// The one of this name.
    pub fn by_name(name: &str) -> Option<PrecondChoice> {
        PrecondChoice::ALL.into_iter().find(|p| p.1 == name).map(|p| p.0)
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
    /// Most iterations of an iterative method; 0 is by [`rules`].
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
