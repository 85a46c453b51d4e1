//! What the generated kernel methods stand on: one function for each form of
//! the kernel table. Arrays carry their addresses, so a call is one call into
//! the module; lengths are checked here, ranges and overlap by the library.

use crate::array::{Array, Element, Real};
use crate::error::Error;
use crate::instance::Instance;
use crate::ops::Status;

impl Instance {
    pub(crate) fn reduce1<T: Real>(&mut self, kernel: usize, x: &Array<T>) -> Result<T, Error> {
        self.mine(x)?;
        self.link.kernel::<T, _, T>(kernel, (at(x), len(x)))
    }

    pub(crate) fn reduce2<T: Real>(&mut self, kernel: usize, x: &Array<T>, y: &Array<T>) -> Result<T, Error> {
        self.same(&[("x", x), ("y", y)])?;
        self.link.kernel::<T, _, T>(kernel, (at(x), at(y), len(x)))
    }

    pub(crate) fn map_axpy<T: Real>(
        &mut self,
        kernel: usize,
        alpha: T,
        x: &Array<T>,
        y: &Array<T>,
    ) -> Result<(), Error> {
        self.same(&[("x", x), ("y", y)])?;
        done(self.link.kernel::<T, _, i32>(kernel, (alpha, at(x), at(y), len(x)))?)
    }

    pub(crate) fn map_scale<T: Real>(&mut self, kernel: usize, alpha: T, x: &Array<T>) -> Result<(), Error> {
        self.mine(x)?;
        done(self.link.kernel::<T, _, i32>(kernel, (alpha, at(x), len(x)))?)
    }

    pub(crate) fn map2<T: Real>(
        &mut self,
        kernel: usize,
        x: &Array<T>,
        y: &Array<T>,
        out: &Array<T>,
    ) -> Result<(), Error> {
        self.same(&[("x", x), ("y", y), ("out", out)])?;
        done(self.link.kernel::<T, _, i32>(kernel, (at(x), at(y), at(out), len(x)))?)
    }

    /// `y = A x`; rows and columns are the lengths of y and x.
    pub(crate) fn product<T: Real>(
        &mut self,
        kernel: usize,
        row_ptr: &Array<u32>,
        col: &Array<u32>,
        val: &Array<T>,
        x: &Array<T>,
        y: &Array<T>,
    ) -> Result<(), Error> {
        for owned in [self.mine(row_ptr), self.mine(col), self.mine(val), self.mine(x), self.mine(y)] {
            owned?;
        }
        if row_ptr.len() != y.len() + 1 {
            let message = format!("row_ptr holds {} values, y has {} + 1", row_ptr.len(), y.len());
            return Err(Error::new(Status::Shape, message));
        }
        // The kernel follows row_ptr into col and val and cannot see their ends.
        let end = self.view(row_ptr)?.last().copied().unwrap_or(0) as usize;
        if end > col.len() || end > val.len() {
            let message = format!("row_ptr ends at {end}, col holds {} values and val {}", col.len(), val.len());
            return Err(Error::new(Status::Shape, message));
        }
        let params = (len(y), len(x), at(row_ptr), at(col), at(val), at(x), at(y));
        done(self.link.kernel::<T, _, i32>(kernel, params)?)
    }

    /// Refuses arrays of another instance or of unequal lengths.
    fn same<T: Element>(&self, arrays: &[(&str, &Array<T>)]) -> Result<(), Error> {
        let (first, wanted) = arrays[0];
        for &(name, array) in arrays {
            self.mine(array)?;
            if array.len() != wanted.len() {
                let message = format!("{name} holds {} values, {first} has {}", array.len(), wanted.len());
                return Err(Error::new(Status::Shape, message));
            }
        }
        Ok(())
    }
}

// Both fit: an array of the module was made with 32-bit numbers.
fn at<T>(array: &Array<T>) -> u32 {
    array.address as u32
}

fn len<T>(array: &Array<T>) -> u32 {
    array.len as u32
}

fn done(code: i32) -> Result<(), Error> {
    if code < 0 { Err(Error::code(code)) } else { Ok(()) }
}
