//! A typed operation in the making: the generated methods fill a [`Call`],
//! which uploads slices under ids of their own and frees them when the
//! operation has ended, also when it ended by an error or was cancelled.

use crate::array::{Element as _, Input, Object, Source};
use crate::error::Error;
use crate::instance::Instance;
use crate::ops::Status;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The result of an operation; made by the generator.
pub trait Done: DeserializeOwned {
    /// The operation's name.
    const OP: &'static str;
    /// Notes that the operation goes on with [`Instance::step`].
    fn set_pending(&mut self, _pending: bool) {}
    /// Notes the id that an object was asked for under; it is there when the result says so.
    fn made(&mut self, _id: u32, _owner: u64) {}
    /// Where the values of an output go that the host made.
    fn output(&mut self, _name: &str) -> Option<&mut Vec<f64>> {
        None
    }
    /// The same of whole numbers.
    fn whole_output(&mut self, _name: &str) -> Option<&mut Vec<u32>> {
        None
    }
}

/// What an unfinished operation has lent from the instance.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    op: &'static str,
    /// Ids to free at the end.
    lent: Vec<u32>,
    /// Outputs to hand over at the end, by name and id.
    outputs: Vec<(&'static str, u32)>,
    /// The id of the object that may be made.
    made: Option<u32>,
}

pub(crate) struct Call<'a> {
    instance: &'a mut Instance,
    request: Map<String, Value>,
    lent: Pending,
    fault: Option<Error>,
}

impl<'a> Call<'a> {
    pub fn new(instance: &'a mut Instance, op: &'static str) -> Self {
        let request = Map::from_iter([("op".to_owned(), Value::from(op))]);
        Self { instance, request, lent: Pending { op, ..Pending::default() }, fault: None }
    }

    /// A number, a flag or a word.
    pub fn set(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        // JSON has no NaN and no infinity: serde_json makes null of them.
        if value.is_null() && self.fault.is_none() {
            let message = format!("{name} must be a finite number");
            self.fault = Some(Error::new(Status::Field, message));
        }
        self.request.insert(name.to_owned(), value);
        self
    }

    pub fn object(mut self, name: &str, object: &dyn Object) -> Self {
        match self.instance.mine(object) {
            Ok(()) => self = self.set(name, object.id()),
            Err(error) => {
                self.fault = self.fault.or(Some(Error { message: format!("{name}: {}", error.message), ..error }))
            }
        }
        self
    }

    pub fn maybe_object(self, name: &str, object: Option<&dyn Object>) -> Self {
        match object {
            Some(object) => self.object(name, object),
            None => self,
        }
    }

    pub fn input(mut self, name: &str, values: &(impl Input + ?Sized)) -> Self {
        match values.source() {
            Source::Resident(array) => self.object(name, array),
            Source::Values { dtype, len, bytes } => {
                if self.fault.is_none() {
                    match self.upload(dtype, len, bytes) {
                        Ok(id) => return self.set(name, id),
                        Err(error) => self.fault = Some(error),
                    }
                }
                self
            }
        }
    }

    pub fn maybe_input(self, name: &str, values: Option<&dyn Input>) -> Self {
        match values {
            Some(values) => self.input(name, values),
            None => self,
        }
    }

    fn upload(&mut self, dtype: u32, len: usize, bytes: &[u8]) -> Result<u32, Error> {
        let id = self.instance.next_id()?;
        let address = self.instance.make(id, dtype, len)?;
        self.lent.lent.push(id);
        let Instance { link, handle, .. } = &mut *self.instance;
        link.edit(*handle, id, address, bytes.len(), |own| own.copy_from_slice(bytes))?;
        Ok(id)
    }

    /// An output that is always wanted: made here unless it was given.
    pub fn output(mut self, name: &'static str, given: Option<&dyn Object>) -> Self {
        if let Some(array) = given {
            self.lent.outputs.push((name, array.id()));
            return self.object(name, array);
        }
        match self.instance.next_id() {
            Ok(id) => {
                self.lent.outputs.push((name, id));
                self.lent.lent.push(id);
                self.set(name, id)
            }
            Err(error) => {
                self.fault = self.fault.or(Some(error));
                self
            }
        }
    }

    /// Runs the operation, or its first part.
    pub fn run<D: Done>(self) -> Result<D, Error> {
        let Self { instance, request, lent, fault } = self;
        if let Some(error) = fault {
            instance.give_back(lent);
            return Err(error);
        }
        let code = instance.link.op(instance.handle, Value::Object(request).to_string().as_bytes());
        instance.finish(code, lent)
    }

    /// Runs an operation that may end without the object that it is to make.
    pub fn may_make<D: Done>(mut self, name: &str) -> Result<D, Error> {
        let id = self.instance.next_id()?;
        self.lent.made = Some(id);
        self.set(name, id).run()
    }

    /// Runs an operation that makes an object.
    pub fn make<D: Done>(mut self, name: &str) -> Result<crate::array::Made<D>, Error> {
        let id = self.instance.next_id()?;
        let owner = self.instance.owner;
        self = self.set(name, id);
        let done = self.run()?;
        Ok(crate::array::Made { id, owner, done })
    }
}

impl Instance {
    /// Goes on with the pending operation for about `budget` work units; 0
    /// means to the end. `D` is the result type of the operation that pends.
    pub fn step<D: Done>(&mut self, budget: u32) -> Result<D, Error> {
        let lent = self.resume::<D>()?;
        let code = self.link.step(self.handle, budget);
        self.finish(code, lent)
    }

    /// Ends the pending operation; the result tells what it had reached.
    pub fn cancel<D: Done>(&mut self) -> Result<D, Error> {
        let lent = self.resume::<D>()?;
        let code = self.link.cancel(self.handle);
        self.finish(code, lent)
    }

    fn resume<D: Done>(&mut self) -> Result<Pending, Error> {
        match self.pending.take() {
            Some(pending) if pending.op == D::OP => Ok(pending),
            Some(pending) => {
                let message = format!("{} is pending, not {}", pending.op, D::OP);
                self.pending = Some(pending);
                Err(Error::new(Status::Pending, message))
            }
            None => Err(Error::new(Status::Idle, Status::Idle.sentence())),
        }
    }

    fn finish<D: Done>(&mut self, code: Result<i32, Error>, lent: Pending) -> Result<D, Error> {
        let answer = code.and_then(|code| self.answer(code)).and_then(|(pending, result)| {
            let done: D = serde_json::from_slice(&result).map_err(|e| {
                let text = String::from_utf8_lossy(&result).into_owned();
                Error::host(format!("the result of {} is not understood: {e}: {text}", D::OP))
            })?;
            Ok((pending, done))
        });
        match answer {
            Ok((true, mut done)) => {
                done.set_pending(true);
                self.pending = Some(lent);
                Ok(done)
            }
            Ok((false, done)) => {
                let done = self.collect(done, &lent);
                self.give_back(lent);
                done
            }
            Err(error) => {
                self.give_back(lent);
                Err(error)
            }
        }
    }

    fn collect<D: Done>(&mut self, mut done: D, lent: &Pending) -> Result<D, Error> {
        for &(name, id) in &lent.outputs {
            let read = match (done.whole_output(name).is_some(), done.output(name)) {
                (true, _) => self.wholes(id).map(|values| {
                    if let Some(output) = done.whole_output(name) {
                        *output = values;
                    }
                }),
                (_, Some(output)) => self.values(id).map(|values| *output = values),
                _ => Ok(()),
            };
            match read {
                Ok(()) => {}
                // It did not come to an output.
                Err(error) if error.status == Status::Id => {}
                Err(error) => return Err(error),
            }
        }
        if let Some(id) = lent.made {
            done.made(id, self.owner);
        }
        Ok(done)
    }

    /// The values of array `id`, of f64 or widened from f32.
    fn values(&mut self, id: u32) -> Result<Vec<f64>, Error> {
        let (address, len, dtype) = self.link.array_info(self.handle, id)?;
        if dtype == f32::DTYPE {
            let bytes = self.link.bytes(self.handle, id, address, len * size_of::<f32>())?;
            let values: Vec<f32> = bytemuck::pod_collect_to_vec(&bytes);
            return Ok(values.into_iter().map(f64::from).collect());
        }
        let bytes = self.link.bytes(self.handle, id, address, len * size_of::<f64>())?;
        Ok(bytemuck::pod_collect_to_vec(&bytes))
    }

    /// The values of array `id`, of u32.
    fn wholes(&mut self, id: u32) -> Result<Vec<u32>, Error> {
        let (address, len, _) = self.link.array_info(self.handle, id)?;
        let bytes = self.link.bytes(self.handle, id, address, len * size_of::<u32>())?;
        Ok(bytemuck::pod_collect_to_vec(&bytes))
    }

    fn give_back(&mut self, lent: Pending) {
        for id in lent.lent {
            // An output that was never made is not there: nothing to free.
            let _ = self.link.op(self.handle, format!(r#"{{"op":"free","id":{id}}}"#).as_bytes());
        }
    }
}

/// Numbers in results: null where there is no finite value.
pub(crate) fn number<'de, D: serde::Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let value: Option<f64> = serde::Deserialize::deserialize(from)?;
    Ok(value.unwrap_or(f64::NAN))
}

/// Lists of such numbers.
pub(crate) fn numbers<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<f64>, D::Error> {
    let values: Vec<Option<f64>> = serde::Deserialize::deserialize(from)?;
    Ok(values.into_iter().map(|v| v.unwrap_or(f64::NAN)).collect())
}

/// Words in results; null reads as an empty one.
pub(crate) fn word<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let value: Option<String> = serde::Deserialize::deserialize(from)?;
    Ok(value.unwrap_or_default())
}
