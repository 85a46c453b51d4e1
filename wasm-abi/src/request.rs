//! Requests: flat JSON objects, read by serde without allocation against a
//! row of the op table. Every fault names its field.
//!
//! Two walks: one finds `op`, wherever it stands; one reads the fields as the
//! row says. One parser serves all operations, so an operation costs no code
//! here.
#![forbid(unsafe_code)]

use crate::by_name::Kernel;
use crate::fault::{Fault, fault};
use crate::number;
use crate::on_arrays;
use crate::ops::{ArgRow, Default, Kind, OpRow, ROWS};
use core::fmt::Write;
use serde::de::{DeserializeSeed, Deserializer as _, MapAccess, SeqAccess, Visitor};
use serde_json_core::de::{Deserializer, Error};

/// Longest request.
pub const MAX_REQUEST: usize = 65536;
/// Most arguments of an operation.
pub(crate) const MAX_ARGS: usize = 16;

/// What JSON takes for space: a form feed, which ASCII does, is none.
const SPACES: [char; 4] = [' ', '\t', '\n', '\r'];

/// The value of one argument.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Given {
    /// Not given, and no default.
    Nothing,
    /// An id or a whole number.
    U32(u32),
    /// A finite number.
    F64(f64),
    /// A flag.
    Bool(bool),
    /// A word of the row's choice.
    Word(&'static str),
}

/// What a request asks for.
#[derive(Clone, Copy)]
pub(crate) enum Asked {
    /// A row of the op table.
    Op(&'static OpRow),
    /// A kernel over arrays.
    Kernel(&'static Kernel),
}

/// A request, checked against its row: values in the row's order.
pub(crate) struct Request {
    /// The operation.
    pub asked: Asked,
    /// Its arguments.
    pub given: [Given; MAX_ARGS],
}

impl Request {
    /// Reads `{"op":"solve",...}`.
    pub fn parse(text: &[u8]) -> Result<Request, Fault> {
        let mut walk = Walk::new(None);
        walk.read(text)?;
        let Some(name) = walk.op else {
            return Err(fault!(Field, "the field \"op\" is missing"));
        };
        if let Some(row) = ROWS.iter().find(|row| row.name == name) {
            return Ok(Request { asked: Asked::Op(row), given: read_fields(row.name, row.args, text, true)? });
        }
        let kernel = Kernel::named(name).ok_or_else(|| Fault::unknown_op(name))?;
        let fields = on_arrays::fields(kernel.params);
        let given = read_fields(kernel.name, &fields, text, true)?;
        Ok(Request { asked: Asked::Kernel(kernel), given })
    }
}

/// Reads the fields of an operation; `op` among them when it may be there.
pub(crate) fn read_fields(
    name: &'static str,
    args: &[ArgRow],
    text: &[u8],
    with_op: bool,
) -> Result<[Given; MAX_ARGS], Fault> {
    let mut walk = Walk::new(Some((name, args)));
    walk.with_op = with_op;
    walk.read(text)?;
    for (arg, given) in args.iter().zip(&mut walk.given) {
        if *given == Given::Nothing {
            *given = match arg.default {
                Default::Required => return Err(fault!(Field, "{name} needs the field \"{}\"", arg.name)),
                Default::U32(v) => Given::U32(v),
                Default::F64(v) => Given::F64(v),
                Default::Bool(v) => Given::Bool(v),
                Default::Word(v) => Given::Word(v),
            };
        } else if arg.default == Default::Required && *given == Given::U32(0) && is_id(arg.kind) {
            return Err(fault!(Field, "field \"{}\" must be an id from 1", arg.name));
        }
    }
    Ok(walk.given)
}

fn is_id(kind: Kind) -> bool {
    !matches!(kind, Kind::U32 | Kind::F64 | Kind::Bool | Kind::Choice(_))
}

/// One walk over the object.
struct Walk<'t> {
    text: &'t str,
    row: Option<(&'static str, &'t [ArgRow])>,
    with_op: bool,
    op: Option<&'t str>,
    given: [Given; MAX_ARGS],
    /// The field being read, and what is wrong with it.
    at: &'t str,
    due: &'static str,
    fault: Option<Fault>,
}

impl<'t> Walk<'t> {
    fn new(row: Option<(&'static str, &'t [ArgRow])>) -> Walk<'t> {
        Walk { text: "", row, with_op: true, op: None, given: [Given::Nothing; MAX_ARGS], at: "", due: "", fault: None }
    }

    fn read(&mut self, text: &'t [u8]) -> Result<(), Fault> {
        if text.len() > MAX_REQUEST {
            return Err(fault!(TooLong));
        }
        self.text = core::str::from_utf8(text).map_err(|_| fault!(Json, "the request is not UTF-8"))?;
        let mut json = Deserializer::new(text, None);
        let read = (&mut json).deserialize_map(&mut *self).and_then(|()| json.end().map(|_| ()));
        read.map_err(|error| self.explain(error))
    }

    /// What went wrong, said with the field it went wrong at.
    fn explain(&mut self, error: Error) -> Fault {
        if let Some(fault) = self.fault.take() {
            return fault;
        }
        match (error, self.at) {
            (Error::TrailingCharacters, _) => fault!(Json, "bytes follow the JSON object"),
            (Error::InvalidType, "") => fault!(Json, "the request must be a JSON object"),
            (_, "") => fault!(Json),
            (Error::InvalidType | Error::InvalidNumber | Error::ExpectedSomeIdent, at) if !self.due.is_empty() => {
                fault!(Field, "field \"{at}\" must be {}", self.due)
            }
            (_, at) => fault!(Json, "the request is not JSON at or after the field \"{at}\""),
        }
    }

    /// Ends the walk with a fault of our own.
    fn stop<E: serde::de::Error>(&mut self, fault: Fault) -> E {
        self.fault = Some(fault);
        E::custom("")
    }

    fn field<M: MapAccess<'t>>(&mut self, key: &'t str, map: &mut M) -> Result<(), M::Error> {
        self.at = key;
        match self.row {
            None if key == "op" => {
                if self.op.is_some() {
                    return Err(self.stop(fault!(Field, "field \"op\" is given twice")));
                }
                self.op = Some(self.value(map, "a string")?);
            }
            None => map.next_value_seed(Flat(self))?,
            Some(_) if key == "op" && self.with_op => map.next_value_seed(Flat(self))?,
            Some((name, args)) => {
                // A name that is empty is no field: it keeps a place.
                let Some(i) = args.iter().position(|arg| arg.name == key && !key.is_empty()) else {
                    let mut fault = fault!(Field, "{name} has no field \"{key}\"; it has");
                    list(&mut fault, args.iter().map(|arg| arg.name).filter(|name| !name.is_empty()));
                    return Err(self.stop(fault));
                };
                if self.given[i] != Given::Nothing {
                    return Err(self.stop(fault!(Field, "field \"{key}\" is given twice")));
                }
                self.given[i] = self.argument(&args[i], map)?;
            }
        }
        Ok(())
    }

    fn argument<M: MapAccess<'t>>(&mut self, arg: &ArgRow, map: &mut M) -> Result<Given, M::Error> {
        Ok(match arg.kind {
            Kind::F64 => match self.number(map, number::read)? {
                Some(v) => Given::F64(v),
                None => return Err(self.stop(fault!(Field, "field \"{}\" must be a finite number", arg.name))),
            },
            Kind::Bool => Given::Bool(self.value(map, "true or false")?),
            Kind::Choice(words) => {
                let word: &str = self.value(map, "a string")?;
                match words.iter().find(|w| **w == word) {
                    Some(word) => Given::Word(word),
                    None => {
                        let mut fault = fault!(Field, "field \"{}\" is \"{word}\"; it must be one of", arg.name);
                        list(&mut fault, words.iter().copied());
                        return Err(self.stop(fault));
                    }
                }
            }
            _ => match self.number(map, |token| token.parse().ok())? {
                Some(v) => Given::U32(v),
                None => {
                    let due = "a whole number from 0 to 4294967295";
                    return Err(self.stop(fault!(Field, "field \"{}\" must be {due}", arg.name)));
                }
            },
        })
    }

    /// The number that is the current value, by its text: keys are borrowed from
    /// the request, so the value is found behind its key. `None` when it is
    /// something else. serde passes over it.
    fn number<V, M: MapAccess<'t>>(&mut self, map: &mut M, read: fn(&str) -> Option<V>) -> Result<Option<V>, M::Error> {
        let end = (self.at.as_ptr() as usize - self.text.as_ptr() as usize) + self.at.len();
        let rest = self.text.get(end + 1..).unwrap_or("").trim_start_matches(SPACES);
        let value = rest.strip_prefix(':').unwrap_or("").trim_start_matches(SPACES);
        let (token, after) = number::split(value);
        let ends = matches!(after.trim_start_matches(SPACES).bytes().next(), Some(b',' | b'}'));
        let sound = token.is_empty() || (ends && number::is_number(token));
        if !sound {
            let at = self.at;
            return Err(self.stop(fault!(Json, "field \"{at}\" holds what is no JSON number")));
        }
        map.next_value_seed(Flat(self))?;
        Ok(read(token))
    }

    /// A value of the type that is due.
    fn value<V: serde::Deserialize<'t>, M: MapAccess<'t>>(
        &mut self,
        map: &mut M,
        due: &'static str,
    ) -> Result<V, M::Error> {
        self.due = due;
        let value = map.next_value()?;
        self.due = "";
        Ok(value)
    }
}

/// ` a, b, c`
fn list(fault: &mut Fault, words: impl Iterator<Item = &'static str>) {
    for (i, word) in words.enumerate() {
        let _ = write!(fault, "{} {word}", if i == 0 { "" } else { "," });
    }
}

impl<'t> Visitor<'t> for &mut Walk<'t> {
    type Value = ();

    fn expecting(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'t>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key()? {
            self.field(key, &mut map)?;
        }
        Ok(())
    }
}

/// Passes over a number, a string, a flag or null; refuses what is nested, so
/// that hostile depth never becomes recursion.
struct Flat<'w, 't>(&'w mut Walk<'t>);

impl Flat<'_, '_> {
    fn nested<E: serde::de::Error>(self) -> E {
        let at = self.0.at;
        self.0.stop(fault!(Field, "field \"{at}\" holds a nested value; requests are flat"))
    }
}

impl<'t> DeserializeSeed<'t> for Flat<'_, 't> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'t>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_ignored_any(self)
    }
}

impl<'t> Visitor<'t> for Flat<'_, 't> {
    type Value = ();
    fn expecting(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
        f.write_str("a plain value")
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_borrowed_str<E>(self, _: &'t str) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'t>>(self, _: A) -> Result<(), A::Error> {
        Err(self.nested())
    }
    fn visit_map<A: MapAccess<'t>>(self, _: A) -> Result<(), A::Error> {
        Err(self.nested())
    }
}
