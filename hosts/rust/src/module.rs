//! Where the library comes from: a wasm file, or the native library of this
//! program. Loading compiles the module once and checks its ABI; instances
//! made from it are independent of each other and of it.

use crate::error::Error;
use crate::instance::{Config, Instance};
#[cfg(feature = "native")]
use crate::link::Native;
use crate::link::{Link, Wasm};
use std::path::{Path, PathBuf};

/// Below a checkout's root, where `./build.sh wasm` puts it.
const BUILT: &str = "dist/vecsolve_simd128.wasm";

/// A library that is ready to make instances.
#[derive(Clone, Debug)]
pub struct Module {
    kind: Kind,
    capabilities: u32,
    name: String,
}

#[derive(Clone, Debug)]
enum Kind {
    Wasm(wasmtime::Module),
    #[cfg(feature = "native")]
    Native,
}

impl Module {
    /// The module that `VECSOLVE_MODULE` names, else `dist/vecsolve_simd128.wasm`
    /// in or above the working directory or the program's own.
    pub fn load() -> Result<Self, Error> {
        Self::from_file(Self::find()?)
    }

    /// Where [`Module::load`] would load from.
    pub fn find() -> Result<PathBuf, Error> {
        if let Some(path) = std::env::var_os("VECSOLVE_MODULE") {
            return Ok(path.into());
        }
        let starts = [std::env::current_dir(), std::env::current_exe()];
        let folders = starts.iter().flatten().flat_map(|start| start.ancestors());
        folders.map(|folder| folder.join(BUILT)).find(|path| path.is_file()).ok_or_else(|| {
            Error::host(format!(
                "no module found: run ./build.sh wasm (it makes {BUILT}), or name one with VECSOLVE_MODULE"
            ))
        })
    }

    /// A wasm file.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|e| Error::host(format!("{}: {e}", path.display())))?;
        let mut module =
            Self::from_bytes(&bytes).map_err(|e| Error::host(format!("{}: {}", path.display(), e.message)))?;
        module.name = path.display().to_string();
        Ok(module)
    }

    /// The bytes of a wasm module.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let engine = wasmtime::Engine::default();
        let module =
            wasmtime::Module::new(&engine, bytes).map_err(|e| Error::host(format!("not a wasm module: {e:#}")))?;
        Self::checked(Kind::Wasm(module), "bytes")
    }

    /// The native library, linked into this program.
    #[cfg(feature = "native")]
    pub fn native() -> Result<Self, Error> {
        Self::checked(Kind::Native, "native")
    }

    fn checked(kind: Kind, name: &str) -> Result<Self, Error> {
        let mut module = Self { kind, capabilities: 0, name: name.into() };
        module.capabilities = module.link()?.capabilities()?;
        Ok(module)
    }

    /// A new way to the library, below the typed API.
    pub fn link(&self) -> Result<Link, Error> {
        match &self.kind {
            Kind::Wasm(module) => Ok(Link::Wasm(Box::new(Wasm::new(module)?))),
            #[cfg(feature = "native")]
            Kind::Native => Ok(Link::Native(Native::new()?)),
        }
    }

    /// A new instance. A module gives each one a memory of its own; natively
    /// at most eight live at once.
    pub fn create(&self, config: Config) -> Result<Instance, Error> {
        Instance::create(self.link()?, &config)
    }

    /// The capability bits: 1 vector instructions, 2 relaxed, 4 scalar.
    pub fn capabilities(&self) -> u32 {
        self.capabilities
    }

    /// The file it came from, `bytes` or `native`.
    pub fn name(&self) -> &str {
        &self.name
    }
}
