//! One instance: its arrays, and the raw request under the typed operations.

use crate::array::{Array, Element, Object};
use crate::call::Pending;
use crate::error::Error;
use crate::link::Link;
use crate::ops::Status;
use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

static OWNERS: AtomicU64 = AtomicU64::new(1);

/// What an instance is made with; the default leaves all to the library.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Most bytes the instance may own; 64 MiB when left out.
    pub max_bytes: Option<u64>,
    /// The level of instructions, natively; the best when left out.
    pub level: Option<String>,
    /// Matrix products may fuse multiply and add where the processor can: faster, other bits.
    pub fast: bool,
}

impl Config {
    fn json(&self) -> String {
        let mut map = serde_json::Map::new();
        if let Some(bytes) = self.max_bytes {
            map.insert("max_bytes".into(), bytes.into());
        }
        if let Some(level) = &self.level {
            map.insert("level".into(), level.as_str().into());
        }
        if self.fast {
            map.insert("fast".into(), true.into());
        }
        serde_json::Value::Object(map).to_string()
    }
}

/// A living instance. Dropping it gives everything back.
#[derive(Debug)]
pub struct Instance {
    pub(crate) link: Link,
    pub(crate) handle: i32,
    pub(crate) owner: u64,
    pub(crate) pending: Option<Pending>,
    last_id: u32,
}

impl Instance {
    pub(crate) fn create(mut link: Link, config: &Config) -> Result<Self, Error> {
        let handle = link.create(config.json().as_bytes())?;
        if handle < 0 {
            return Err(failed(&mut link, 0, handle));
        }
        let owner = OWNERS.fetch_add(1, Ordering::Relaxed);
        Ok(Self { link, handle, owner, pending: None, last_id: 0 })
    }

    /// An array of `len` zeros.
    pub fn array<T: Element>(&mut self, len: usize) -> Result<Array<T>, Error> {
        let id = self.next_id()?;
        let address = self.make(id, T::DTYPE, len)?;
        Ok(Array { id, owner: self.owner, address, len, of: PhantomData })
    }

    /// An array with these values.
    pub fn array_from<T: Element>(&mut self, values: &[T]) -> Result<Array<T>, Error> {
        let array = self.array(values.len())?;
        self.write(&array, values)?;
        Ok(array)
    }

    /// The values where they are; natively a copy. Nothing that could move
    /// them can be called while the view lives.
    pub fn view<T: Element>(&self, array: &Array<T>) -> Result<Cow<'_, [T]>, Error> {
        self.mine(array)?;
        // No bytes have no alignment to cast from.
        if array.is_empty() {
            return Ok(Cow::Borrowed(&[]));
        }
        match self.link.bytes(self.handle, array.id, array.address, size_of::<T>() * array.len)? {
            Cow::Borrowed(bytes) => bytemuck::try_cast_slice(bytes)
                .map(Cow::Borrowed)
                .map_err(|_| Error::host("an array of the module is misaligned")),
            Cow::Owned(bytes) => Ok(Cow::Owned(bytemuck::pod_collect_to_vec(&bytes))),
        }
    }

    /// Changes the values where they are.
    pub fn edit<T: Element, R>(&mut self, array: &Array<T>, change: impl FnOnce(&mut [T]) -> R) -> Result<R, Error> {
        self.mine(array)?;
        if array.is_empty() {
            return Ok(change(&mut []));
        }
        let bytes = size_of::<T>() * array.len;
        let changed = self.link.edit(self.handle, array.id, array.address, bytes, |bytes| {
            bytemuck::try_cast_slice_mut(bytes).map(change)
        })?;
        changed.map_err(|_| Error::host("an array of the module is misaligned"))
    }

    /// Replaces the values; as many as the array holds.
    pub fn write<T: Element>(&mut self, array: &Array<T>, values: &[T]) -> Result<(), Error> {
        self.mine(array)?;
        if values.len() != array.len {
            let message = format!("{} values for an array of {}", values.len(), array.len);
            return Err(Error::new(Status::Shape, message));
        }
        self.edit(array, |own| own.copy_from_slice(values))
    }

    /// A request as JSON text, and the result as such: true when the
    /// operation is pending. The typed operations stand on this.
    pub fn request(&mut self, request: &str) -> Result<(bool, Vec<u8>), Error> {
        let code = self.link.op(self.handle, request.as_bytes())?;
        self.answer(code)
    }

    /// The result after a call that answered `code`.
    pub(crate) fn answer(&mut self, code: i32) -> Result<(bool, Vec<u8>), Error> {
        if code < 0 {
            return Err(failed(&mut self.link, self.handle, code));
        }
        Ok((code == 1, self.link.result(self.handle)?))
    }

    /// Makes array `id` and answers where it lives.
    pub(crate) fn make(&mut self, id: u32, dtype: u32, len: usize) -> Result<usize, Error> {
        match self.link.array(self.handle, id, dtype, len)? {
            Some(address) => Ok(address),
            None => Err(failed(&mut self.link, self.handle, Status::Memory.code())),
        }
    }

    pub(crate) fn next_id(&mut self) -> Result<u32, Error> {
        let next = self.last_id.checked_add(1);
        self.last_id = next.ok_or_else(|| Error::new(Status::Limit, "all ids have been used"))?;
        Ok(self.last_id)
    }

    /// Refuses an object of another instance.
    pub(crate) fn mine(&self, object: &dyn Object) -> Result<(), Error> {
        if object.owner() == self.owner {
            return Ok(());
        }
        Err(Error::new(Status::Id, "the object belongs to another instance"))
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // A module that trapped answers an error here: its memory goes with it.
        let _ = self.link.destroy(self.handle);
    }
}

/// The error of a negative answer: the result's status and sentence.
fn failed(link: &mut Link, handle: i32, code: i32) -> Error {
    #[derive(serde::Deserialize)]
    struct Failed {
        status: String,
        message: String,
    }
    let mut error = Error::code(code);
    let Ok(result) = link.result(handle) else {
        return error;
    };
    if let Ok(failed) = serde_json::from_slice::<Failed>(&result) {
        error.status = Status::from_name(&failed.status).unwrap_or(error.status);
        error.message = failed.message;
    }
    error
}
