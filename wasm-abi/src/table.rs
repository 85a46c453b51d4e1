//! A small map whose growth can fail: rows sorted by key. Hosts make tens of
//! objects, so a vector beats anything clever.
#![forbid(unsafe_code)]

use alloc::vec::Vec;

/// Values by key.
pub(crate) struct Table<K, V>(Vec<(K, V)>);

impl<K: Ord + Copy, V> Table<K, V> {
    pub const fn new() -> Table<K, V> {
        Table(Vec::new())
    }

    fn find(&self, key: K) -> Result<usize, usize> {
        self.0.binary_search_by_key(&key, |row| row.0)
    }

    pub fn get(&self, key: K) -> Option<&V> {
        self.find(key).ok().map(|i| &self.0[i].1)
    }

    pub fn get_mut(&mut self, key: K) -> Option<&mut V> {
        self.find(key).ok().map(|i| &mut self.0[i].1)
    }

    /// The value that was there, or the new one back when there is no memory.
    pub fn insert(&mut self, key: K, value: V) -> Result<Option<V>, V> {
        match self.find(key) {
            Ok(i) => Ok(Some(core::mem::replace(&mut self.0[i].1, value))),
            Err(i) => {
                if self.0.try_reserve(1).is_err() {
                    return Err(value);
                }
                self.0.insert(i, (key, value));
                Ok(None)
            }
        }
    }

    pub fn remove(&mut self, key: K) -> Option<V> {
        self.find(key).ok().map(|i| self.0.remove(i).1)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|row| &row.1)
    }
}
