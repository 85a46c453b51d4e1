//! The fuzzers' target for Matrix Market files, without a fuzzer.

#[path = "../../../tests/fuzz/market.rs"]
mod attack;

use std::io::Read;
use std::path::Path;
use vecsolve_host::market;
use vecsolve_machine::smoke::smoke;

#[test]
fn files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../problems");
    let mut seeds: Vec<Vec<u8>> = [
        "%%MatrixMarket matrix array real general\n2 2\n1\n2.5\n-3e4\n0\n",
        "%%MatrixMarket matrix coordinate pattern symmetric\n% a line\n\n3 3 2\r\n1 1\r\n3 2\r\n",
        "%%matrixmarket MATRIX Coordinate Integer Skew-Symmetric\n2 2 1\n2 1 7D0\n",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".mtx.gz") {
            let packed = std::fs::read(&path).unwrap();
            let mut start = Vec::new();
            flate2::read::GzDecoder::new(&packed[..]).take(600).read_to_end(&mut start).unwrap();
            seeds.extend([packed[..packed.len().min(600)].to_vec(), start]);
        }
    }
    smoke(&seeds, 3000, attack::attack);
}
