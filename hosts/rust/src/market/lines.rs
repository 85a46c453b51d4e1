//! The lines of a file with their numbers, comments and blank lines left out,
//! unzipped when the first two bytes say gzip.

use super::MarketError;
use flate2::bufread::MultiGzDecoder;
use std::io::{BufRead, BufReader, Read};

/// The specification allows 1,024 characters; more is common in comments. The
/// limit keeps a file without line ends from being swallowed whole.
const LONGEST: u64 = 1 << 16;

pub(super) struct Lines<'a> {
    input: Box<dyn BufRead + 'a>,
    name: String,
    number: u64,
    text: Vec<u8>,
}

impl<'a> Lines<'a> {
    pub fn new(mut input: impl BufRead + 'a, name: &str) -> Result<Self, MarketError> {
        let mut magic = Vec::new();
        (&mut input).take(2).read_to_end(&mut magic).map_err(|e| MarketError::file(name, e.to_string()))?;
        let zipped = magic == [0x1f, 0x8b];
        let whole = std::io::Cursor::new(magic).chain(input);
        let input: Box<dyn BufRead + 'a> = match zipped {
            true => Box::new(BufReader::new(MultiGzDecoder::new(whole))),
            false => Box::new(whole),
        };
        Ok(Self { input, name: name.into(), number: 0, text: Vec::new() })
    }

    /// The next line as it stands, without its end; `None` at the end.
    pub fn any(&mut self) -> Result<Option<&str>, MarketError> {
        self.text.clear();
        let mut limited = (&mut self.input).take(LONGEST);
        let got = limited
            .read_until(b'\n', &mut self.text)
            .map_err(|e| MarketError::line(&self.name, self.number + 1, format!("cannot be read: {e}")))?;
        if got == 0 {
            return Ok(None);
        }
        self.number += 1;
        if got as u64 == LONGEST && self.text.last() != Some(&b'\n') {
            return Err(self.wrong(format!("the line is longer than {LONGEST} bytes")));
        }
        // Comments may be in any encoding: only ASCII means something here.
        match std::str::from_utf8(self.text.trim_ascii()) {
            Ok(_) => {}
            Err(_) if self.text.first() == Some(&b'%') && self.number > 1 => self.text.truncate(1),
            Err(_) => return Err(self.wrong("the line is not text")),
        }
        Ok(std::str::from_utf8(self.text.trim_ascii()).ok())
    }

    /// The next line that says something.
    pub fn next(&mut self) -> Result<Option<&str>, MarketError> {
        loop {
            match self.any()? {
                None => return Ok(None),
                Some(line) if line.is_empty() || line.starts_with('%') => {}
                Some(_) => break,
            }
        }
        Ok(std::str::from_utf8(self.text.trim_ascii()).ok())
    }

    /// A fault of the line read last.
    pub fn wrong(&self, message: impl Into<String>) -> MarketError {
        MarketError::line(&self.name, self.number.max(1), message)
    }
}
