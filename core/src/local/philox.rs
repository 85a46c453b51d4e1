//! Random numbers by place: Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel
//! random numbers: as easy as 1, 2, 3", SC 2011). A number is a function of
//! (seed, walk, step): nothing is carried along, so walks can be cut into pieces
//! anywhere, and every host draws the same ones.

/// The four words of a counter under a key.
pub fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let low = u64::from(counter[0]) * 0xd251_1f53;
        let high = u64::from(counter[2]) * 0xcd9e_8d57;
        counter = [
            (high >> 32) as u32 ^ counter[1] ^ key[0],
            high as u32,
            (low >> 32) as u32 ^ counter[3] ^ key[1],
            low as u32,
        ];
        key = [key[0].wrapping_add(0x9e37_79b9), key[1].wrapping_add(0xbb67_ae85)];
    }
    counter
}

/// The number of step `step` of walk `walk`: a multiple of 2^-53 in [0, 1).
pub fn draw(seed: u32, walk: u64, step: u32) -> f64 {
    let [a, b, ..] = philox([step, walk as u32, (walk >> 32) as u32, 0], [seed, 0]);
    let bits = u64::from(a) << 32 | u64::from(b);
    (bits >> 11) as f64 / (1u64 << 53) as f64
}
