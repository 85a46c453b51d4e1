// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.

import Vecsolve

/// How many kernels and how many operations there are.
let kernelCount = 78
let opCount = 23

/// By kernel and dtype: the call with resident arrays, and with arrays of Swift.
let calls: [String: (onResident: Call, onArrays: Call)] = [
    "sum f32": (Calls.sum_f32, Calls.sum_f32OnArrays),
    "sum f64": (Calls.sum_f64, Calls.sum_f64OnArrays),
    "dot f32": (Calls.dot_f32, Calls.dot_f32OnArrays),
    "dot f64": (Calls.dot_f64, Calls.dot_f64OnArrays),
    "dot i8": (Calls.dot_i8, Calls.dot_i8OnArrays),
    "nrm2 f32": (Calls.nrm2_f32, Calls.nrm2_f32OnArrays),
    "nrm2 f64": (Calls.nrm2_f64, Calls.nrm2_f64OnArrays),
    "axpy f32": (Calls.axpy_f32, Calls.axpy_f32OnArrays),
    "axpy f64": (Calls.axpy_f64, Calls.axpy_f64OnArrays),
    "scale f32": (Calls.scale_f32, Calls.scale_f32OnArrays),
    "scale f64": (Calls.scale_f64, Calls.scale_f64OnArrays),
    "add f32": (Calls.add_f32, Calls.add_f32OnArrays),
    "add f64": (Calls.add_f64, Calls.add_f64OnArrays),
    "mul f32": (Calls.mul_f32, Calls.mul_f32OnArrays),
    "mul f64": (Calls.mul_f64, Calls.mul_f64OnArrays),
    "l2sq f32": (Calls.l2sq_f32, Calls.l2sq_f32OnArrays),
    "l2sq f64": (Calls.l2sq_f64, Calls.l2sq_f64OnArrays),
    "l2sq i8": (Calls.l2sq_i8, Calls.l2sq_i8OnArrays),
    "cosine f32": (Calls.cosine_f32, Calls.cosine_f32OnArrays),
    "cosine f64": (Calls.cosine_f64, Calls.cosine_f64OnArrays),
    "cosine i8": (Calls.cosine_i8, Calls.cosine_i8OnArrays),
    "hamming u8": (Calls.hamming_u8, Calls.hamming_u8OnArrays),
    "topk f32": (Calls.topk_f32, Calls.topk_f32OnArrays),
    "topk f64": (Calls.topk_f64, Calls.topk_f64OnArrays),
    "asum f32": (Calls.asum_f32, Calls.asum_f32OnArrays),
    "asum f64": (Calls.asum_f64, Calls.asum_f64OnArrays),
    "amax f32": (Calls.amax_f32, Calls.amax_f32OnArrays),
    "amax f64": (Calls.amax_f64, Calls.amax_f64OnArrays),
    "min f32": (Calls.min_f32, Calls.min_f32OnArrays),
    "min f64": (Calls.min_f64, Calls.min_f64OnArrays),
    "max f32": (Calls.max_f32, Calls.max_f32OnArrays),
    "max f64": (Calls.max_f64, Calls.max_f64OnArrays),
    "argmin f32": (Calls.argmin_f32, Calls.argmin_f32OnArrays),
    "argmin f64": (Calls.argmin_f64, Calls.argmin_f64OnArrays),
    "argmax f32": (Calls.argmax_f32, Calls.argmax_f32OnArrays),
    "argmax f64": (Calls.argmax_f64, Calls.argmax_f64OnArrays),
    "mean f32": (Calls.mean_f32, Calls.mean_f32OnArrays),
    "mean f64": (Calls.mean_f64, Calls.mean_f64OnArrays),
    "variance f32": (Calls.variance_f32, Calls.variance_f32OnArrays),
    "variance f64": (Calls.variance_f64, Calls.variance_f64OnArrays),
    "count_nonzero f32": (Calls.countNonzero_f32, Calls.countNonzero_f32OnArrays),
    "count_nonzero f64": (Calls.countNonzero_f64, Calls.countNonzero_f64OnArrays),
    "sum2 f32": (Calls.sum2_f32, Calls.sum2_f32OnArrays),
    "sum2 f64": (Calls.sum2_f64, Calls.sum2_f64OnArrays),
    "dot2 f32": (Calls.dot2_f32, Calls.dot2_f32OnArrays),
    "dot2 f64": (Calls.dot2_f64, Calls.dot2_f64OnArrays),
    "axpby f32": (Calls.axpby_f32, Calls.axpby_f32OnArrays),
    "axpby f64": (Calls.axpby_f64, Calls.axpby_f64OnArrays),
    "sub f32": (Calls.sub_f32, Calls.sub_f32OnArrays),
    "sub f64": (Calls.sub_f64, Calls.sub_f64OnArrays),
    "div f32": (Calls.div_f32, Calls.div_f32OnArrays),
    "div f64": (Calls.div_f64, Calls.div_f64OnArrays),
    "abs f32": (Calls.abs_f32, Calls.abs_f32OnArrays),
    "abs f64": (Calls.abs_f64, Calls.abs_f64OnArrays),
    "neg f32": (Calls.neg_f32, Calls.neg_f32OnArrays),
    "neg f64": (Calls.neg_f64, Calls.neg_f64OnArrays),
    "clamp f32": (Calls.clamp_f32, Calls.clamp_f32OnArrays),
    "clamp f64": (Calls.clamp_f64, Calls.clamp_f64OnArrays),
    "sqrt f32": (Calls.sqrt_f32, Calls.sqrt_f32OnArrays),
    "sqrt f64": (Calls.sqrt_f64, Calls.sqrt_f64OnArrays),
    "diff f32": (Calls.diff_f32, Calls.diff_f32OnArrays),
    "diff f64": (Calls.diff_f64, Calls.diff_f64OnArrays),
    "exp f32": (Calls.exp_f32, Calls.exp_f32OnArrays),
    "exp f64": (Calls.exp_f64, Calls.exp_f64OnArrays),
    "log f32": (Calls.log_f32, Calls.log_f32OnArrays),
    "log f64": (Calls.log_f64, Calls.log_f64OnArrays),
    "tanh f32": (Calls.tanh_f32, Calls.tanh_f32OnArrays),
    "tanh f64": (Calls.tanh_f64, Calls.tanh_f64OnArrays),
    "erf f32": (Calls.erf_f32, Calls.erf_f32OnArrays),
    "erf f64": (Calls.erf_f64, Calls.erf_f64OnArrays),
    "sigmoid f32": (Calls.sigmoid_f32, Calls.sigmoid_f32OnArrays),
    "sigmoid f64": (Calls.sigmoid_f64, Calls.sigmoid_f64OnArrays),
    "relu f32": (Calls.relu_f32, Calls.relu_f32OnArrays),
    "relu f64": (Calls.relu_f64, Calls.relu_f64OnArrays),
    "leaky_relu f32": (Calls.leakyRelu_f32, Calls.leakyRelu_f32OnArrays),
    "leaky_relu f64": (Calls.leakyRelu_f64, Calls.leakyRelu_f64OnArrays),
    "gelu f32": (Calls.gelu_f32, Calls.gelu_f32OnArrays),
    "gelu f64": (Calls.gelu_f64, Calls.gelu_f64OnArrays),
    "gelu_tanh f32": (Calls.geluTanh_f32, Calls.geluTanh_f32OnArrays),
    "gelu_tanh f64": (Calls.geluTanh_f64, Calls.geluTanh_f64OnArrays),
    "silu f32": (Calls.silu_f32, Calls.silu_f32OnArrays),
    "silu f64": (Calls.silu_f64, Calls.silu_f64OnArrays),
    "softplus f32": (Calls.softplus_f32, Calls.softplus_f32OnArrays),
    "softplus f64": (Calls.softplus_f64, Calls.softplus_f64OnArrays),
    "tanh_backward f32": (Calls.tanhBackward_f32, Calls.tanhBackward_f32OnArrays),
    "tanh_backward f64": (Calls.tanhBackward_f64, Calls.tanhBackward_f64OnArrays),
    "sigmoid_backward f32": (Calls.sigmoidBackward_f32, Calls.sigmoidBackward_f32OnArrays),
    "sigmoid_backward f64": (Calls.sigmoidBackward_f64, Calls.sigmoidBackward_f64OnArrays),
    "relu_backward f32": (Calls.reluBackward_f32, Calls.reluBackward_f32OnArrays),
    "relu_backward f64": (Calls.reluBackward_f64, Calls.reluBackward_f64OnArrays),
    "leaky_relu_backward f32": (Calls.leakyReluBackward_f32, Calls.leakyReluBackward_f32OnArrays),
    "leaky_relu_backward f64": (Calls.leakyReluBackward_f64, Calls.leakyReluBackward_f64OnArrays),
    "gelu_backward f32": (Calls.geluBackward_f32, Calls.geluBackward_f32OnArrays),
    "gelu_backward f64": (Calls.geluBackward_f64, Calls.geluBackward_f64OnArrays),
    "gelu_tanh_backward f32": (Calls.geluTanhBackward_f32, Calls.geluTanhBackward_f32OnArrays),
    "gelu_tanh_backward f64": (Calls.geluTanhBackward_f64, Calls.geluTanhBackward_f64OnArrays),
    "silu_backward f32": (Calls.siluBackward_f32, Calls.siluBackward_f32OnArrays),
    "silu_backward f64": (Calls.siluBackward_f64, Calls.siluBackward_f64OnArrays),
    "softplus_backward f32": (Calls.softplusBackward_f32, Calls.softplusBackward_f32OnArrays),
    "softplus_backward f64": (Calls.softplusBackward_f64, Calls.softplusBackward_f64OnArrays),
    "normalize f32": (Calls.normalize_f32, Calls.normalize_f32OnArrays),
    "normalize f64": (Calls.normalize_f64, Calls.normalize_f64OnArrays),
    "softmax f32": (Calls.softmax_f32, Calls.softmax_f32OnArrays),
    "softmax f64": (Calls.softmax_f64, Calls.softmax_f64OnArrays),
    "logsumexp f32": (Calls.logsumexp_f32, Calls.logsumexp_f32OnArrays),
    "logsumexp f64": (Calls.logsumexp_f64, Calls.logsumexp_f64OnArrays),
    "layernorm f32": (Calls.layernorm_f32, Calls.layernorm_f32OnArrays),
    "layernorm f64": (Calls.layernorm_f64, Calls.layernorm_f64OnArrays),
    "rmsnorm f32": (Calls.rmsnorm_f32, Calls.rmsnorm_f32OnArrays),
    "rmsnorm f64": (Calls.rmsnorm_f64, Calls.rmsnorm_f64OnArrays),
    "rope f32": (Calls.rope_f32, Calls.rope_f32OnArrays),
    "rope f64": (Calls.rope_f64, Calls.rope_f64OnArrays),
    "swiglu f32": (Calls.swiglu_f32, Calls.swiglu_f32OnArrays),
    "swiglu f64": (Calls.swiglu_f64, Calls.swiglu_f64OnArrays),
    "l1 f32": (Calls.l1_f32, Calls.l1_f32OnArrays),
    "l1 f64": (Calls.l1_f64, Calls.l1_f64OnArrays),
    "distances f32": (Calls.distances_f32, Calls.distances_f32OnArrays),
    "distances f64": (Calls.distances_f64, Calls.distances_f64OnArrays),
    "distances i8": (Calls.distances_i8, Calls.distances_i8OnArrays),
    "distances u8": (Calls.distances_u8, Calls.distances_u8OnArrays),
    "search f32": (Calls.search_f32, Calls.search_f32OnArrays),
    "search f64": (Calls.search_f64, Calls.search_f64OnArrays),
    "search i8": (Calls.search_i8, Calls.search_i8OnArrays),
    "search u8": (Calls.search_u8, Calls.search_u8OnArrays),
    "argsort f32": (Calls.argsort_f32, Calls.argsort_f32OnArrays),
    "argsort f64": (Calls.argsort_f64, Calls.argsort_f64OnArrays),
    "bit_and u8": (Calls.bitAnd_u8, Calls.bitAnd_u8OnArrays),
    "bit_or u8": (Calls.bitOr_u8, Calls.bitOr_u8OnArrays),
    "bit_xor u8": (Calls.bitXor_u8, Calls.bitXor_u8OnArrays),
    "popcount u8": (Calls.popcount_u8, Calls.popcount_u8OnArrays),
    "jaccard u8": (Calls.jaccard_u8, Calls.jaccard_u8OnArrays),
    "gemv f32": (Calls.gemv_f32, Calls.gemv_f32OnArrays),
    "gemv f64": (Calls.gemv_f64, Calls.gemv_f64OnArrays),
    "gemm f32": (Calls.gemm_f32, Calls.gemm_f32OnArrays),
    "gemm f64": (Calls.gemm_f64, Calls.gemm_f64OnArrays),
    "transpose f32": (Calls.transpose_f32, Calls.transpose_f32OnArrays),
    "transpose f64": (Calls.transpose_f64, Calls.transpose_f64OnArrays),
    "syrk f32": (Calls.syrk_f32, Calls.syrk_f32OnArrays),
    "syrk f64": (Calls.syrk_f64, Calls.syrk_f64OnArrays),
    "trsm f32": (Calls.trsm_f32, Calls.trsm_f32OnArrays),
    "trsm f64": (Calls.trsm_f64, Calls.trsm_f64OnArrays),
    "spmv f32": (Calls.spmv_f32, Calls.spmv_f32OnArrays),
    "spmv f64": (Calls.spmv_f64, Calls.spmv_f64OnArrays),
    "spmv_t f32": (Calls.spmvT_f32, Calls.spmvT_f32OnArrays),
    "spmv_t f64": (Calls.spmvT_f64, Calls.spmvT_f64OnArrays),
    "spmv_rows f32": (Calls.spmvRows_f32, Calls.spmvRows_f32OnArrays),
    "spmv_rows f64": (Calls.spmvRows_f64, Calls.spmvRows_f64OnArrays),
    "spmm f32": (Calls.spmm_f32, Calls.spmm_f32OnArrays),
    "spmm f64": (Calls.spmm_f64, Calls.spmm_f64OnArrays),
    "bincount u32": (Calls.bincount_u32, Calls.bincount_u32OnArrays),
    "prefix_sum u32": (Calls.prefixSum_u32, Calls.prefixSum_u32OnArrays),
    "gather f32": (Calls.gather_f32, Calls.gather_f32OnArrays),
    "gather f64": (Calls.gather_f64, Calls.gather_f64OnArrays),
    "gather u32": (Calls.gather_u32, Calls.gather_u32OnArrays),
    "scatter f32": (Calls.scatter_f32, Calls.scatter_f32OnArrays),
    "scatter f64": (Calls.scatter_f64, Calls.scatter_f64OnArrays),
    "scatter u32": (Calls.scatter_u32, Calls.scatter_u32OnArrays),
]

enum Calls {
    static func sum_f32(_ given: Case) throws {
        given.answer(try Kernels.sum(given.resident("x", Float.self)))
    }

    static func sum_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.sum(given.array("x", Float.self)))
    }

    static func sum_f64(_ given: Case) throws {
        given.answer(try Kernels.sum(given.resident("x", Double.self)))
    }

    static func sum_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.sum(given.array("x", Double.self)))
    }

    static func dot_f32(_ given: Case) throws {
        given.answer(try Kernels.dot(given.resident("x", Float.self), given.resident("y", Float.self)))
    }

    static func dot_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.dot(given.array("x", Float.self), given.array("y", Float.self)))
    }

    static func dot_f64(_ given: Case) throws {
        given.answer(try Kernels.dot(given.resident("x", Double.self), given.resident("y", Double.self)))
    }

    static func dot_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.dot(given.array("x", Double.self), given.array("y", Double.self)))
    }

    static func dot_i8(_ given: Case) throws {
        given.answer(try Kernels.dot(given.resident("x", Int8.self), given.resident("y", Int8.self)))
    }

    static func dot_i8OnArrays(_ given: Case) throws {
        given.answer(try Kernels.dot(given.array("x", Int8.self), given.array("y", Int8.self)))
    }

    static func nrm2_f32(_ given: Case) throws {
        given.answer(try Kernels.nrm2(given.resident("x", Float.self)))
    }

    static func nrm2_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.nrm2(given.array("x", Float.self)))
    }

    static func nrm2_f64(_ given: Case) throws {
        given.answer(try Kernels.nrm2(given.resident("x", Double.self)))
    }

    static func nrm2_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.nrm2(given.array("x", Double.self)))
    }

    static func axpy_f32(_ given: Case) throws {
        try Kernels.axpy(
            given.scalar("alpha", Float.self),
            given.resident("x", Float.self),
            given.resident("y", Float.self)
        )
        given.wrote("y", Array(given.resident("y", Float.self)))
    }

    static func axpy_f32OnArrays(_ given: Case) throws {
        var y = given.array("y", Float.self)
        try Kernels.axpy(given.scalar("alpha", Float.self), given.array("x", Float.self), &y)
        given.wrote("y", y)
    }

    static func axpy_f64(_ given: Case) throws {
        try Kernels.axpy(
            given.scalar("alpha", Double.self),
            given.resident("x", Double.self),
            given.resident("y", Double.self)
        )
        given.wrote("y", Array(given.resident("y", Double.self)))
    }

    static func axpy_f64OnArrays(_ given: Case) throws {
        var y = given.array("y", Double.self)
        try Kernels.axpy(given.scalar("alpha", Double.self), given.array("x", Double.self), &y)
        given.wrote("y", y)
    }

    static func scale_f32(_ given: Case) throws {
        try Kernels.scale(given.scalar("alpha", Float.self), given.resident("x", Float.self))
        given.wrote("x", Array(given.resident("x", Float.self)))
    }

    static func scale_f32OnArrays(_ given: Case) throws {
        var x = given.array("x", Float.self)
        try Kernels.scale(given.scalar("alpha", Float.self), &x)
        given.wrote("x", x)
    }

    static func scale_f64(_ given: Case) throws {
        try Kernels.scale(given.scalar("alpha", Double.self), given.resident("x", Double.self))
        given.wrote("x", Array(given.resident("x", Double.self)))
    }

    static func scale_f64OnArrays(_ given: Case) throws {
        var x = given.array("x", Double.self)
        try Kernels.scale(given.scalar("alpha", Double.self), &x)
        given.wrote("x", x)
    }

    static func add_f32(_ given: Case) throws {
        try Kernels.add(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func add_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.add(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func add_f64(_ given: Case) throws {
        try Kernels.add(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func add_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.add(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func mul_f32(_ given: Case) throws {
        try Kernels.mul(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func mul_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.mul(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func mul_f64(_ given: Case) throws {
        try Kernels.mul(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func mul_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.mul(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func l2sq_f32(_ given: Case) throws {
        given.answer(try Kernels.l2sq(given.resident("x", Float.self), given.resident("y", Float.self)))
    }

    static func l2sq_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.l2sq(given.array("x", Float.self), given.array("y", Float.self)))
    }

    static func l2sq_f64(_ given: Case) throws {
        given.answer(try Kernels.l2sq(given.resident("x", Double.self), given.resident("y", Double.self)))
    }

    static func l2sq_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.l2sq(given.array("x", Double.self), given.array("y", Double.self)))
    }

    static func l2sq_i8(_ given: Case) throws {
        given.answer(try Kernels.l2sq(given.resident("x", Int8.self), given.resident("y", Int8.self)))
    }

    static func l2sq_i8OnArrays(_ given: Case) throws {
        given.answer(try Kernels.l2sq(given.array("x", Int8.self), given.array("y", Int8.self)))
    }

    static func cosine_f32(_ given: Case) throws {
        given.answer(try Kernels.cosine(given.resident("x", Float.self), given.resident("y", Float.self)))
    }

    static func cosine_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.cosine(given.array("x", Float.self), given.array("y", Float.self)))
    }

    static func cosine_f64(_ given: Case) throws {
        given.answer(try Kernels.cosine(given.resident("x", Double.self), given.resident("y", Double.self)))
    }

    static func cosine_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.cosine(given.array("x", Double.self), given.array("y", Double.self)))
    }

    static func cosine_i8(_ given: Case) throws {
        given.answer(try Kernels.cosine(given.resident("x", Int8.self), given.resident("y", Int8.self)))
    }

    static func cosine_i8OnArrays(_ given: Case) throws {
        given.answer(try Kernels.cosine(given.array("x", Int8.self), given.array("y", Int8.self)))
    }

    static func hamming_u8(_ given: Case) throws {
        given.answer(try Kernels.hamming(given.resident("x", UInt8.self), given.resident("y", UInt8.self)))
    }

    static func hamming_u8OnArrays(_ given: Case) throws {
        given.answer(try Kernels.hamming(given.array("x", UInt8.self), given.array("y", UInt8.self)))
    }

    static func topk_f32(_ given: Case) throws {
        try Kernels.topk(
            x: given.resident("x", Float.self),
            largest: given.flag("largest"),
            indices: given.resident("indices", UInt32.self),
            values: given.resident("values", Float.self)
        )
        given.wrote("indices", Array(given.resident("indices", UInt32.self)))
        given.wrote("values", Array(given.resident("values", Float.self)))
    }

    static func topk_f32OnArrays(_ given: Case) throws {
        var indices = given.array("indices", UInt32.self)
        var values = given.array("values", Float.self)
        try Kernels.topk(
            x: given.array("x", Float.self),
            largest: given.flag("largest"),
            indices: &indices,
            values: &values
        )
        given.wrote("indices", indices)
        given.wrote("values", values)
    }

    static func topk_f64(_ given: Case) throws {
        try Kernels.topk(
            x: given.resident("x", Double.self),
            largest: given.flag("largest"),
            indices: given.resident("indices", UInt32.self),
            values: given.resident("values", Double.self)
        )
        given.wrote("indices", Array(given.resident("indices", UInt32.self)))
        given.wrote("values", Array(given.resident("values", Double.self)))
    }

    static func topk_f64OnArrays(_ given: Case) throws {
        var indices = given.array("indices", UInt32.self)
        var values = given.array("values", Double.self)
        try Kernels.topk(
            x: given.array("x", Double.self),
            largest: given.flag("largest"),
            indices: &indices,
            values: &values
        )
        given.wrote("indices", indices)
        given.wrote("values", values)
    }

    static func asum_f32(_ given: Case) throws {
        given.answer(try Kernels.asum(given.resident("x", Float.self)))
    }

    static func asum_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.asum(given.array("x", Float.self)))
    }

    static func asum_f64(_ given: Case) throws {
        given.answer(try Kernels.asum(given.resident("x", Double.self)))
    }

    static func asum_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.asum(given.array("x", Double.self)))
    }

    static func amax_f32(_ given: Case) throws {
        given.answer(try Kernels.amax(given.resident("x", Float.self)))
    }

    static func amax_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.amax(given.array("x", Float.self)))
    }

    static func amax_f64(_ given: Case) throws {
        given.answer(try Kernels.amax(given.resident("x", Double.self)))
    }

    static func amax_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.amax(given.array("x", Double.self)))
    }

    static func min_f32(_ given: Case) throws {
        given.answer(try Kernels.min(given.resident("x", Float.self)))
    }

    static func min_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.min(given.array("x", Float.self)))
    }

    static func min_f64(_ given: Case) throws {
        given.answer(try Kernels.min(given.resident("x", Double.self)))
    }

    static func min_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.min(given.array("x", Double.self)))
    }

    static func max_f32(_ given: Case) throws {
        given.answer(try Kernels.max(given.resident("x", Float.self)))
    }

    static func max_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.max(given.array("x", Float.self)))
    }

    static func max_f64(_ given: Case) throws {
        given.answer(try Kernels.max(given.resident("x", Double.self)))
    }

    static func max_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.max(given.array("x", Double.self)))
    }

    static func argmin_f32(_ given: Case) throws {
        given.answer(try Kernels.argmin(given.resident("x", Float.self)))
    }

    static func argmin_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.argmin(given.array("x", Float.self)))
    }

    static func argmin_f64(_ given: Case) throws {
        given.answer(try Kernels.argmin(given.resident("x", Double.self)))
    }

    static func argmin_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.argmin(given.array("x", Double.self)))
    }

    static func argmax_f32(_ given: Case) throws {
        given.answer(try Kernels.argmax(given.resident("x", Float.self)))
    }

    static func argmax_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.argmax(given.array("x", Float.self)))
    }

    static func argmax_f64(_ given: Case) throws {
        given.answer(try Kernels.argmax(given.resident("x", Double.self)))
    }

    static func argmax_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.argmax(given.array("x", Double.self)))
    }

    static func mean_f32(_ given: Case) throws {
        given.answer(try Kernels.mean(given.resident("x", Float.self)))
    }

    static func mean_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.mean(given.array("x", Float.self)))
    }

    static func mean_f64(_ given: Case) throws {
        given.answer(try Kernels.mean(given.resident("x", Double.self)))
    }

    static func mean_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.mean(given.array("x", Double.self)))
    }

    static func variance_f32(_ given: Case) throws {
        given.answer(try Kernels.variance(given.resident("x", Float.self)))
    }

    static func variance_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.variance(given.array("x", Float.self)))
    }

    static func variance_f64(_ given: Case) throws {
        given.answer(try Kernels.variance(given.resident("x", Double.self)))
    }

    static func variance_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.variance(given.array("x", Double.self)))
    }

    static func countNonzero_f32(_ given: Case) throws {
        given.answer(try Kernels.countNonzero(given.scalar("eps", Float.self), given.resident("x", Float.self)))
    }

    static func countNonzero_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.countNonzero(given.scalar("eps", Float.self), given.array("x", Float.self)))
    }

    static func countNonzero_f64(_ given: Case) throws {
        given.answer(try Kernels.countNonzero(given.scalar("eps", Double.self), given.resident("x", Double.self)))
    }

    static func countNonzero_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.countNonzero(given.scalar("eps", Double.self), given.array("x", Double.self)))
    }

    static func sum2_f32(_ given: Case) throws {
        given.answer(try Kernels.sum2(given.resident("x", Float.self)))
    }

    static func sum2_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.sum2(given.array("x", Float.self)))
    }

    static func sum2_f64(_ given: Case) throws {
        given.answer(try Kernels.sum2(given.resident("x", Double.self)))
    }

    static func sum2_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.sum2(given.array("x", Double.self)))
    }

    static func dot2_f32(_ given: Case) throws {
        given.answer(try Kernels.dot2(given.resident("x", Float.self), given.resident("y", Float.self)))
    }

    static func dot2_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.dot2(given.array("x", Float.self), given.array("y", Float.self)))
    }

    static func dot2_f64(_ given: Case) throws {
        given.answer(try Kernels.dot2(given.resident("x", Double.self), given.resident("y", Double.self)))
    }

    static func dot2_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.dot2(given.array("x", Double.self), given.array("y", Double.self)))
    }

    static func axpby_f32(_ given: Case) throws {
        try Kernels.axpby(
            given.scalar("alpha", Float.self),
            given.scalar("beta", Float.self),
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func axpby_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.axpby(
            given.scalar("alpha", Float.self),
            given.scalar("beta", Float.self),
            given.array("x", Float.self),
            given.array("y", Float.self),
            &out
        )
        given.wrote("out", out)
    }

    static func axpby_f64(_ given: Case) throws {
        try Kernels.axpby(
            given.scalar("alpha", Double.self),
            given.scalar("beta", Double.self),
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func axpby_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.axpby(
            given.scalar("alpha", Double.self),
            given.scalar("beta", Double.self),
            given.array("x", Double.self),
            given.array("y", Double.self),
            &out
        )
        given.wrote("out", out)
    }

    static func sub_f32(_ given: Case) throws {
        try Kernels.sub(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func sub_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.sub(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func sub_f64(_ given: Case) throws {
        try Kernels.sub(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func sub_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.sub(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func div_f32(_ given: Case) throws {
        try Kernels.div(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func div_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.div(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func div_f64(_ given: Case) throws {
        try Kernels.div(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func div_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.div(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func abs_f32(_ given: Case) throws {
        try Kernels.abs(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func abs_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.abs(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func abs_f64(_ given: Case) throws {
        try Kernels.abs(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func abs_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.abs(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func neg_f32(_ given: Case) throws {
        try Kernels.neg(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func neg_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.neg(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func neg_f64(_ given: Case) throws {
        try Kernels.neg(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func neg_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.neg(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func clamp_f32(_ given: Case) throws {
        try Kernels.clamp(
            given.scalar("low", Float.self),
            given.scalar("high", Float.self),
            given.resident("x", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func clamp_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.clamp(
            given.scalar("low", Float.self),
            given.scalar("high", Float.self),
            given.array("x", Float.self),
            &out
        )
        given.wrote("out", out)
    }

    static func clamp_f64(_ given: Case) throws {
        try Kernels.clamp(
            given.scalar("low", Double.self),
            given.scalar("high", Double.self),
            given.resident("x", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func clamp_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.clamp(
            given.scalar("low", Double.self),
            given.scalar("high", Double.self),
            given.array("x", Double.self),
            &out
        )
        given.wrote("out", out)
    }

    static func sqrt_f32(_ given: Case) throws {
        try Kernels.sqrt(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func sqrt_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.sqrt(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func sqrt_f64(_ given: Case) throws {
        try Kernels.sqrt(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func sqrt_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.sqrt(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func diff_f32(_ given: Case) throws {
        try Kernels.diff(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func diff_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.diff(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func diff_f64(_ given: Case) throws {
        try Kernels.diff(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func diff_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.diff(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func exp_f32(_ given: Case) throws {
        try Kernels.exp(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func exp_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.exp(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func exp_f64(_ given: Case) throws {
        try Kernels.exp(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func exp_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.exp(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func log_f32(_ given: Case) throws {
        try Kernels.log(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func log_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.log(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func log_f64(_ given: Case) throws {
        try Kernels.log(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func log_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.log(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func tanh_f32(_ given: Case) throws {
        try Kernels.tanh(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func tanh_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.tanh(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func tanh_f64(_ given: Case) throws {
        try Kernels.tanh(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func tanh_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.tanh(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func erf_f32(_ given: Case) throws {
        try Kernels.erf(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func erf_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.erf(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func erf_f64(_ given: Case) throws {
        try Kernels.erf(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func erf_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.erf(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func sigmoid_f32(_ given: Case) throws {
        try Kernels.sigmoid(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func sigmoid_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.sigmoid(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func sigmoid_f64(_ given: Case) throws {
        try Kernels.sigmoid(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func sigmoid_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.sigmoid(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func relu_f32(_ given: Case) throws {
        try Kernels.relu(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func relu_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.relu(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func relu_f64(_ given: Case) throws {
        try Kernels.relu(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func relu_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.relu(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func leakyRelu_f32(_ given: Case) throws {
        try Kernels.leakyRelu(
            given.scalar("alpha", Float.self),
            given.resident("x", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func leakyRelu_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.leakyRelu(given.scalar("alpha", Float.self), given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func leakyRelu_f64(_ given: Case) throws {
        try Kernels.leakyRelu(
            given.scalar("alpha", Double.self),
            given.resident("x", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func leakyRelu_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.leakyRelu(given.scalar("alpha", Double.self), given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func gelu_f32(_ given: Case) throws {
        try Kernels.gelu(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func gelu_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.gelu(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func gelu_f64(_ given: Case) throws {
        try Kernels.gelu(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func gelu_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.gelu(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func geluTanh_f32(_ given: Case) throws {
        try Kernels.geluTanh(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func geluTanh_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.geluTanh(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func geluTanh_f64(_ given: Case) throws {
        try Kernels.geluTanh(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func geluTanh_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.geluTanh(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func silu_f32(_ given: Case) throws {
        try Kernels.silu(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func silu_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.silu(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func silu_f64(_ given: Case) throws {
        try Kernels.silu(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func silu_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.silu(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func softplus_f32(_ given: Case) throws {
        try Kernels.softplus(given.resident("x", Float.self), given.resident("out", Float.self))
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func softplus_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.softplus(given.array("x", Float.self), &out)
        given.wrote("out", out)
    }

    static func softplus_f64(_ given: Case) throws {
        try Kernels.softplus(given.resident("x", Double.self), given.resident("out", Double.self))
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func softplus_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.softplus(given.array("x", Double.self), &out)
        given.wrote("out", out)
    }

    static func tanhBackward_f32(_ given: Case) throws {
        try Kernels.tanhBackward(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func tanhBackward_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.tanhBackward(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func tanhBackward_f64(_ given: Case) throws {
        try Kernels.tanhBackward(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func tanhBackward_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.tanhBackward(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func sigmoidBackward_f32(_ given: Case) throws {
        try Kernels.sigmoidBackward(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func sigmoidBackward_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.sigmoidBackward(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func sigmoidBackward_f64(_ given: Case) throws {
        try Kernels.sigmoidBackward(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func sigmoidBackward_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.sigmoidBackward(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func reluBackward_f32(_ given: Case) throws {
        try Kernels.reluBackward(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func reluBackward_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.reluBackward(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func reluBackward_f64(_ given: Case) throws {
        try Kernels.reluBackward(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func reluBackward_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.reluBackward(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func leakyReluBackward_f32(_ given: Case) throws {
        try Kernels.leakyReluBackward(
            given.scalar("alpha", Float.self),
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func leakyReluBackward_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.leakyReluBackward(
            given.scalar("alpha", Float.self),
            given.array("x", Float.self),
            given.array("y", Float.self),
            &out
        )
        given.wrote("out", out)
    }

    static func leakyReluBackward_f64(_ given: Case) throws {
        try Kernels.leakyReluBackward(
            given.scalar("alpha", Double.self),
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func leakyReluBackward_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.leakyReluBackward(
            given.scalar("alpha", Double.self),
            given.array("x", Double.self),
            given.array("y", Double.self),
            &out
        )
        given.wrote("out", out)
    }

    static func geluBackward_f32(_ given: Case) throws {
        try Kernels.geluBackward(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func geluBackward_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.geluBackward(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func geluBackward_f64(_ given: Case) throws {
        try Kernels.geluBackward(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func geluBackward_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.geluBackward(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func geluTanhBackward_f32(_ given: Case) throws {
        try Kernels.geluTanhBackward(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func geluTanhBackward_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.geluTanhBackward(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func geluTanhBackward_f64(_ given: Case) throws {
        try Kernels.geluTanhBackward(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func geluTanhBackward_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.geluTanhBackward(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func siluBackward_f32(_ given: Case) throws {
        try Kernels.siluBackward(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func siluBackward_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.siluBackward(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func siluBackward_f64(_ given: Case) throws {
        try Kernels.siluBackward(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func siluBackward_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.siluBackward(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func softplusBackward_f32(_ given: Case) throws {
        try Kernels.softplusBackward(
            given.resident("x", Float.self),
            given.resident("y", Float.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func softplusBackward_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.softplusBackward(given.array("x", Float.self), given.array("y", Float.self), &out)
        given.wrote("out", out)
    }

    static func softplusBackward_f64(_ given: Case) throws {
        try Kernels.softplusBackward(
            given.resident("x", Double.self),
            given.resident("y", Double.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func softplusBackward_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.softplusBackward(given.array("x", Double.self), given.array("y", Double.self), &out)
        given.wrote("out", out)
    }

    static func normalize_f32(_ given: Case) throws {
        try Kernels.normalize(
            x: given.resident("x", Float.self),
            out: given.resident("out", Float.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func normalize_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.normalize(
            x: given.array("x", Float.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func normalize_f64(_ given: Case) throws {
        try Kernels.normalize(
            x: given.resident("x", Double.self),
            out: given.resident("out", Double.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func normalize_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.normalize(
            x: given.array("x", Double.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func softmax_f32(_ given: Case) throws {
        try Kernels.softmax(
            x: given.resident("x", Float.self),
            out: given.resident("out", Float.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func softmax_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.softmax(
            x: given.array("x", Float.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func softmax_f64(_ given: Case) throws {
        try Kernels.softmax(
            x: given.resident("x", Double.self),
            out: given.resident("out", Double.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func softmax_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.softmax(
            x: given.array("x", Double.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func logsumexp_f32(_ given: Case) throws {
        try Kernels.logsumexp(
            x: given.resident("x", Float.self),
            out: given.resident("out", Float.self),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func logsumexp_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.logsumexp(
            x: given.array("x", Float.self),
            out: &out,
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func logsumexp_f64(_ given: Case) throws {
        try Kernels.logsumexp(
            x: given.resident("x", Double.self),
            out: given.resident("out", Double.self),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func logsumexp_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.logsumexp(
            x: given.array("x", Double.self),
            out: &out,
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func layernorm_f32(_ given: Case) throws {
        try Kernels.layernorm(
            x: given.resident("x", Float.self),
            gamma: given.has("gamma") ? given.resident("gamma", Float.self) : nil,
            beta: given.has("beta") ? given.resident("beta", Float.self) : nil,
            eps: given.scalar("eps", Float.self),
            out: given.resident("out", Float.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func layernorm_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.layernorm(
            x: given.array("x", Float.self),
            gamma: given.has("gamma") ? given.array("gamma", Float.self) : nil,
            beta: given.has("beta") ? given.array("beta", Float.self) : nil,
            eps: given.scalar("eps", Float.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func layernorm_f64(_ given: Case) throws {
        try Kernels.layernorm(
            x: given.resident("x", Double.self),
            gamma: given.has("gamma") ? given.resident("gamma", Double.self) : nil,
            beta: given.has("beta") ? given.resident("beta", Double.self) : nil,
            eps: given.scalar("eps", Double.self),
            out: given.resident("out", Double.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func layernorm_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.layernorm(
            x: given.array("x", Double.self),
            gamma: given.has("gamma") ? given.array("gamma", Double.self) : nil,
            beta: given.has("beta") ? given.array("beta", Double.self) : nil,
            eps: given.scalar("eps", Double.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func rmsnorm_f32(_ given: Case) throws {
        try Kernels.rmsnorm(
            x: given.resident("x", Float.self),
            gamma: given.has("gamma") ? given.resident("gamma", Float.self) : nil,
            eps: given.scalar("eps", Float.self),
            out: given.resident("out", Float.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func rmsnorm_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.rmsnorm(
            x: given.array("x", Float.self),
            gamma: given.has("gamma") ? given.array("gamma", Float.self) : nil,
            eps: given.scalar("eps", Float.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func rmsnorm_f64(_ given: Case) throws {
        try Kernels.rmsnorm(
            x: given.resident("x", Double.self),
            gamma: given.has("gamma") ? given.resident("gamma", Double.self) : nil,
            eps: given.scalar("eps", Double.self),
            out: given.resident("out", Double.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func rmsnorm_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.rmsnorm(
            x: given.array("x", Double.self),
            gamma: given.has("gamma") ? given.array("gamma", Double.self) : nil,
            eps: given.scalar("eps", Double.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func rope_f32(_ given: Case) throws {
        try Kernels.rope(
            x: given.resident("x", Float.self),
            out: given.resident("out", Float.self),
            position: given.size("position"),
            base: given.scalar("base", Double.self),
            interleaved: given.flag("interleaved"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func rope_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.rope(
            x: given.array("x", Float.self),
            out: &out,
            position: given.size("position"),
            base: given.scalar("base", Double.self),
            interleaved: given.flag("interleaved"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func rope_f64(_ given: Case) throws {
        try Kernels.rope(
            x: given.resident("x", Double.self),
            out: given.resident("out", Double.self),
            position: given.size("position"),
            base: given.scalar("base", Double.self),
            interleaved: given.flag("interleaved"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func rope_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.rope(
            x: given.array("x", Double.self),
            out: &out,
            position: given.size("position"),
            base: given.scalar("base", Double.self),
            interleaved: given.flag("interleaved"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func swiglu_f32(_ given: Case) throws {
        try Kernels.swiglu(
            x: given.resident("x", Float.self),
            y: given.resident("y", Float.self),
            out: given.resident("out", Float.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func swiglu_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.swiglu(
            x: given.array("x", Float.self),
            y: given.array("y", Float.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func swiglu_f64(_ given: Case) throws {
        try Kernels.swiglu(
            x: given.resident("x", Double.self),
            y: given.resident("y", Double.self),
            out: given.resident("out", Double.self),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func swiglu_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.swiglu(
            x: given.array("x", Double.self),
            y: given.array("y", Double.self),
            out: &out,
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func l1_f32(_ given: Case) throws {
        given.answer(try Kernels.l1(given.resident("x", Float.self), given.resident("y", Float.self)))
    }

    static func l1_f32OnArrays(_ given: Case) throws {
        given.answer(try Kernels.l1(given.array("x", Float.self), given.array("y", Float.self)))
    }

    static func l1_f64(_ given: Case) throws {
        given.answer(try Kernels.l1(given.resident("x", Double.self), given.resident("y", Double.self)))
    }

    static func l1_f64OnArrays(_ given: Case) throws {
        given.answer(try Kernels.l1(given.array("x", Double.self), given.array("y", Double.self)))
    }

    static func distances_f32(_ given: Case) throws {
        try Kernels.distances(
            metric: given.metric("metric"),
            q: given.resident("q", Float.self),
            x: given.resident("x", Float.self),
            out: given.resident("out", Float.self),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func distances_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.distances(
            metric: given.metric("metric"),
            q: given.array("q", Float.self),
            x: given.array("x", Float.self),
            out: &out,
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func distances_f64(_ given: Case) throws {
        try Kernels.distances(
            metric: given.metric("metric"),
            q: given.resident("q", Double.self),
            x: given.resident("x", Double.self),
            out: given.resident("out", Double.self),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func distances_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.distances(
            metric: given.metric("metric"),
            q: given.array("q", Double.self),
            x: given.array("x", Double.self),
            out: &out,
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func distances_i8(_ given: Case) throws {
        try Kernels.distances(
            metric: given.metric("metric"),
            q: given.resident("q", Int8.self),
            x: given.resident("x", Int8.self),
            out: given.resident("out", Double.self),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func distances_i8OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.distances(
            metric: given.metric("metric"),
            q: given.array("q", Int8.self),
            x: given.array("x", Int8.self),
            out: &out,
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func distances_u8(_ given: Case) throws {
        try Kernels.distances(
            metric: given.metric("metric"),
            q: given.resident("q", UInt8.self),
            x: given.resident("x", UInt8.self),
            out: given.resident("out", Double.self),
            stride: given.stride("stride")
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func distances_u8OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.distances(
            metric: given.metric("metric"),
            q: given.array("q", UInt8.self),
            x: given.array("x", UInt8.self),
            out: &out,
            stride: given.stride("stride")
        )
        given.wrote("out", out)
    }

    static func search_f32(_ given: Case) throws {
        try Kernels.search(
            metric: given.metric("metric"),
            q: given.resident("q", Float.self),
            x: given.resident("x", Float.self),
            indices: given.resident("indices", UInt32.self),
            scores: given.resident("scores", Float.self),
            queries: given.size("queries"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride"),
            k: given.size("k")
        )
        given.wrote("indices", Array(given.resident("indices", UInt32.self)))
        given.wrote("scores", Array(given.resident("scores", Float.self)))
    }

    static func search_f32OnArrays(_ given: Case) throws {
        var indices = given.array("indices", UInt32.self)
        var scores = given.array("scores", Float.self)
        try Kernels.search(
            metric: given.metric("metric"),
            q: given.array("q", Float.self),
            x: given.array("x", Float.self),
            indices: &indices,
            scores: &scores,
            queries: given.size("queries"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride"),
            k: given.size("k")
        )
        given.wrote("indices", indices)
        given.wrote("scores", scores)
    }

    static func search_f64(_ given: Case) throws {
        try Kernels.search(
            metric: given.metric("metric"),
            q: given.resident("q", Double.self),
            x: given.resident("x", Double.self),
            indices: given.resident("indices", UInt32.self),
            scores: given.resident("scores", Double.self),
            queries: given.size("queries"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride"),
            k: given.size("k")
        )
        given.wrote("indices", Array(given.resident("indices", UInt32.self)))
        given.wrote("scores", Array(given.resident("scores", Double.self)))
    }

    static func search_f64OnArrays(_ given: Case) throws {
        var indices = given.array("indices", UInt32.self)
        var scores = given.array("scores", Double.self)
        try Kernels.search(
            metric: given.metric("metric"),
            q: given.array("q", Double.self),
            x: given.array("x", Double.self),
            indices: &indices,
            scores: &scores,
            queries: given.size("queries"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride"),
            k: given.size("k")
        )
        given.wrote("indices", indices)
        given.wrote("scores", scores)
    }

    static func search_i8(_ given: Case) throws {
        try Kernels.search(
            metric: given.metric("metric"),
            q: given.resident("q", Int8.self),
            x: given.resident("x", Int8.self),
            indices: given.resident("indices", UInt32.self),
            scores: given.resident("scores", Double.self),
            queries: given.size("queries"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride"),
            k: given.size("k")
        )
        given.wrote("indices", Array(given.resident("indices", UInt32.self)))
        given.wrote("scores", Array(given.resident("scores", Double.self)))
    }

    static func search_i8OnArrays(_ given: Case) throws {
        var indices = given.array("indices", UInt32.self)
        var scores = given.array("scores", Double.self)
        try Kernels.search(
            metric: given.metric("metric"),
            q: given.array("q", Int8.self),
            x: given.array("x", Int8.self),
            indices: &indices,
            scores: &scores,
            queries: given.size("queries"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride"),
            k: given.size("k")
        )
        given.wrote("indices", indices)
        given.wrote("scores", scores)
    }

    static func search_u8(_ given: Case) throws {
        try Kernels.search(
            metric: given.metric("metric"),
            q: given.resident("q", UInt8.self),
            x: given.resident("x", UInt8.self),
            indices: given.resident("indices", UInt32.self),
            scores: given.resident("scores", Double.self),
            queries: given.size("queries"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride"),
            k: given.size("k")
        )
        given.wrote("indices", Array(given.resident("indices", UInt32.self)))
        given.wrote("scores", Array(given.resident("scores", Double.self)))
    }

    static func search_u8OnArrays(_ given: Case) throws {
        var indices = given.array("indices", UInt32.self)
        var scores = given.array("scores", Double.self)
        try Kernels.search(
            metric: given.metric("metric"),
            q: given.array("q", UInt8.self),
            x: given.array("x", UInt8.self),
            indices: &indices,
            scores: &scores,
            queries: given.size("queries"),
            rows: given.size("rows"),
            cols: given.size("cols"),
            stride: given.stride("stride"),
            k: given.size("k")
        )
        given.wrote("indices", indices)
        given.wrote("scores", scores)
    }

    static func argsort_f32(_ given: Case) throws {
        try Kernels.argsort(given.resident("x", Float.self), given.resident("indices", UInt32.self))
        given.wrote("indices", Array(given.resident("indices", UInt32.self)))
    }

    static func argsort_f32OnArrays(_ given: Case) throws {
        var indices = given.array("indices", UInt32.self)
        try Kernels.argsort(given.array("x", Float.self), &indices)
        given.wrote("indices", indices)
    }

    static func argsort_f64(_ given: Case) throws {
        try Kernels.argsort(given.resident("x", Double.self), given.resident("indices", UInt32.self))
        given.wrote("indices", Array(given.resident("indices", UInt32.self)))
    }

    static func argsort_f64OnArrays(_ given: Case) throws {
        var indices = given.array("indices", UInt32.self)
        try Kernels.argsort(given.array("x", Double.self), &indices)
        given.wrote("indices", indices)
    }

    static func bitAnd_u8(_ given: Case) throws {
        try Kernels.bitAnd(
            given.resident("x", UInt8.self),
            given.resident("y", UInt8.self),
            given.resident("out", UInt8.self)
        )
        given.wrote("out", Array(given.resident("out", UInt8.self)))
    }

    static func bitAnd_u8OnArrays(_ given: Case) throws {
        var out = given.array("out", UInt8.self)
        try Kernels.bitAnd(given.array("x", UInt8.self), given.array("y", UInt8.self), &out)
        given.wrote("out", out)
    }

    static func bitOr_u8(_ given: Case) throws {
        try Kernels.bitOr(
            given.resident("x", UInt8.self),
            given.resident("y", UInt8.self),
            given.resident("out", UInt8.self)
        )
        given.wrote("out", Array(given.resident("out", UInt8.self)))
    }

    static func bitOr_u8OnArrays(_ given: Case) throws {
        var out = given.array("out", UInt8.self)
        try Kernels.bitOr(given.array("x", UInt8.self), given.array("y", UInt8.self), &out)
        given.wrote("out", out)
    }

    static func bitXor_u8(_ given: Case) throws {
        try Kernels.bitXor(
            given.resident("x", UInt8.self),
            given.resident("y", UInt8.self),
            given.resident("out", UInt8.self)
        )
        given.wrote("out", Array(given.resident("out", UInt8.self)))
    }

    static func bitXor_u8OnArrays(_ given: Case) throws {
        var out = given.array("out", UInt8.self)
        try Kernels.bitXor(given.array("x", UInt8.self), given.array("y", UInt8.self), &out)
        given.wrote("out", out)
    }

    static func popcount_u8(_ given: Case) throws {
        given.answer(try Kernels.popcount(given.resident("x", UInt8.self)))
    }

    static func popcount_u8OnArrays(_ given: Case) throws {
        given.answer(try Kernels.popcount(given.array("x", UInt8.self)))
    }

    static func jaccard_u8(_ given: Case) throws {
        given.answer(try Kernels.jaccard(given.resident("x", UInt8.self), given.resident("y", UInt8.self)))
    }

    static func jaccard_u8OnArrays(_ given: Case) throws {
        given.answer(try Kernels.jaccard(given.array("x", UInt8.self), given.array("y", UInt8.self)))
    }

    static func gemv_f32(_ given: Case) throws {
        try Kernels.gemv(
            trans: given.flag("trans"),
            m: given.size("m"),
            n: given.size("n"),
            alpha: given.scalar("alpha", Float.self),
            a: given.resident("a", Float.self),
            lda: given.stride("lda"),
            x: given.resident("x", Float.self),
            beta: given.scalar("beta", Float.self),
            y: given.resident("y", Float.self)
        )
        given.wrote("y", Array(given.resident("y", Float.self)))
    }

    static func gemv_f32OnArrays(_ given: Case) throws {
        var y = given.array("y", Float.self)
        try Kernels.gemv(
            trans: given.flag("trans"),
            m: given.size("m"),
            n: given.size("n"),
            alpha: given.scalar("alpha", Float.self),
            a: given.array("a", Float.self),
            lda: given.stride("lda"),
            x: given.array("x", Float.self),
            beta: given.scalar("beta", Float.self),
            y: &y
        )
        given.wrote("y", y)
    }

    static func gemv_f64(_ given: Case) throws {
        try Kernels.gemv(
            trans: given.flag("trans"),
            m: given.size("m"),
            n: given.size("n"),
            alpha: given.scalar("alpha", Double.self),
            a: given.resident("a", Double.self),
            lda: given.stride("lda"),
            x: given.resident("x", Double.self),
            beta: given.scalar("beta", Double.self),
            y: given.resident("y", Double.self)
        )
        given.wrote("y", Array(given.resident("y", Double.self)))
    }

    static func gemv_f64OnArrays(_ given: Case) throws {
        var y = given.array("y", Double.self)
        try Kernels.gemv(
            trans: given.flag("trans"),
            m: given.size("m"),
            n: given.size("n"),
            alpha: given.scalar("alpha", Double.self),
            a: given.array("a", Double.self),
            lda: given.stride("lda"),
            x: given.array("x", Double.self),
            beta: given.scalar("beta", Double.self),
            y: &y
        )
        given.wrote("y", y)
    }

    static func gemm_f32(_ given: Case) throws {
        try Kernels.gemm(
            transA: given.flag("trans_a"),
            transB: given.flag("trans_b"),
            m: given.size("m"),
            n: given.size("n"),
            k: given.size("k"),
            alpha: given.scalar("alpha", Float.self),
            a: given.resident("a", Float.self),
            lda: given.stride("lda"),
            b: given.resident("b", Float.self),
            ldb: given.stride("ldb"),
            beta: given.scalar("beta", Float.self),
            c: given.resident("c", Float.self),
            ldc: given.stride("ldc"),
            work: given.resident("work", Float.self)
        )
        given.wrote("c", Array(given.resident("c", Float.self)))
    }

    static func gemm_f32OnArrays(_ given: Case) throws {
        var c = given.array("c", Float.self)
        var work = given.array("work", Float.self)
        try Kernels.gemm(
            transA: given.flag("trans_a"),
            transB: given.flag("trans_b"),
            m: given.size("m"),
            n: given.size("n"),
            k: given.size("k"),
            alpha: given.scalar("alpha", Float.self),
            a: given.array("a", Float.self),
            lda: given.stride("lda"),
            b: given.array("b", Float.self),
            ldb: given.stride("ldb"),
            beta: given.scalar("beta", Float.self),
            c: &c,
            ldc: given.stride("ldc"),
            work: &work
        )
        given.wrote("c", c)
    }

    static func gemm_f64(_ given: Case) throws {
        try Kernels.gemm(
            transA: given.flag("trans_a"),
            transB: given.flag("trans_b"),
            m: given.size("m"),
            n: given.size("n"),
            k: given.size("k"),
            alpha: given.scalar("alpha", Double.self),
            a: given.resident("a", Double.self),
            lda: given.stride("lda"),
            b: given.resident("b", Double.self),
            ldb: given.stride("ldb"),
            beta: given.scalar("beta", Double.self),
            c: given.resident("c", Double.self),
            ldc: given.stride("ldc"),
            work: given.resident("work", Double.self)
        )
        given.wrote("c", Array(given.resident("c", Double.self)))
    }

    static func gemm_f64OnArrays(_ given: Case) throws {
        var c = given.array("c", Double.self)
        var work = given.array("work", Double.self)
        try Kernels.gemm(
            transA: given.flag("trans_a"),
            transB: given.flag("trans_b"),
            m: given.size("m"),
            n: given.size("n"),
            k: given.size("k"),
            alpha: given.scalar("alpha", Double.self),
            a: given.array("a", Double.self),
            lda: given.stride("lda"),
            b: given.array("b", Double.self),
            ldb: given.stride("ldb"),
            beta: given.scalar("beta", Double.self),
            c: &c,
            ldc: given.stride("ldc"),
            work: &work
        )
        given.wrote("c", c)
    }

    static func transpose_f32(_ given: Case) throws {
        try Kernels.transpose(
            m: given.size("m"),
            n: given.size("n"),
            a: given.resident("a", Float.self),
            lda: given.stride("lda"),
            b: given.resident("b", Float.self),
            ldb: given.stride("ldb")
        )
        given.wrote("b", Array(given.resident("b", Float.self)))
    }

    static func transpose_f32OnArrays(_ given: Case) throws {
        var b = given.array("b", Float.self)
        try Kernels.transpose(
            m: given.size("m"),
            n: given.size("n"),
            a: given.array("a", Float.self),
            lda: given.stride("lda"),
            b: &b,
            ldb: given.stride("ldb")
        )
        given.wrote("b", b)
    }

    static func transpose_f64(_ given: Case) throws {
        try Kernels.transpose(
            m: given.size("m"),
            n: given.size("n"),
            a: given.resident("a", Double.self),
            lda: given.stride("lda"),
            b: given.resident("b", Double.self),
            ldb: given.stride("ldb")
        )
        given.wrote("b", Array(given.resident("b", Double.self)))
    }

    static func transpose_f64OnArrays(_ given: Case) throws {
        var b = given.array("b", Double.self)
        try Kernels.transpose(
            m: given.size("m"),
            n: given.size("n"),
            a: given.array("a", Double.self),
            lda: given.stride("lda"),
            b: &b,
            ldb: given.stride("ldb")
        )
        given.wrote("b", b)
    }

    static func syrk_f32(_ given: Case) throws {
        try Kernels.syrk(
            lower: given.flag("lower"),
            trans: given.flag("trans"),
            n: given.size("n"),
            k: given.size("k"),
            alpha: given.scalar("alpha", Float.self),
            a: given.resident("a", Float.self),
            lda: given.stride("lda"),
            beta: given.scalar("beta", Float.self),
            c: given.resident("c", Float.self),
            ldc: given.stride("ldc"),
            work: given.resident("work", Float.self)
        )
        given.wrote("c", Array(given.resident("c", Float.self)))
    }

    static func syrk_f32OnArrays(_ given: Case) throws {
        var c = given.array("c", Float.self)
        var work = given.array("work", Float.self)
        try Kernels.syrk(
            lower: given.flag("lower"),
            trans: given.flag("trans"),
            n: given.size("n"),
            k: given.size("k"),
            alpha: given.scalar("alpha", Float.self),
            a: given.array("a", Float.self),
            lda: given.stride("lda"),
            beta: given.scalar("beta", Float.self),
            c: &c,
            ldc: given.stride("ldc"),
            work: &work
        )
        given.wrote("c", c)
    }

    static func syrk_f64(_ given: Case) throws {
        try Kernels.syrk(
            lower: given.flag("lower"),
            trans: given.flag("trans"),
            n: given.size("n"),
            k: given.size("k"),
            alpha: given.scalar("alpha", Double.self),
            a: given.resident("a", Double.self),
            lda: given.stride("lda"),
            beta: given.scalar("beta", Double.self),
            c: given.resident("c", Double.self),
            ldc: given.stride("ldc"),
            work: given.resident("work", Double.self)
        )
        given.wrote("c", Array(given.resident("c", Double.self)))
    }

    static func syrk_f64OnArrays(_ given: Case) throws {
        var c = given.array("c", Double.self)
        var work = given.array("work", Double.self)
        try Kernels.syrk(
            lower: given.flag("lower"),
            trans: given.flag("trans"),
            n: given.size("n"),
            k: given.size("k"),
            alpha: given.scalar("alpha", Double.self),
            a: given.array("a", Double.self),
            lda: given.stride("lda"),
            beta: given.scalar("beta", Double.self),
            c: &c,
            ldc: given.stride("ldc"),
            work: &work
        )
        given.wrote("c", c)
    }

    static func trsm_f32(_ given: Case) throws {
        try Kernels.trsm(
            right: given.flag("right"),
            lower: given.flag("lower"),
            trans: given.flag("trans"),
            unit: given.flag("unit"),
            m: given.size("m"),
            n: given.size("n"),
            alpha: given.scalar("alpha", Float.self),
            a: given.resident("a", Float.self),
            lda: given.stride("lda"),
            b: given.resident("b", Float.self),
            ldb: given.stride("ldb"),
            work: given.resident("work", Float.self)
        )
        given.wrote("b", Array(given.resident("b", Float.self)))
    }

    static func trsm_f32OnArrays(_ given: Case) throws {
        var b = given.array("b", Float.self)
        var work = given.array("work", Float.self)
        try Kernels.trsm(
            right: given.flag("right"),
            lower: given.flag("lower"),
            trans: given.flag("trans"),
            unit: given.flag("unit"),
            m: given.size("m"),
            n: given.size("n"),
            alpha: given.scalar("alpha", Float.self),
            a: given.array("a", Float.self),
            lda: given.stride("lda"),
            b: &b,
            ldb: given.stride("ldb"),
            work: &work
        )
        given.wrote("b", b)
    }

    static func trsm_f64(_ given: Case) throws {
        try Kernels.trsm(
            right: given.flag("right"),
            lower: given.flag("lower"),
            trans: given.flag("trans"),
            unit: given.flag("unit"),
            m: given.size("m"),
            n: given.size("n"),
            alpha: given.scalar("alpha", Double.self),
            a: given.resident("a", Double.self),
            lda: given.stride("lda"),
            b: given.resident("b", Double.self),
            ldb: given.stride("ldb"),
            work: given.resident("work", Double.self)
        )
        given.wrote("b", Array(given.resident("b", Double.self)))
    }

    static func trsm_f64OnArrays(_ given: Case) throws {
        var b = given.array("b", Double.self)
        var work = given.array("work", Double.self)
        try Kernels.trsm(
            right: given.flag("right"),
            lower: given.flag("lower"),
            trans: given.flag("trans"),
            unit: given.flag("unit"),
            m: given.size("m"),
            n: given.size("n"),
            alpha: given.scalar("alpha", Double.self),
            a: given.array("a", Double.self),
            lda: given.stride("lda"),
            b: &b,
            ldb: given.stride("ldb"),
            work: &work
        )
        given.wrote("b", b)
    }

    static func spmv_f32(_ given: Case) throws {
        try Kernels.spmv(
            given.resident("row_ptr", UInt32.self),
            given.resident("col", UInt32.self),
            given.resident("val", Float.self),
            given.resident("x", Float.self),
            given.resident("y", Float.self)
        )
        given.wrote("y", Array(given.resident("y", Float.self)))
    }

    static func spmv_f32OnArrays(_ given: Case) throws {
        var y = given.array("y", Float.self)
        try Kernels.spmv(
            given.array("row_ptr", UInt32.self),
            given.array("col", UInt32.self),
            given.array("val", Float.self),
            given.array("x", Float.self),
            &y
        )
        given.wrote("y", y)
    }

    static func spmv_f64(_ given: Case) throws {
        try Kernels.spmv(
            given.resident("row_ptr", UInt32.self),
            given.resident("col", UInt32.self),
            given.resident("val", Double.self),
            given.resident("x", Double.self),
            given.resident("y", Double.self)
        )
        given.wrote("y", Array(given.resident("y", Double.self)))
    }

    static func spmv_f64OnArrays(_ given: Case) throws {
        var y = given.array("y", Double.self)
        try Kernels.spmv(
            given.array("row_ptr", UInt32.self),
            given.array("col", UInt32.self),
            given.array("val", Double.self),
            given.array("x", Double.self),
            &y
        )
        given.wrote("y", y)
    }

    static func spmvT_f32(_ given: Case) throws {
        try Kernels.spmvT(
            given.resident("row_ptr", UInt32.self),
            given.resident("col", UInt32.self),
            given.resident("val", Float.self),
            given.resident("x", Float.self),
            given.resident("y", Float.self)
        )
        given.wrote("y", Array(given.resident("y", Float.self)))
    }

    static func spmvT_f32OnArrays(_ given: Case) throws {
        var y = given.array("y", Float.self)
        try Kernels.spmvT(
            given.array("row_ptr", UInt32.self),
            given.array("col", UInt32.self),
            given.array("val", Float.self),
            given.array("x", Float.self),
            &y
        )
        given.wrote("y", y)
    }

    static func spmvT_f64(_ given: Case) throws {
        try Kernels.spmvT(
            given.resident("row_ptr", UInt32.self),
            given.resident("col", UInt32.self),
            given.resident("val", Double.self),
            given.resident("x", Double.self),
            given.resident("y", Double.self)
        )
        given.wrote("y", Array(given.resident("y", Double.self)))
    }

    static func spmvT_f64OnArrays(_ given: Case) throws {
        var y = given.array("y", Double.self)
        try Kernels.spmvT(
            given.array("row_ptr", UInt32.self),
            given.array("col", UInt32.self),
            given.array("val", Double.self),
            given.array("x", Double.self),
            &y
        )
        given.wrote("y", y)
    }

    static func spmvRows_f32(_ given: Case) throws {
        try Kernels.spmvRows(
            rows: given.size("rows"),
            rowPtr: given.resident("row_ptr", UInt32.self),
            col: given.resident("col", UInt32.self),
            val: given.resident("val", Float.self),
            subset: given.resident("subset", UInt32.self),
            x: given.resident("x", Float.self),
            y: given.resident("y", Float.self)
        )
        given.wrote("y", Array(given.resident("y", Float.self)))
    }

    static func spmvRows_f32OnArrays(_ given: Case) throws {
        var y = given.array("y", Float.self)
        try Kernels.spmvRows(
            rows: given.size("rows"),
            rowPtr: given.array("row_ptr", UInt32.self),
            col: given.array("col", UInt32.self),
            val: given.array("val", Float.self),
            subset: given.array("subset", UInt32.self),
            x: given.array("x", Float.self),
            y: &y
        )
        given.wrote("y", y)
    }

    static func spmvRows_f64(_ given: Case) throws {
        try Kernels.spmvRows(
            rows: given.size("rows"),
            rowPtr: given.resident("row_ptr", UInt32.self),
            col: given.resident("col", UInt32.self),
            val: given.resident("val", Double.self),
            subset: given.resident("subset", UInt32.self),
            x: given.resident("x", Double.self),
            y: given.resident("y", Double.self)
        )
        given.wrote("y", Array(given.resident("y", Double.self)))
    }

    static func spmvRows_f64OnArrays(_ given: Case) throws {
        var y = given.array("y", Double.self)
        try Kernels.spmvRows(
            rows: given.size("rows"),
            rowPtr: given.array("row_ptr", UInt32.self),
            col: given.array("col", UInt32.self),
            val: given.array("val", Double.self),
            subset: given.array("subset", UInt32.self),
            x: given.array("x", Double.self),
            y: &y
        )
        given.wrote("y", y)
    }

    static func spmm_f32(_ given: Case) throws {
        try Kernels.spmm(
            rows: given.size("rows"),
            cols: given.size("cols"),
            rowPtr: given.resident("row_ptr", UInt32.self),
            col: given.resident("col", UInt32.self),
            val: given.resident("val", Float.self),
            n: given.size("n"),
            b: given.resident("b", Float.self),
            ldb: given.stride("ldb"),
            c: given.resident("c", Float.self),
            ldc: given.stride("ldc")
        )
        given.wrote("c", Array(given.resident("c", Float.self)))
    }

    static func spmm_f32OnArrays(_ given: Case) throws {
        var c = given.array("c", Float.self)
        try Kernels.spmm(
            rows: given.size("rows"),
            cols: given.size("cols"),
            rowPtr: given.array("row_ptr", UInt32.self),
            col: given.array("col", UInt32.self),
            val: given.array("val", Float.self),
            n: given.size("n"),
            b: given.array("b", Float.self),
            ldb: given.stride("ldb"),
            c: &c,
            ldc: given.stride("ldc")
        )
        given.wrote("c", c)
    }

    static func spmm_f64(_ given: Case) throws {
        try Kernels.spmm(
            rows: given.size("rows"),
            cols: given.size("cols"),
            rowPtr: given.resident("row_ptr", UInt32.self),
            col: given.resident("col", UInt32.self),
            val: given.resident("val", Double.self),
            n: given.size("n"),
            b: given.resident("b", Double.self),
            ldb: given.stride("ldb"),
            c: given.resident("c", Double.self),
            ldc: given.stride("ldc")
        )
        given.wrote("c", Array(given.resident("c", Double.self)))
    }

    static func spmm_f64OnArrays(_ given: Case) throws {
        var c = given.array("c", Double.self)
        try Kernels.spmm(
            rows: given.size("rows"),
            cols: given.size("cols"),
            rowPtr: given.array("row_ptr", UInt32.self),
            col: given.array("col", UInt32.self),
            val: given.array("val", Double.self),
            n: given.size("n"),
            b: given.array("b", Double.self),
            ldb: given.stride("ldb"),
            c: &c,
            ldc: given.stride("ldc")
        )
        given.wrote("c", c)
    }

    static func bincount_u32(_ given: Case) throws {
        try Kernels.bincount(given.resident("x", UInt32.self), given.resident("out", UInt32.self))
        given.wrote("out", Array(given.resident("out", UInt32.self)))
    }

    static func bincount_u32OnArrays(_ given: Case) throws {
        var out = given.array("out", UInt32.self)
        try Kernels.bincount(given.array("x", UInt32.self), &out)
        given.wrote("out", out)
    }

    static func prefixSum_u32(_ given: Case) throws {
        try Kernels.prefixSum(given.resident("x", UInt32.self), given.resident("out", UInt32.self))
        given.wrote("out", Array(given.resident("out", UInt32.self)))
    }

    static func prefixSum_u32OnArrays(_ given: Case) throws {
        var out = given.array("out", UInt32.self)
        try Kernels.prefixSum(given.array("x", UInt32.self), &out)
        given.wrote("out", out)
    }

    static func gather_f32(_ given: Case) throws {
        try Kernels.gather(
            given.resident("x", Float.self),
            given.resident("index", UInt32.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func gather_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.gather(given.array("x", Float.self), given.array("index", UInt32.self), &out)
        given.wrote("out", out)
    }

    static func gather_f64(_ given: Case) throws {
        try Kernels.gather(
            given.resident("x", Double.self),
            given.resident("index", UInt32.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func gather_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.gather(given.array("x", Double.self), given.array("index", UInt32.self), &out)
        given.wrote("out", out)
    }

    static func gather_u32(_ given: Case) throws {
        try Kernels.gather(
            given.resident("x", UInt32.self),
            given.resident("index", UInt32.self),
            given.resident("out", UInt32.self)
        )
        given.wrote("out", Array(given.resident("out", UInt32.self)))
    }

    static func gather_u32OnArrays(_ given: Case) throws {
        var out = given.array("out", UInt32.self)
        try Kernels.gather(given.array("x", UInt32.self), given.array("index", UInt32.self), &out)
        given.wrote("out", out)
    }

    static func scatter_f32(_ given: Case) throws {
        try Kernels.scatter(
            given.resident("x", Float.self),
            given.resident("index", UInt32.self),
            given.resident("out", Float.self)
        )
        given.wrote("out", Array(given.resident("out", Float.self)))
    }

    static func scatter_f32OnArrays(_ given: Case) throws {
        var out = given.array("out", Float.self)
        try Kernels.scatter(given.array("x", Float.self), given.array("index", UInt32.self), &out)
        given.wrote("out", out)
    }

    static func scatter_f64(_ given: Case) throws {
        try Kernels.scatter(
            given.resident("x", Double.self),
            given.resident("index", UInt32.self),
            given.resident("out", Double.self)
        )
        given.wrote("out", Array(given.resident("out", Double.self)))
    }

    static func scatter_f64OnArrays(_ given: Case) throws {
        var out = given.array("out", Double.self)
        try Kernels.scatter(given.array("x", Double.self), given.array("index", UInt32.self), &out)
        given.wrote("out", out)
    }

    static func scatter_u32(_ given: Case) throws {
        try Kernels.scatter(
            given.resident("x", UInt32.self),
            given.resident("index", UInt32.self),
            given.resident("out", UInt32.self)
        )
        given.wrote("out", Array(given.resident("out", UInt32.self)))
    }

    static func scatter_u32OnArrays(_ given: Case) throws {
        var out = given.array("out", UInt32.self)
        try Kernels.scatter(given.array("x", UInt32.self), given.array("index", UInt32.self), &out)
        given.wrote("out", out)
    }
}
