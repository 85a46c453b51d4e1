//! Ctrl-C: the first one asks the solve to stop after its current step, the
//! second one ends the program at once.

use super::args::INTERRUPTED;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// True once Ctrl-C was pressed.
#[derive(Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. Where signals cannot be had, Ctrl-C just ends the program.
    pub fn listen() -> Self {
        let interrupt = Self::default();
        let asked = interrupt.0.clone();
        let _ = ctrlc::set_handler(move || {
            if asked.swap(true, Ordering::Relaxed) {
                std::process::exit(INTERRUPTED.into());
            }
        });
        interrupt
    }

    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
