//! The elimination tree: which column first needs which.
//!
//! parent(j) = the first row below the diagonal of column j of L. Liu, The role
//! of elimination trees in sparse factorization, SIAM J. Matrix Anal. Appl. 11,
//! 1990, for the tree by path compression and its postorder; Gilbert, Ng and
//! Peyton, An efficient algorithm to compute row and column counts, SIAM J.
//! Matrix Anal. Appl. 15, 1994, for the number of values in each column of L.
//! All in nearly O(nnz(A)), far less than L has.

use super::graph::{Graph, NONE};
use crate::error::{Error, filled};
use alloc::vec::Vec;

/// The elimination tree of the graph in the order `perm`, whose inverse is `place`.
pub(super) fn etree(g: &Graph, perm: &[u32], place: &[u32]) -> Result<Vec<u32>, Error> {
    let mut parent = filled(perm.len(), NONE)?;
    let mut ancestor = filled(perm.len(), NONE)?;
    for (k, &old) in perm.iter().enumerate() {
        for &i in g.of(old as usize) {
            let mut i = place[i as usize];
            // From i up to the root of what is known so far, which gets k for its parent.
            while (i as usize) < k {
                let above = core::mem::replace(&mut ancestor[i as usize], k as u32);
                if above == NONE {
                    parent[i as usize] = k as u32;
                    break;
                }
                i = above;
            }
        }
    }
    Ok(parent)
}

/// Children before their parent, each subtree together; children in rising order of `key`,
/// which must be below `keys`.
pub(super) fn postorder(parent: &[u32], keys: usize, key: impl Fn(usize) -> usize) -> Result<Vec<u32>, Error> {
    let n = parent.len();
    // Counting sort by key, so that each list of children can be made in one pass.
    let mut ends = filled(keys + 1, 0u32)?;
    for i in 0..n {
        ends[key(i) + 1] += 1;
    }
    for k in 0..keys {
        ends[k + 1] += ends[k];
    }
    let mut sorted = filled(n, 0u32)?;
    for i in 0..n {
        let place = &mut ends[key(i)];
        sorted[*place as usize] = i as u32;
        *place += 1;
    }
    let mut child = filled(n + 1, NONE)?;
    let mut sibling = filled(n, NONE)?;
    for &i in sorted.iter().rev() {
        let above = (parent[i as usize] as usize).min(n);
        sibling[i as usize] = core::mem::replace(&mut child[above], i);
    }
    // `sorted` becomes the stack.
    let (mut stack, mut depth) = (sorted, 0);
    let mut order = Vec::new();
    order.try_reserve_exact(n).map_err(|_| Error::Memory)?;
    let mut root = child[n];
    while root != NONE {
        stack[0] = root;
        depth += 1;
        while depth > 0 {
            let top = stack[depth - 1];
            let below = child[top as usize];
            if below == NONE {
                order.push(top);
                depth -= 1;
            } else {
                child[top as usize] = sibling[below as usize];
                stack[depth] = below;
                depth += 1;
            }
        }
        root = sibling[root as usize];
    }
    Ok(order)
}

/// Values in each column of L, the diagonal included. `perm` is postordered.
///
/// A column j is a leaf of row i's subtree when no descendant of j was seen
/// for row i; each leaf counts one, and less one where the paths of two
/// leaves meet, found by path compression. Sums over subtrees give the counts.
pub(super) fn counts(g: &Graph, perm: &[u32], place: &[u32], parent: &[u32]) -> Result<Vec<u32>, Error> {
    let n = perm.len();
    let mut first = filled(n, NONE)?;
    let mut delta = filled(n, 0i32)?;
    for k in 0..n {
        let mut j = k;
        if first[j] == NONE {
            delta[j] = 1;
        }
        while first[j] == NONE {
            first[j] = k as u32;
            if parent[j] == NONE {
                break;
            }
            j = parent[j] as usize;
        }
    }
    // first + 1 of the last leaf, 0 before there is one.
    let mut seen = filled(n, 0u32)?;
    let mut leaf = filled(n, NONE)?;
    let mut ancestor = filled(n, 0u32)?;
    for (j, a) in ancestor.iter_mut().enumerate() {
        *a = j as u32;
    }
    for j in 0..n {
        if parent[j] != NONE {
            delta[parent[j] as usize] -= 1;
        }
        for &i in g.of(perm[j] as usize) {
            let i = place[i as usize] as usize;
            if i <= j || first[j] < seen[i] {
                continue;
            }
            seen[i] = first[j] + 1;
            delta[j] += 1;
            let before = core::mem::replace(&mut leaf[i], j as u32);
            if before != NONE {
                let mut meet = before;
                while ancestor[meet as usize] != meet {
                    meet = ancestor[meet as usize];
                }
                let mut at = before;
                while at != meet {
                    at = core::mem::replace(&mut ancestor[at as usize], meet);
                }
                delta[meet as usize] -= 1;
            }
        }
        if parent[j] != NONE {
            ancestor[j] = parent[j];
        }
    }
    let mut count = filled(n, 0u32)?;
    for j in 0..n {
        count[j] = delta[j] as u32;
        if parent[j] != NONE {
            delta[parent[j] as usize] += delta[j];
        }
    }
    Ok(count)
}
