//! Generated from the tables by tests/in_step/component.rs; ./build.sh gen writes it.

use crate::Component;
use crate::call::Call;
use crate::exports::vecsolve::core::solver::{Guest, Metric, Outcome, Refusal, Status, Values};
use crate::session;
use vecsolve_core::kernels;
use vecsolve_core::simd::Level;

/// The status of a negative answer.
pub fn status(code: i32) -> Status {
    match code {
        -1 => Status::Handle,
        -2 => Status::Full,
        -3 => Status::Busy,
        -4 => Status::Pending,
        -5 => Status::Idle,
        -6 => Status::Memory,
        -7 => Status::Limit,
        -8 => Status::Pointer,
        -9 => Status::Overlap,
        -10 => Status::Buffer,
        -11 => Status::TooLong,
        -12 => Status::Json,
        -13 => Status::Field,
        -14 => Status::Op,
        -15 => Status::Id,
        -16 => Status::Kind,
        -17 => Status::Dtype,
        -18 => Status::Shape,
        -19 => Status::NotFinite,
        -20 => Status::Index,
        -21 => Status::Structure,
        -22 => Status::Singular,
        _ => Status::Singular,
    }
}

fn metric_word(word: Metric) -> &'static str {
    match word {
        Metric::Dot => "dot",
        Metric::L2sq => "l2sq",
        Metric::Cosine => "cosine",
        Metric::L1 => "l1",
        Metric::Hamming => "hamming",
        Metric::Jaccard => "jaccard",
    }
}

impl Guest for Component {
    fn abi() -> u32 {
        vecsolve::vs_abi()
    }
    fn capabilities() -> u32 {
        vecsolve::vs_capabilities()
    }
    fn create(config: String) -> Result<u32, Refusal> {
        session::create(&config)
    }
    fn write_array(instance: u32, id: u32, data: Values) -> Result<(), Refusal> {
        session::write(instance, id, &data)
    }
    fn read_array(instance: u32, id: u32) -> Result<Values, Refusal> {
        session::read(instance, id)
    }
    fn run(instance: u32, request: String) -> Result<Outcome, Refusal> {
        session::run(instance, &request)
    }
    fn step(instance: u32, budget: u32) -> Result<Outcome, Refusal> {
        session::step(instance, budget)
    }
    fn cancel(instance: u32) -> Result<Outcome, Refusal> {
        session::cancel(instance)
    }
    fn destroy(instance: u32) -> Result<(), Refusal> {
        session::destroy(instance)
    }

    fn sum_f32(x: Vec<f32>) -> f32 {
        kernels::sum_f32(Level::best(), &x)
    }

    fn sum_f64(x: Vec<f64>) -> f64 {
        kernels::sum_f64(Level::best(), &x)
    }

    fn dot_f32(x: Vec<f32>, y: Vec<f32>) -> f32 {
        if x.len() == y.len() { kernels::dot_f32(Level::best(), &x, &y) } else { f32::NAN }
    }

    fn dot_f64(x: Vec<f64>, y: Vec<f64>) -> f64 {
        if x.len() == y.len() { kernels::dot_f64(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn dot_i8(x: Vec<i8>, y: Vec<i8>) -> f64 {
        if x.len() == y.len() { kernels::dot_i8(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn nrm2_f32(x: Vec<f32>) -> f32 {
        kernels::nrm2_f32(Level::best(), &x)
    }

    fn nrm2_f64(x: Vec<f64>) -> f64 {
        kernels::nrm2_f64(Level::best(), &x)
    }

    fn axpy_f32(alpha: f32, x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("axpy").set("alpha", alpha).input("x", &x).input("y", &y);
        call.run()?;
        Ok(call.read("y")?)
    }

    fn axpy_f64(alpha: f64, x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("axpy").set("alpha", alpha).input("x", &x).input("y", &y);
        call.run()?;
        Ok(call.read("y")?)
    }

    fn scale_f32(alpha: f32, x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("scale").set("alpha", alpha).input("x", &x);
        call.run()?;
        Ok(call.read("x")?)
    }

    fn scale_f64(alpha: f64, x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("scale").set("alpha", alpha).input("x", &x);
        call.run()?;
        Ok(call.read("x")?)
    }

    fn add_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("add").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn add_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("add").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn mul_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("mul").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn mul_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("mul").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn l2sq_f32(x: Vec<f32>, y: Vec<f32>) -> f32 {
        if x.len() == y.len() { kernels::l2sq_f32(Level::best(), &x, &y) } else { f32::NAN }
    }

    fn l2sq_f64(x: Vec<f64>, y: Vec<f64>) -> f64 {
        if x.len() == y.len() { kernels::l2sq_f64(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn l2sq_i8(x: Vec<i8>, y: Vec<i8>) -> f64 {
        if x.len() == y.len() { kernels::l2sq_i8(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn cosine_f32(x: Vec<f32>, y: Vec<f32>) -> f32 {
        if x.len() == y.len() { kernels::cosine_f32(Level::best(), &x, &y) } else { f32::NAN }
    }

    fn cosine_f64(x: Vec<f64>, y: Vec<f64>) -> f64 {
        if x.len() == y.len() { kernels::cosine_f64(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn cosine_i8(x: Vec<i8>, y: Vec<i8>) -> f64 {
        if x.len() == y.len() { kernels::cosine_i8(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn hamming_u8(x: Vec<u8>, y: Vec<u8>) -> f64 {
        if x.len() == y.len() { kernels::hamming_u8(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn topk_f32(x: Vec<f32>, largest: bool, k: u32) -> Result<(Vec<u32>, Vec<f32>), Status> {
        let mut call =
            Call::new("topk").input("x", &x).set("largest", largest).makes("values").sized::<u32>("indices", k);
        call.run()?;
        Ok((call.read("indices")?, call.read("values")?))
    }

    fn topk_f64(x: Vec<f64>, largest: bool, k: u32) -> Result<(Vec<u32>, Vec<f64>), Status> {
        let mut call =
            Call::new("topk").input("x", &x).set("largest", largest).makes("values").sized::<u32>("indices", k);
        call.run()?;
        Ok((call.read("indices")?, call.read("values")?))
    }

    fn asum_f32(x: Vec<f32>) -> f32 {
        kernels::asum_f32(Level::best(), &x)
    }

    fn asum_f64(x: Vec<f64>) -> f64 {
        kernels::asum_f64(Level::best(), &x)
    }

    fn amax_f32(x: Vec<f32>) -> f32 {
        kernels::amax_f32(Level::best(), &x)
    }

    fn amax_f64(x: Vec<f64>) -> f64 {
        kernels::amax_f64(Level::best(), &x)
    }

    fn min_f32(x: Vec<f32>) -> f32 {
        kernels::min_f32(Level::best(), &x)
    }

    fn min_f64(x: Vec<f64>) -> f64 {
        kernels::min_f64(Level::best(), &x)
    }

    fn max_f32(x: Vec<f32>) -> f32 {
        kernels::max_f32(Level::best(), &x)
    }

    fn max_f64(x: Vec<f64>) -> f64 {
        kernels::max_f64(Level::best(), &x)
    }

    fn argmin_f32(x: Vec<f32>) -> Result<u32, Status> {
        let mut call = Call::new("argmin").input("x", &x);
        call.count()
    }

    fn argmin_f64(x: Vec<f64>) -> Result<u32, Status> {
        let mut call = Call::new("argmin").input("x", &x);
        call.count()
    }

    fn argmax_f32(x: Vec<f32>) -> Result<u32, Status> {
        let mut call = Call::new("argmax").input("x", &x);
        call.count()
    }

    fn argmax_f64(x: Vec<f64>) -> Result<u32, Status> {
        let mut call = Call::new("argmax").input("x", &x);
        call.count()
    }

    fn mean_f32(x: Vec<f32>) -> f32 {
        kernels::mean_f32(Level::best(), &x)
    }

    fn mean_f64(x: Vec<f64>) -> f64 {
        kernels::mean_f64(Level::best(), &x)
    }

    fn variance_f32(x: Vec<f32>) -> f32 {
        kernels::variance_f32(Level::best(), &x)
    }

    fn variance_f64(x: Vec<f64>) -> f64 {
        kernels::variance_f64(Level::best(), &x)
    }

    fn count_nonzero_f32(eps: f32, x: Vec<f32>) -> Result<u32, Status> {
        let mut call = Call::new("count_nonzero").set("eps", eps).input("x", &x);
        call.count()
    }

    fn count_nonzero_f64(eps: f64, x: Vec<f64>) -> Result<u32, Status> {
        let mut call = Call::new("count_nonzero").set("eps", eps).input("x", &x);
        call.count()
    }

    fn sum2_f32(x: Vec<f32>) -> f32 {
        kernels::sum2_f32(Level::best(), &x)
    }

    fn sum2_f64(x: Vec<f64>) -> f64 {
        kernels::sum2_f64(Level::best(), &x)
    }

    fn dot2_f32(x: Vec<f32>, y: Vec<f32>) -> f32 {
        if x.len() == y.len() { kernels::dot2_f32(Level::best(), &x, &y) } else { f32::NAN }
    }

    fn dot2_f64(x: Vec<f64>, y: Vec<f64>) -> f64 {
        if x.len() == y.len() { kernels::dot2_f64(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn axpby_f32(alpha: f32, beta: f32, x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call =
            Call::new("axpby").set("alpha", alpha).set("beta", beta).input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn axpby_f64(alpha: f64, beta: f64, x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call =
            Call::new("axpby").set("alpha", alpha).set("beta", beta).input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn sub_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("sub").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn sub_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("sub").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn div_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("div").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn div_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("div").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn abs_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("abs").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn abs_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("abs").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn neg_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("neg").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn neg_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("neg").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn clamp_f32(low: f32, high: f32, x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("clamp").set("low", low).set("high", high).input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn clamp_f64(low: f64, high: f64, x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("clamp").set("low", low).set("high", high).input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn sqrt_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("sqrt").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn sqrt_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("sqrt").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn diff_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("diff").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn diff_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("diff").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn exp_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("exp").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn exp_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("exp").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn log_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("log").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn log_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("log").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn tanh_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("tanh").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn tanh_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("tanh").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn erf_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("erf").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn erf_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("erf").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn sigmoid_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("sigmoid").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn sigmoid_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("sigmoid").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn relu_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("relu").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn relu_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("relu").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn leaky_relu_f32(alpha: f32, x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("leaky_relu").set("alpha", alpha).input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn leaky_relu_f64(alpha: f64, x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("leaky_relu").set("alpha", alpha).input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gelu_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("gelu").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gelu_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("gelu").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gelu_tanh_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("gelu_tanh").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gelu_tanh_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("gelu_tanh").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn silu_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("silu").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn silu_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("silu").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn softplus_f32(x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("softplus").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn softplus_f64(x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("softplus").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn tanh_backward_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("tanh_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn tanh_backward_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("tanh_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn sigmoid_backward_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("sigmoid_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn sigmoid_backward_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("sigmoid_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn relu_backward_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("relu_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn relu_backward_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("relu_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn leaky_relu_backward_f32(alpha: f32, x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("leaky_relu_backward").set("alpha", alpha).input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn leaky_relu_backward_f64(alpha: f64, x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("leaky_relu_backward").set("alpha", alpha).input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gelu_backward_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("gelu_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gelu_backward_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("gelu_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gelu_tanh_backward_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("gelu_tanh_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gelu_tanh_backward_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("gelu_tanh_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn silu_backward_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("silu_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn silu_backward_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("silu_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn softplus_backward_f32(x: Vec<f32>, y: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("softplus_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn softplus_backward_f64(x: Vec<f64>, y: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("softplus_backward").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn normalize_f32(x: Vec<f32>, rows: u32, cols: u32, stride: Option<u32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("normalize")
            .input("x", &x)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn normalize_f64(x: Vec<f64>, rows: u32, cols: u32, stride: Option<u32>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("normalize")
            .input("x", &x)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn softmax_f32(x: Vec<f32>, rows: u32, cols: u32, stride: Option<u32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("softmax")
            .input("x", &x)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn softmax_f64(x: Vec<f64>, rows: u32, cols: u32, stride: Option<u32>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("softmax")
            .input("x", &x)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn logsumexp_f32(x: Vec<f32>, rows: u32, cols: u32, stride: Option<u32>) -> Result<Vec<f32>, Status> {
        let mut call =
            Call::new("logsumexp").input("x", &x).sized::<f32>("out", rows).set("cols", cols).maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn logsumexp_f64(x: Vec<f64>, rows: u32, cols: u32, stride: Option<u32>) -> Result<Vec<f64>, Status> {
        let mut call =
            Call::new("logsumexp").input("x", &x).sized::<f64>("out", rows).set("cols", cols).maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn layernorm_f32(
        x: Vec<f32>,
        gamma: Option<Vec<f32>>,
        beta: Option<Vec<f32>>,
        eps: f32,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("layernorm")
            .input("x", &x)
            .maybe_input("gamma", gamma.as_deref())
            .maybe_input("beta", beta.as_deref())
            .set("eps", eps)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn layernorm_f64(
        x: Vec<f64>,
        gamma: Option<Vec<f64>>,
        beta: Option<Vec<f64>>,
        eps: f64,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("layernorm")
            .input("x", &x)
            .maybe_input("gamma", gamma.as_deref())
            .maybe_input("beta", beta.as_deref())
            .set("eps", eps)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn rmsnorm_f32(
        x: Vec<f32>,
        gamma: Option<Vec<f32>>,
        eps: f32,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("rmsnorm")
            .input("x", &x)
            .maybe_input("gamma", gamma.as_deref())
            .set("eps", eps)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn rmsnorm_f64(
        x: Vec<f64>,
        gamma: Option<Vec<f64>>,
        eps: f64,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("rmsnorm")
            .input("x", &x)
            .maybe_input("gamma", gamma.as_deref())
            .set("eps", eps)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn rope_f32(
        x: Vec<f32>,
        position: u32,
        base: f64,
        interleaved: bool,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("rope")
            .input("x", &x)
            .makes("out")
            .set("position", position)
            .set("base", base)
            .set("interleaved", interleaved)
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn rope_f64(
        x: Vec<f64>,
        position: u32,
        base: f64,
        interleaved: bool,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("rope")
            .input("x", &x)
            .makes("out")
            .set("position", position)
            .set("base", base)
            .set("interleaved", interleaved)
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn swiglu_f32(x: Vec<f32>, y: Vec<f32>, rows: u32, cols: u32, stride: Option<u32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("swiglu")
            .input("x", &x)
            .input("y", &y)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn swiglu_f64(x: Vec<f64>, y: Vec<f64>, rows: u32, cols: u32, stride: Option<u32>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("swiglu")
            .input("x", &x)
            .input("y", &y)
            .makes("out")
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn l1_f32(x: Vec<f32>, y: Vec<f32>) -> f32 {
        if x.len() == y.len() { kernels::l1_f32(Level::best(), &x, &y) } else { f32::NAN }
    }

    fn l1_f64(x: Vec<f64>, y: Vec<f64>) -> f64 {
        if x.len() == y.len() { kernels::l1_f64(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn distances_f32(
        metric: Metric,
        q: Vec<f32>,
        x: Vec<f32>,
        rows: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("distances")
            .set("metric", metric_word(metric))
            .input("q", &q)
            .input("x", &x)
            .sized::<f32>("out", rows)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn distances_f64(
        metric: Metric,
        q: Vec<f64>,
        x: Vec<f64>,
        rows: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("distances")
            .set("metric", metric_word(metric))
            .input("q", &q)
            .input("x", &x)
            .sized::<f64>("out", rows)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn distances_i8(
        metric: Metric,
        q: Vec<i8>,
        x: Vec<i8>,
        rows: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("distances")
            .set("metric", metric_word(metric))
            .input("q", &q)
            .input("x", &x)
            .sized::<f64>("out", rows)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn distances_u8(
        metric: Metric,
        q: Vec<u8>,
        x: Vec<u8>,
        rows: u32,
        stride: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("distances")
            .set("metric", metric_word(metric))
            .input("q", &q)
            .input("x", &x)
            .sized::<f64>("out", rows)
            .maybe("stride", stride);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn search_f32(
        metric: Metric,
        q: Vec<f32>,
        x: Vec<f32>,
        queries: u32,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
        k: u32,
    ) -> Result<(Vec<u32>, Vec<f32>), Status> {
        let mut call = Call::new("search")
            .set("metric", metric_word(metric))
            .input("q", &q)
            .input("x", &x)
            .makes("indices")
            .makes("scores")
            .set("queries", queries)
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride)
            .set("k", k);
        call.run()?;
        Ok((call.read("indices")?, call.read("scores")?))
    }

    fn search_f64(
        metric: Metric,
        q: Vec<f64>,
        x: Vec<f64>,
        queries: u32,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
        k: u32,
    ) -> Result<(Vec<u32>, Vec<f64>), Status> {
        let mut call = Call::new("search")
            .set("metric", metric_word(metric))
            .input("q", &q)
            .input("x", &x)
            .makes("indices")
            .makes("scores")
            .set("queries", queries)
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride)
            .set("k", k);
        call.run()?;
        Ok((call.read("indices")?, call.read("scores")?))
    }

    fn search_i8(
        metric: Metric,
        q: Vec<i8>,
        x: Vec<i8>,
        queries: u32,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
        k: u32,
    ) -> Result<(Vec<u32>, Vec<f64>), Status> {
        let mut call = Call::new("search")
            .set("metric", metric_word(metric))
            .input("q", &q)
            .input("x", &x)
            .makes("indices")
            .makes("scores")
            .set("queries", queries)
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride)
            .set("k", k);
        call.run()?;
        Ok((call.read("indices")?, call.read("scores")?))
    }

    fn search_u8(
        metric: Metric,
        q: Vec<u8>,
        x: Vec<u8>,
        queries: u32,
        rows: u32,
        cols: u32,
        stride: Option<u32>,
        k: u32,
    ) -> Result<(Vec<u32>, Vec<f64>), Status> {
        let mut call = Call::new("search")
            .set("metric", metric_word(metric))
            .input("q", &q)
            .input("x", &x)
            .makes("indices")
            .makes("scores")
            .set("queries", queries)
            .set("rows", rows)
            .set("cols", cols)
            .maybe("stride", stride)
            .set("k", k);
        call.run()?;
        Ok((call.read("indices")?, call.read("scores")?))
    }

    fn argsort_f32(x: Vec<f32>) -> Result<Vec<u32>, Status> {
        let mut call = Call::new("argsort").input("x", &x).makes("indices");
        call.run()?;
        Ok(call.read("indices")?)
    }

    fn argsort_f64(x: Vec<f64>) -> Result<Vec<u32>, Status> {
        let mut call = Call::new("argsort").input("x", &x).makes("indices");
        call.run()?;
        Ok(call.read("indices")?)
    }

    fn bit_and_u8(x: Vec<u8>, y: Vec<u8>) -> Result<Vec<u8>, Status> {
        let mut call = Call::new("bit_and").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn bit_or_u8(x: Vec<u8>, y: Vec<u8>) -> Result<Vec<u8>, Status> {
        let mut call = Call::new("bit_or").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn bit_xor_u8(x: Vec<u8>, y: Vec<u8>) -> Result<Vec<u8>, Status> {
        let mut call = Call::new("bit_xor").input("x", &x).input("y", &y).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn popcount_u8(x: Vec<u8>) -> f64 {
        kernels::popcount_u8(Level::best(), &x)
    }

    fn jaccard_u8(x: Vec<u8>, y: Vec<u8>) -> f64 {
        if x.len() == y.len() { kernels::jaccard_u8(Level::best(), &x, &y) } else { f64::NAN }
    }

    fn gemv_f32(
        trans: bool,
        m: u32,
        n: u32,
        alpha: f32,
        a: Vec<f32>,
        lda: Option<u32>,
        x: Vec<f32>,
        beta: f32,
        y: Vec<f32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("gemv")
            .set("trans", trans)
            .set("m", m)
            .set("n", n)
            .set("alpha", alpha)
            .input("a", &a)
            .maybe("lda", lda)
            .input("x", &x)
            .set("beta", beta)
            .input("y", &y);
        call.run()?;
        Ok(call.read("y")?)
    }

    fn gemv_f64(
        trans: bool,
        m: u32,
        n: u32,
        alpha: f64,
        a: Vec<f64>,
        lda: Option<u32>,
        x: Vec<f64>,
        beta: f64,
        y: Vec<f64>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("gemv")
            .set("trans", trans)
            .set("m", m)
            .set("n", n)
            .set("alpha", alpha)
            .input("a", &a)
            .maybe("lda", lda)
            .input("x", &x)
            .set("beta", beta)
            .input("y", &y);
        call.run()?;
        Ok(call.read("y")?)
    }

    fn gemm_f32(
        trans_a: bool,
        trans_b: bool,
        m: u32,
        n: u32,
        k: u32,
        alpha: f32,
        a: Vec<f32>,
        lda: Option<u32>,
        b: Vec<f32>,
        ldb: Option<u32>,
        beta: f32,
        c: Vec<f32>,
        ldc: Option<u32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("gemm")
            .set("trans_a", trans_a)
            .set("trans_b", trans_b)
            .set("m", m)
            .set("n", n)
            .set("k", k)
            .set("alpha", alpha)
            .input("a", &a)
            .maybe("lda", lda)
            .input("b", &b)
            .maybe("ldb", ldb)
            .set("beta", beta)
            .input("c", &c)
            .maybe("ldc", ldc);
        call.run()?;
        Ok(call.read("c")?)
    }

    fn gemm_f64(
        trans_a: bool,
        trans_b: bool,
        m: u32,
        n: u32,
        k: u32,
        alpha: f64,
        a: Vec<f64>,
        lda: Option<u32>,
        b: Vec<f64>,
        ldb: Option<u32>,
        beta: f64,
        c: Vec<f64>,
        ldc: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("gemm")
            .set("trans_a", trans_a)
            .set("trans_b", trans_b)
            .set("m", m)
            .set("n", n)
            .set("k", k)
            .set("alpha", alpha)
            .input("a", &a)
            .maybe("lda", lda)
            .input("b", &b)
            .maybe("ldb", ldb)
            .set("beta", beta)
            .input("c", &c)
            .maybe("ldc", ldc);
        call.run()?;
        Ok(call.read("c")?)
    }

    fn transpose_f32(m: u32, n: u32, a: Vec<f32>, lda: Option<u32>, ldb: Option<u32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("transpose")
            .set("m", m)
            .set("n", n)
            .input("a", &a)
            .maybe("lda", lda)
            .makes("b")
            .maybe("ldb", ldb);
        call.run()?;
        Ok(call.read("b")?)
    }

    fn transpose_f64(m: u32, n: u32, a: Vec<f64>, lda: Option<u32>, ldb: Option<u32>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("transpose")
            .set("m", m)
            .set("n", n)
            .input("a", &a)
            .maybe("lda", lda)
            .makes("b")
            .maybe("ldb", ldb);
        call.run()?;
        Ok(call.read("b")?)
    }

    fn syrk_f32(
        lower: bool,
        trans: bool,
        n: u32,
        k: u32,
        alpha: f32,
        a: Vec<f32>,
        lda: Option<u32>,
        beta: f32,
        c: Vec<f32>,
        ldc: Option<u32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("syrk")
            .set("lower", lower)
            .set("trans", trans)
            .set("n", n)
            .set("k", k)
            .set("alpha", alpha)
            .input("a", &a)
            .maybe("lda", lda)
            .set("beta", beta)
            .input("c", &c)
            .maybe("ldc", ldc);
        call.run()?;
        Ok(call.read("c")?)
    }

    fn syrk_f64(
        lower: bool,
        trans: bool,
        n: u32,
        k: u32,
        alpha: f64,
        a: Vec<f64>,
        lda: Option<u32>,
        beta: f64,
        c: Vec<f64>,
        ldc: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("syrk")
            .set("lower", lower)
            .set("trans", trans)
            .set("n", n)
            .set("k", k)
            .set("alpha", alpha)
            .input("a", &a)
            .maybe("lda", lda)
            .set("beta", beta)
            .input("c", &c)
            .maybe("ldc", ldc);
        call.run()?;
        Ok(call.read("c")?)
    }

    fn trsm_f32(
        right: bool,
        lower: bool,
        trans: bool,
        unit: bool,
        m: u32,
        n: u32,
        alpha: f32,
        a: Vec<f32>,
        lda: Option<u32>,
        b: Vec<f32>,
        ldb: Option<u32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("trsm")
            .set("right", right)
            .set("lower", lower)
            .set("trans", trans)
            .set("unit", unit)
            .set("m", m)
            .set("n", n)
            .set("alpha", alpha)
            .input("a", &a)
            .maybe("lda", lda)
            .input("b", &b)
            .maybe("ldb", ldb);
        call.run()?;
        Ok(call.read("b")?)
    }

    fn trsm_f64(
        right: bool,
        lower: bool,
        trans: bool,
        unit: bool,
        m: u32,
        n: u32,
        alpha: f64,
        a: Vec<f64>,
        lda: Option<u32>,
        b: Vec<f64>,
        ldb: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("trsm")
            .set("right", right)
            .set("lower", lower)
            .set("trans", trans)
            .set("unit", unit)
            .set("m", m)
            .set("n", n)
            .set("alpha", alpha)
            .input("a", &a)
            .maybe("lda", lda)
            .input("b", &b)
            .maybe("ldb", ldb);
        call.run()?;
        Ok(call.read("b")?)
    }

    fn spmv_f32(rows: u32, row_ptr: Vec<u32>, col: Vec<u32>, val: Vec<f32>, x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("spmv")
            .sized::<f32>("y", rows)
            .input("row_ptr", &row_ptr)
            .input("col", &col)
            .input("val", &val)
            .input("x", &x);
        call.run()?;
        Ok(call.read("y")?)
    }

    fn spmv_f64(rows: u32, row_ptr: Vec<u32>, col: Vec<u32>, val: Vec<f64>, x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("spmv")
            .sized::<f64>("y", rows)
            .input("row_ptr", &row_ptr)
            .input("col", &col)
            .input("val", &val)
            .input("x", &x);
        call.run()?;
        Ok(call.read("y")?)
    }

    fn spmv_t_f32(cols: u32, row_ptr: Vec<u32>, col: Vec<u32>, val: Vec<f32>, x: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("spmv_t")
            .sized::<f32>("y", cols)
            .input("row_ptr", &row_ptr)
            .input("col", &col)
            .input("val", &val)
            .input("x", &x);
        call.run()?;
        Ok(call.read("y")?)
    }

    fn spmv_t_f64(cols: u32, row_ptr: Vec<u32>, col: Vec<u32>, val: Vec<f64>, x: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("spmv_t")
            .sized::<f64>("y", cols)
            .input("row_ptr", &row_ptr)
            .input("col", &col)
            .input("val", &val)
            .input("x", &x);
        call.run()?;
        Ok(call.read("y")?)
    }

    fn spmv_rows_f32(
        rows: u32,
        row_ptr: Vec<u32>,
        col: Vec<u32>,
        val: Vec<f32>,
        subset: Vec<u32>,
        x: Vec<f32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("spmv_rows")
            .set("rows", rows)
            .input("row_ptr", &row_ptr)
            .input("col", &col)
            .input("val", &val)
            .input("subset", &subset)
            .input("x", &x)
            .makes("y");
        call.run()?;
        Ok(call.read("y")?)
    }

    fn spmv_rows_f64(
        rows: u32,
        row_ptr: Vec<u32>,
        col: Vec<u32>,
        val: Vec<f64>,
        subset: Vec<u32>,
        x: Vec<f64>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("spmv_rows")
            .set("rows", rows)
            .input("row_ptr", &row_ptr)
            .input("col", &col)
            .input("val", &val)
            .input("subset", &subset)
            .input("x", &x)
            .makes("y");
        call.run()?;
        Ok(call.read("y")?)
    }

    fn spmm_f32(
        rows: u32,
        cols: u32,
        row_ptr: Vec<u32>,
        col: Vec<u32>,
        val: Vec<f32>,
        n: u32,
        b: Vec<f32>,
        ldb: Option<u32>,
        ldc: Option<u32>,
    ) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("spmm")
            .set("rows", rows)
            .set("cols", cols)
            .input("row_ptr", &row_ptr)
            .input("col", &col)
            .input("val", &val)
            .set("n", n)
            .input("b", &b)
            .maybe("ldb", ldb)
            .makes("c")
            .maybe("ldc", ldc);
        call.run()?;
        Ok(call.read("c")?)
    }

    fn spmm_f64(
        rows: u32,
        cols: u32,
        row_ptr: Vec<u32>,
        col: Vec<u32>,
        val: Vec<f64>,
        n: u32,
        b: Vec<f64>,
        ldb: Option<u32>,
        ldc: Option<u32>,
    ) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("spmm")
            .set("rows", rows)
            .set("cols", cols)
            .input("row_ptr", &row_ptr)
            .input("col", &col)
            .input("val", &val)
            .set("n", n)
            .input("b", &b)
            .maybe("ldb", ldb)
            .makes("c")
            .maybe("ldc", ldc);
        call.run()?;
        Ok(call.read("c")?)
    }

    fn bincount_u32(x: Vec<u32>, bins: u32) -> Result<Vec<u32>, Status> {
        let mut call = Call::new("bincount").input("x", &x).sized::<u32>("out", bins);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn prefix_sum_u32(x: Vec<u32>) -> Result<Vec<u32>, Status> {
        let mut call = Call::new("prefix_sum").input("x", &x).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gather_f32(x: Vec<f32>, index: Vec<u32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("gather").input("x", &x).input("index", &index).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gather_f64(x: Vec<f64>, index: Vec<u32>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("gather").input("x", &x).input("index", &index).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn gather_u32(x: Vec<u32>, index: Vec<u32>) -> Result<Vec<u32>, Status> {
        let mut call = Call::new("gather").input("x", &x).input("index", &index).makes("out");
        call.run()?;
        Ok(call.read("out")?)
    }

    fn scatter_f32(x: Vec<f32>, index: Vec<u32>, out: Vec<f32>) -> Result<Vec<f32>, Status> {
        let mut call = Call::new("scatter").input("x", &x).input("index", &index).input("out", &out);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn scatter_f64(x: Vec<f64>, index: Vec<u32>, out: Vec<f64>) -> Result<Vec<f64>, Status> {
        let mut call = Call::new("scatter").input("x", &x).input("index", &index).input("out", &out);
        call.run()?;
        Ok(call.read("out")?)
    }

    fn scatter_u32(x: Vec<u32>, index: Vec<u32>, out: Vec<u32>) -> Result<Vec<u32>, Status> {
        let mut call = Call::new("scatter").input("x", &x).input("index", &index).input("out", &out);
        call.run()?;
        Ok(call.read("out")?)
    }
}
