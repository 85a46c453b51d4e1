//! The reader and writer against the format's specification.

use super::{MarketError, Matrix, Symmetry, read, write_vector};
use std::io::Write as _;

fn parse(text: &str) -> Result<Matrix, MarketError> {
    read(text.as_bytes(), "A.mtx", 1 << 20)
}

/// The matrix as a dense list of rows, duplicates summed.
fn dense(text: &str) -> Vec<Vec<f64>> {
    let m = parse(text).unwrap();
    let mut rows = vec![vec![0.0; m.cols as usize]; m.rows as usize];
    for ((&i, &j), &v) in m.row.iter().zip(&m.col).zip(&m.val) {
        rows[i as usize][j as usize] += v;
    }
    rows
}

/// The message of a refused text.
fn refused(text: &str) -> String {
    parse(text).expect_err(text).to_string()
}

const HEAD: &str = "%%MatrixMarket matrix coordinate real general\n";

#[test]
fn the_specification_s_coordinate_example() {
    let text = "%%MatrixMarket matrix coordinate real general\n\
        %=====\n% a comment\n%=====\n  5  5  8\n    1     1   1.000e+00\n\
        2     2   1.050e+01\n    3     3   1.500e-02\n    1     4   6.000e+00\n\
        4     2   2.505e+02\n    4     4  -2.800e+02\n    4     5   3.332e+01\n\
        5     5   1.200e+01\n";
    assert_eq!(
        dense(text),
        [
            [1.0, 0.0, 0.0, 6.0, 0.0],
            [0.0, 10.5, 0.0, 0.0, 0.0],
            [0.0, 0.0, 0.015, 0.0, 0.0],
            [0.0, 250.5, 0.0, -280.0, 33.32],
            [0.0, 0.0, 0.0, 0.0, 12.0],
        ]
    );
}

#[test]
fn the_array_format_goes_column_by_column() {
    let text = "%%MatrixMarket matrix array real general\n% c\n3 2\n1\n2\n3\n4\n5\n6\n";
    assert_eq!(dense(text), [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]);
    let text = "%%MatrixMarket matrix array integer symmetric\n3 3\n1\n2\n3\n4\n5\n6\n";
    assert_eq!(dense(text), [[1.0, 2.0, 3.0], [2.0, 4.0, 5.0], [3.0, 5.0, 6.0]]);
    let text = "%%MatrixMarket matrix array real skew-symmetric\n3 3\n1\n2\n3\n";
    assert_eq!(dense(text), [[0.0, -1.0, -2.0], [1.0, 0.0, -3.0], [2.0, 3.0, 0.0]]);
}

#[test]
fn missing_triangles_are_filled_in() {
    let text = "%%MatrixMarket matrix coordinate real symmetric\n2 2 2\n1 1 4\n2 1 3\n";
    assert_eq!(dense(text), [[4.0, 3.0], [3.0, 0.0]]);
    assert_eq!(parse(text).unwrap().symmetry, Symmetry::Symmetric);
    let text = "%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 3\n";
    assert_eq!(dense(text), [[0.0, -3.0], [3.0, 0.0]]);
    let text = "%%MatrixMarket matrix coordinate pattern symmetric\n2 2 2\n2 1\n2 2\n";
    assert_eq!(dense(text), [[0.0, 1.0], [1.0, 1.0]]);
}

#[test]
fn numbers_are_read_as_fortran_and_c_write_them() {
    for (word, value) in [
        ("1e+05", 1e5),
        ("1.5D+02", 150.0),
        ("-2d-3", -0.002),
        ("+.5", 0.5),
        ("7.", 7.0),
        ("1E5", 1e5),
        ("4.9e-324", 4.9e-324),
    ] {
        assert_eq!(dense(&format!("{HEAD}1 1 1\n1 1 {word}\n")), [[value]], "{word}");
    }
    let text = "%%MatrixMarket matrix coordinate integer general\n1 1 1\n1 1 -7\n";
    assert_eq!(dense(text), [[-7.0]]);
}

#[test]
fn case_blank_lines_comments_and_crlf_do_not_matter() {
    let text =
        "%%MatrixMarket MATRIX Coordinate Real General\r\n\r\n%x\r\n 2 2 2 \r\n\r\n1 1 1\r\n% y\r\n\t2  2 2\r\n\r\n";
    assert_eq!(dense(text), [[1.0, 0.0], [0.0, 2.0]]);
    let no_end = format!("{HEAD}1 1 1\n1 1 3");
    assert_eq!(dense(&no_end), [[3.0]]);
    let latin1 = [HEAD.as_bytes(), b"% Universit\xe9\n1 1 1\n1 1 3\n"].concat();
    assert_eq!(read(&latin1[..], "A.mtx", 1 << 20).unwrap().val, [3.0]);
}

#[test]
fn duplicates_keep_the_order_of_the_file() {
    let m = parse(&format!("{HEAD}2 2 3\n1 2 1\n1 2 10\n1 1 5\n")).unwrap();
    assert_eq!((m.row, m.col), (vec![0, 0, 0], vec![1, 1, 0]));
    assert_eq!(m.val, [1.0, 10.0, 5.0]);
}

#[test]
fn empty_matrices_are_matrices() {
    for text in ["0 0 0", "3 0 0", "0 4000000000 0"] {
        let m = parse(&format!("{HEAD}{text}\n")).unwrap();
        assert!(m.val.is_empty(), "{text}");
    }
    let text = "%%MatrixMarket matrix array real general\n0 4000000000\n";
    assert!(parse(text).unwrap().val.is_empty());
}

#[test]
fn gzip_is_known_by_its_bytes() {
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    zip.write_all(format!("{HEAD}1 1 1\n1 1 3\n").as_bytes()).unwrap();
    let bytes = zip.finish().unwrap();
    assert_eq!(read(&bytes[..], "A.mtx", 1 << 20).unwrap().val, [3.0]);
    let cut = read(&bytes[..bytes.len() - 12], "A.mtx", 1 << 20).unwrap_err();
    assert!(cut.message.contains("cannot be read"), "{cut}");
}

#[test]
fn a_wrong_banner_is_named() {
    for (text, wanted) in [
        ("", "A.mtx:1: the file is empty"),
        ("1 1 1\n", "A.mtx:1: expected the banner %%MatrixMarket"),
        ("%%MatrixMarket matrix coordinate real\n", "found \"%%matrixmarket matrix coordinate real\""),
        ("%%MatrixMarket vector coordinate real general\n", "only matrix files"),
        ("%%MatrixMarket matrix elemental real general\n", "expected coordinate or array"),
        ("%%MatrixMarket matrix coordinate complex general\n", "complex matrices are not supported"),
        ("%%MatrixMarket matrix coordinate quad general\n", "expected real, integer or pattern"),
        ("%%MatrixMarket matrix coordinate complex hermitian\n", "complex"),
        ("%%MatrixMarket matrix coordinate real hermitian\n", "hermitian"),
        ("%%MatrixMarket matrix coordinate real upper\n", "expected general, symmetric"),
        ("%%MatrixMarket matrix array pattern general\n", "cannot be a pattern"),
        ("%%MatrixMarket matrix coordinate pattern skew-symmetric\n", "cannot be skew-symmetric"),
        ("\x7fELF\0\0\0", "expected the banner"),
    ] {
        let message = refused(text);
        assert!(message.starts_with("A.mtx:1: ") && message.contains(wanted), "{message}");
    }
    assert!(read(&b"\xff\xfe"[..], "A.mtx", 1).unwrap_err().message.contains("not text"));
}

#[test]
fn a_wrong_size_line_is_named() {
    for (sizes, wanted) in [
        ("", "A.mtx:1: the file ends before the size line: rows columns entries"),
        ("%\n", "the file ends before"),
        ("2 2\n", "A.mtx:2: expected the size line"),
        ("2 2 1 1\n", "expected the size line"),
        ("2 -2 1\n", "expected the size line"),
        ("2 2.0 1\n", "expected the size line"),
        ("5000000000 2 1\n", "5000000000 rows are too many, the limit is 4294967295"),
        ("2 5000000000 1\n", "columns are too many"),
        ("2 2 99999999999999999999\n", "too large for a size"),
    ] {
        let message = refused(&format!("{HEAD}{sizes}"));
        assert!(message.contains(wanted), "{message}");
    }
    let text = "%%MatrixMarket matrix coordinate real symmetric\n\n2 3 0\n";
    assert_eq!(refused(text), "A.mtx:3: a symmetric matrix is square, found 2 x 3");
}

#[test]
fn a_wrong_entry_is_named_with_its_line() {
    for (entry, wanted) in [
        ("0 1 1", "row 0: indices start at 1"),
        ("1 0 1", "column 0: indices start at 1"),
        ("3 1 1", "row 3 is outside 1 to 2"),
        ("1 3 1", "column 3 is outside 1 to 2"),
        ("-1 1 1", "expected a row from 1 to 2, found \"-1\""),
        ("1.0 1 1", "expected a row"),
        ("1 1", "expected row column value, found \"1 1\""),
        ("1 1 1 1", "expected row column value"),
        ("1 1 x", "expected a finite number, found \"x\""),
        ("1 1 nan", "expected a finite number"),
        ("1 1 inf", "expected a finite number"),
        ("1 1 0x10", "expected a finite number"),
        ("1 1 1e999", "too large for a 64-bit float"),
        ("1 1 -", "expected a finite number"),
    ] {
        let message = refused(&format!("{HEAD}% c\n2 2 1\n{entry}\n"));
        assert!(message.starts_with("A.mtx:4: ") && message.contains(wanted), "{message}");
    }
    let integer = "%%MatrixMarket matrix coordinate integer general\n1 1 1\n1 1 1.5\n";
    assert!(refused(integer).contains("expected a 64-bit integer, found \"1.5\""));
    let pattern = "%%MatrixMarket matrix coordinate pattern general\n1 1 1\n1 1 1\n";
    assert!(refused(pattern).contains("expected row column, found"));
    let upper = "%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n1 2 1\n";
    assert!(refused(upper).contains("above the diagonal"));
    let diagonal = "%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n1 1 1\n";
    assert!(refused(diagonal).contains("not below the diagonal"));
    let two = "%%MatrixMarket matrix array real general\n2 1\n1 2\n";
    assert!(refused(two).contains("A.mtx:3: expected one value"));
}

#[test]
fn too_few_and_too_many_entries_are_named() {
    let few = refused(&format!("{HEAD}2 2 3\n1 1 1\n2 2 2\n"));
    assert_eq!(few, "A.mtx:4: the file ends after 2 entries, the size line promises 3");
    let many = refused(&format!("{HEAD}2 2 1\n1 1 1\n2 2 2\n"));
    assert!(many.starts_with("A.mtx:4: expected the end of the file"), "{many}");
    let few = refused("%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n");
    assert!(few.contains("the file ends where value (2, 2)"), "{few}");
    let many = refused("%%MatrixMarket matrix array real general\n1 1\n1\n2\n");
    assert!(many.contains("expected the end of the file"), "{many}");
}

#[test]
fn a_header_is_not_trusted_with_memory() {
    let many = refused(&format!("{HEAD}4000000000 4000000000 1000000000000\n1 1 1\n"));
    assert!(many.contains("ends after 1 entries"), "{many}");
    let text = format!("{HEAD}9 9 5\n1 1 1\n1 2 1\n1 3 1\n1 4 1\n1 5 1\n");
    let error = read(text.as_bytes(), "A.mtx", 64).unwrap_err();
    assert_eq!(error.line, Some(7));
    assert!(error.message.contains("raise the limit"), "{error}");
    let endless = vec![b'%'; 1 << 17];
    let error = read(&endless[..], "A.mtx", 64).unwrap_err();
    assert!(error.message.contains("longer than 65536 bytes"), "{error}");
}

#[test]
fn vectors_come_from_one_column() {
    let vector = |text: &str| parse(text).unwrap().into_vector("b.mtx");
    let array = "%%MatrixMarket matrix array real general\n3 1\n1\n0\n3\n";
    assert_eq!(vector(array).unwrap(), [1.0, 0.0, 3.0]);
    let sparse = format!("{HEAD}3 1 2\n3 1 2\n3 1 1\n");
    assert_eq!(vector(&sparse).unwrap(), [0.0, 0.0, 3.0]);
    let wide = vector(&format!("{HEAD}1 3 0\n")).unwrap_err().to_string();
    assert!(wide.starts_with("b.mtx: expected one column"), "{wide}");
}

#[test]
fn written_vectors_read_back_to_the_same_bits() {
    let x = [1.0 / 3.0, -0.1, 5e-324, f64::MAX, 1e22, 2.0];
    let mut text = Vec::new();
    write_vector(&mut text, &x, "made here\nin two lines").unwrap();
    let back = read(&text[..], "x.mtx", 1 << 20).unwrap().into_vector("x.mtx").unwrap();
    assert_eq!(back.map_bits(), x.to_vec().map_bits());
}

trait Bits {
    fn map_bits(&self) -> Vec<u64>;
}

impl Bits for Vec<f64> {
    fn map_bits(&self) -> Vec<u64> {
        self.iter().map(|v| v.to_bits()).collect()
    }
}
