// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.

extension Kernels {
    @inlinable @inline(__always)
    static func reduce1Form<T: Number, Score: Number>(
        _ x: some Numbers<T>,
        _ kernel: (UnsafePointer<T>?, Int) -> Score
    ) throws(VecsolveError) -> Score {
        return x.withValues { x in
            kernel(x.baseAddress, x.count)
        }
    }

    @inlinable @inline(__always)
    static func reduce2Form<T: Number, Score: Number>(
        _ x: some Numbers<T>,
        _ y: some Numbers<T>,
        _ kernel: (UnsafePointer<T>?, UnsafePointer<T>?, Int) -> Score
    ) throws(VecsolveError) -> Score {
        try exactly("y", y, x.count, "as many as x holds")
        return x.withValues { x in
            y.withValues { y in
                kernel(x.baseAddress, y.baseAddress, x.count)
            }
        }
    }

    @inlinable @inline(__always)
    static func axpyForm<T: Number>(
        _ alpha: T,
        _ x: some Numbers<T>,
        _ y: inout some MutableNumbers<T>,
        _ kernel: (T, UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("y", y, x.count, "as many as x holds")
        try done(x.withValues { x in
            y.withMutableValues { y in
                kernel(alpha, x.baseAddress, y.baseAddress, x.count)
            }
        })
    }

    @inlinable @inline(__always)
    static func scaleForm<T: Number>(
        _ alpha: T,
        _ x: inout some MutableNumbers<T>,
        _ kernel: (T, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try done(x.withMutableValues { x in
            kernel(alpha, x.baseAddress, x.count)
        })
    }

    @inlinable @inline(__always)
    static func map2Form<T: Number>(
        _ x: some Numbers<T>,
        _ y: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (UnsafePointer<T>?, UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("y", y, x.count, "as many as x holds")
        try exactly("out", out, x.count, "as many as x holds")
        try done(x.withValues { x in
            y.withValues { y in
                out.withMutableValues { out in
                    kernel(x.baseAddress, y.baseAddress, out.baseAddress, x.count)
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func topkForm<T: Number>(
        _ x: some Numbers<T>,
        _ largest: Bool,
        _ indices: inout some MutableNumbers<UInt32>,
        _ values: inout some MutableNumbers<T>,
        _ kernel: (UnsafePointer<T>?, UInt32, UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<T>?, Int, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("values", values, indices.count, "as many as indices holds")
        try done(x.withValues { x in
            indices.withMutableValues { indices in
                values.withMutableValues { values in
                    kernel(
                        x.baseAddress,
                        largest ? 1 : 0,
                        indices.baseAddress,
                        values.baseAddress,
                        x.count,
                        indices.count
                    )
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func placeForm<T: Number>(
        _ x: some Numbers<T>,
        _ kernel: (UnsafePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) -> Int {
        return try counted(x.withValues { x in
            kernel(x.baseAddress, x.count)
        })
    }

    @inlinable @inline(__always)
    static func countForm<T: Number>(
        _ eps: T,
        _ x: some Numbers<T>,
        _ kernel: (T, UnsafePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) -> Int {
        return try counted(x.withValues { x in
            kernel(eps, x.baseAddress, x.count)
        })
    }

    @inlinable @inline(__always)
    static func map2abForm<T: Number>(
        _ alpha: T,
        _ beta: T,
        _ x: some Numbers<T>,
        _ y: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (T, T, UnsafePointer<T>?, UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("y", y, x.count, "as many as x holds")
        try exactly("out", out, x.count, "as many as x holds")
        try done(x.withValues { x in
            y.withValues { y in
                out.withMutableValues { out in
                    kernel(alpha, beta, x.baseAddress, y.baseAddress, out.baseAddress, x.count)
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func map1Form<T: Number>(
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("out", out, x.count, "as many as x holds")
        try done(x.withValues { x in
            out.withMutableValues { out in
                kernel(x.baseAddress, out.baseAddress, x.count)
            }
        })
    }

    @inlinable @inline(__always)
    static func clampForm<T: Number>(
        _ low: T,
        _ high: T,
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (T, T, UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("out", out, x.count, "as many as x holds")
        try done(x.withValues { x in
            out.withMutableValues { out in
                kernel(low, high, x.baseAddress, out.baseAddress, x.count)
            }
        })
    }

    @inlinable @inline(__always)
    static func diffForm<T: Number>(
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("out", out, Swift.max(x.count - 1, 0), "one less than x holds")
        try done(x.withValues { x in
            out.withMutableValues { out in
                kernel(x.baseAddress, out.baseAddress, x.count)
            }
        })
    }

    @inlinable @inline(__always)
    static func map1aForm<T: Number>(
        _ alpha: T,
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (T, UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("out", out, x.count, "as many as x holds")
        try done(x.withValues { x in
            out.withMutableValues { out in
                kernel(alpha, x.baseAddress, out.baseAddress, x.count)
            }
        })
    }

    @inlinable @inline(__always)
    static func map2aForm<T: Number>(
        _ alpha: T,
        _ x: some Numbers<T>,
        _ y: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (T, UnsafePointer<T>?, UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("y", y, x.count, "as many as x holds")
        try exactly("out", out, x.count, "as many as x holds")
        try done(x.withValues { x in
            y.withValues { y in
                out.withMutableValues { out in
                    kernel(alpha, x.baseAddress, y.baseAddress, out.baseAddress, x.count)
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func rows1Form<T: Number>(
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ rows: Int,
        _ cols: Int,
        _ stride: Int?,
        _ kernel: (UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int, Int, Int) -> Int32
    ) throws(VecsolveError) {
        let rows = try size("rows", rows)
        let cols = try size("cols", cols)
        let stride = try size("stride", stride ?? cols)
        try matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try done(x.withValues { x in
            out.withMutableValues { out in
                kernel(x.baseAddress, out.baseAddress, rows, cols, stride)
            }
        })
    }

    @inlinable @inline(__always)
    static func foldRowsForm<T: Number>(
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ cols: Int,
        _ stride: Int?,
        _ kernel: (UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int, Int, Int) -> Int32
    ) throws(VecsolveError) {
        let cols = try size("cols", cols)
        let stride = try size("stride", stride ?? cols)
        try matrix("x", x, out.count, cols, "stride", stride, "len(out) x cols, a row every stride values")
        try done(x.withValues { x in
            out.withMutableValues { out in
                kernel(x.baseAddress, out.baseAddress, out.count, cols, stride)
            }
        })
    }

    @inlinable @inline(__always)
    static func layernormForm<T: Number>(
        _ x: some Numbers<T>,
        _ gamma: (any Numbers<T>)?,
        _ beta: (any Numbers<T>)?,
        _ eps: T,
        _ out: inout some MutableNumbers<T>,
        _ rows: Int,
        _ cols: Int,
        _ stride: Int?,
        _ kernel: (UnsafePointer<T>?, UnsafePointer<T>?, UnsafePointer<T>?, T, UnsafeMutablePointer<T>?, Int, Int, Int) -> Int32
    ) throws(VecsolveError) {
        let rows = try size("rows", rows)
        let cols = try size("cols", cols)
        let stride = try size("stride", stride ?? cols)
        try matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        if let gamma { try exactly("gamma", gamma, cols, "cols values") }
        if let beta { try exactly("beta", beta, cols, "cols values") }
        try matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try done(x.withValues { x in
            withMaybe(gamma) { gamma in
                withMaybe(beta) { beta in
                    out.withMutableValues { out in
                        kernel(x.baseAddress, gamma, beta, eps, out.baseAddress, rows, cols, stride)
                    }
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func rmsnormForm<T: Number>(
        _ x: some Numbers<T>,
        _ gamma: (any Numbers<T>)?,
        _ eps: T,
        _ out: inout some MutableNumbers<T>,
        _ rows: Int,
        _ cols: Int,
        _ stride: Int?,
        _ kernel: (UnsafePointer<T>?, UnsafePointer<T>?, T, UnsafeMutablePointer<T>?, Int, Int, Int) -> Int32
    ) throws(VecsolveError) {
        let rows = try size("rows", rows)
        let cols = try size("cols", cols)
        let stride = try size("stride", stride ?? cols)
        try matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        if let gamma { try exactly("gamma", gamma, cols, "cols values") }
        try matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try done(x.withValues { x in
            withMaybe(gamma) { gamma in
                out.withMutableValues { out in
                    kernel(x.baseAddress, gamma, eps, out.baseAddress, rows, cols, stride)
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func ropeForm<T: Number>(
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ position: Int,
        _ base: Double,
        _ interleaved: Bool,
        _ rows: Int,
        _ cols: Int,
        _ stride: Int?,
        _ kernel: (UnsafePointer<T>?, UnsafeMutablePointer<T>?, UInt32, Double, UInt32, Int, Int, Int) -> Int32
    ) throws(VecsolveError) {
        let position = try whole("position", position)
        let rows = try size("rows", rows)
        let cols = try size("cols", cols)
        let stride = try size("stride", stride ?? cols)
        try matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try done(x.withValues { x in
            out.withMutableValues { out in
                kernel(x.baseAddress, out.baseAddress, position, base, interleaved ? 1 : 0, rows, cols, stride)
            }
        })
    }

    @inlinable @inline(__always)
    static func rows2Form<T: Number>(
        _ x: some Numbers<T>,
        _ y: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ rows: Int,
        _ cols: Int,
        _ stride: Int?,
        _ kernel: (UnsafePointer<T>?, UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int, Int, Int) -> Int32
    ) throws(VecsolveError) {
        let rows = try size("rows", rows)
        let cols = try size("cols", cols)
        let stride = try size("stride", stride ?? cols)
        try matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try matrix("y", y, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try done(x.withValues { x in
            y.withValues { y in
                out.withMutableValues { out in
                    kernel(x.baseAddress, y.baseAddress, out.baseAddress, rows, cols, stride)
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func distancesForm<T: Number, Score: Number>(
        _ metric: Metric,
        _ q: some Numbers<T>,
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<Score>,
        _ stride: Int?,
        _ kernel: (UInt32, UnsafePointer<T>?, UnsafePointer<T>?, UnsafeMutablePointer<Score>?, Int, Int, Int) -> Int32
    ) throws(VecsolveError) {
        let stride = try size("stride", stride ?? q.count)
        try matrix("x", x, out.count, q.count, "stride", stride, "len(out) x len(q), a row every stride values")
        try done(q.withValues { q in
            x.withValues { x in
                out.withMutableValues { out in
                    kernel(metric.rawValue, q.baseAddress, x.baseAddress, out.baseAddress, out.count, q.count, stride)
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func searchForm<T: Number, Score: Number>(
        _ metric: Metric,
        _ q: some Numbers<T>,
        _ x: some Numbers<T>,
        _ indices: inout some MutableNumbers<UInt32>,
        _ scores: inout some MutableNumbers<Score>,
        _ queries: Int,
        _ rows: Int,
        _ cols: Int,
        _ stride: Int?,
        _ k: Int,
        _ kernel: (UInt32, UnsafePointer<T>?, UnsafePointer<T>?, UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<Score>?, Int, Int, Int, Int, Int) -> Int32
    ) throws(VecsolveError) {
        let queries = try size("queries", queries)
        let rows = try size("rows", rows)
        let cols = try size("cols", cols)
        let stride = try size("stride", stride ?? cols)
        let k = try size("k", k)
        try least("q", q, times(queries, cols), "at least queries * cols values")
        try matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
        try least("indices", indices, times(queries, k), "at least queries * k values")
        try least("scores", scores, times(queries, k), "at least queries * k values")
        try done(q.withValues { q in
            x.withValues { x in
                indices.withMutableValues { indices in
                    scores.withMutableValues { scores in
                        kernel(
                            metric.rawValue,
                            q.baseAddress,
                            x.baseAddress,
                            indices.baseAddress,
                            scores.baseAddress,
                            queries,
                            rows,
                            cols,
                            stride,
                            k
                        )
                    }
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func argsortForm<T: Number>(
        _ x: some Numbers<T>,
        _ indices: inout some MutableNumbers<UInt32>,
        _ kernel: (UnsafePointer<T>?, UnsafeMutablePointer<UInt32>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("indices", indices, x.count, "as many as x holds")
        try done(x.withValues { x in
            indices.withMutableValues { indices in
                kernel(x.baseAddress, indices.baseAddress, x.count)
            }
        })
    }

    @inlinable @inline(__always)
    static func gemvForm<T: Number>(
        _ trans: Bool,
        _ m: Int,
        _ n: Int,
        _ alpha: T,
        _ a: some Numbers<T>,
        _ lda: Int?,
        _ x: some Numbers<T>,
        _ beta: T,
        _ y: inout some MutableNumbers<T>,
        _ kernel: (UInt32, Int, Int, T, UnsafePointer<T>?, Int, UnsafePointer<T>?, T, UnsafeMutablePointer<T>?) -> Int32
    ) throws(VecsolveError) {
        let m = try size("m", m)
        let n = try size("n", n)
        let lda = try size("lda", lda ?? n)
        try matrix("a", a, m, n, "lda", lda, "m x n, a row every lda values")
        try exactly("x", x, (trans ? m : n), "n values, m with trans")
        try exactly("y", y, (trans ? n : m), "m values, n with trans")
        try done(a.withValues { a in
            x.withValues { x in
                y.withMutableValues { y in
                    kernel(trans ? 1 : 0, m, n, alpha, a.baseAddress, lda, x.baseAddress, beta, y.baseAddress)
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func gemmForm<T: Number>(
        _ transA: Bool,
        _ transB: Bool,
        _ m: Int,
        _ n: Int,
        _ k: Int,
        _ alpha: T,
        _ a: some Numbers<T>,
        _ lda: Int?,
        _ b: some Numbers<T>,
        _ ldb: Int?,
        _ beta: T,
        _ c: inout some MutableNumbers<T>,
        _ ldc: Int?,
        _ work: inout some MutableNumbers<T>,
        _ kernel: (UInt32, UInt32, Int, Int, Int, T, UnsafePointer<T>?, Int, UnsafePointer<T>?, Int, T, UnsafeMutablePointer<T>?, Int, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        let m = try size("m", m)
        let n = try size("n", n)
        let k = try size("k", k)
        let lda = try size("lda", lda ?? (transA ? m : k))
        let ldb = try size("ldb", ldb ?? (transB ? k : n))
        let ldc = try size("ldc", ldc ?? n)
        try matrix("a", a, (transA ? k : m), (transA ? m : k), "lda", lda, "m x k, k x m with transA, a row every lda values")
        try matrix("b", b, (transB ? n : k), (transB ? k : n), "ldb", ldb, "k x n, n x k with transB, a row every ldb values")
        try matrix("c", c, m, n, "ldc", ldc, "m x n, a row every ldc values")
        try done(a.withValues { a in
            b.withValues { b in
                c.withMutableValues { c in
                    work.withMutableValues { work in
                        kernel(
                            transA ? 1 : 0,
                            transB ? 1 : 0,
                            m,
                            n,
                            k,
                            alpha,
                            a.baseAddress,
                            lda,
                            b.baseAddress,
                            ldb,
                            beta,
                            c.baseAddress,
                            ldc,
                            work.baseAddress,
                            work.count
                        )
                    }
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func transposeForm<T: Number>(
        _ m: Int,
        _ n: Int,
        _ a: some Numbers<T>,
        _ lda: Int?,
        _ b: inout some MutableNumbers<T>,
        _ ldb: Int?,
        _ kernel: (Int, Int, UnsafePointer<T>?, Int, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        let m = try size("m", m)
        let n = try size("n", n)
        let lda = try size("lda", lda ?? n)
        let ldb = try size("ldb", ldb ?? m)
        try matrix("a", a, m, n, "lda", lda, "m x n, a row every lda values")
        try matrix("b", b, n, m, "ldb", ldb, "n x m, a row every ldb values")
        try done(a.withValues { a in
            b.withMutableValues { b in
                kernel(m, n, a.baseAddress, lda, b.baseAddress, ldb)
            }
        })
    }

    @inlinable @inline(__always)
    static func syrkForm<T: Number>(
        _ lower: Bool,
        _ trans: Bool,
        _ n: Int,
        _ k: Int,
        _ alpha: T,
        _ a: some Numbers<T>,
        _ lda: Int?,
        _ beta: T,
        _ c: inout some MutableNumbers<T>,
        _ ldc: Int?,
        _ work: inout some MutableNumbers<T>,
        _ kernel: (UInt32, UInt32, Int, Int, T, UnsafePointer<T>?, Int, T, UnsafeMutablePointer<T>?, Int, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        let n = try size("n", n)
        let k = try size("k", k)
        let lda = try size("lda", lda ?? (trans ? n : k))
        let ldc = try size("ldc", ldc ?? n)
        try matrix("a", a, (trans ? k : n), (trans ? n : k), "lda", lda, "n x k, k x n with trans, a row every lda values")
        try matrix("c", c, n, n, "ldc", ldc, "n x n, a row every ldc values")
        try done(a.withValues { a in
            c.withMutableValues { c in
                work.withMutableValues { work in
                    kernel(
                        lower ? 1 : 0,
                        trans ? 1 : 0,
                        n,
                        k,
                        alpha,
                        a.baseAddress,
                        lda,
                        beta,
                        c.baseAddress,
                        ldc,
                        work.baseAddress,
                        work.count
                    )
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func trsmForm<T: Number>(
        _ right: Bool,
        _ lower: Bool,
        _ trans: Bool,
        _ unit: Bool,
        _ m: Int,
        _ n: Int,
        _ alpha: T,
        _ a: some Numbers<T>,
        _ lda: Int?,
        _ b: inout some MutableNumbers<T>,
        _ ldb: Int?,
        _ work: inout some MutableNumbers<T>,
        _ kernel: (UInt32, UInt32, UInt32, UInt32, Int, Int, T, UnsafePointer<T>?, Int, UnsafeMutablePointer<T>?, Int, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        let m = try size("m", m)
        let n = try size("n", n)
        let lda = try size("lda", lda ?? (right ? n : m))
        let ldb = try size("ldb", ldb ?? n)
        try matrix("a", a, (right ? n : m), (right ? n : m), "lda", lda, "m x m, n x n with right, a row every lda values")
        try matrix("b", b, m, n, "ldb", ldb, "m x n, a row every ldb values")
        try done(a.withValues { a in
            b.withMutableValues { b in
                work.withMutableValues { work in
                    kernel(
                        right ? 1 : 0,
                        lower ? 1 : 0,
                        trans ? 1 : 0,
                        unit ? 1 : 0,
                        m,
                        n,
                        alpha,
                        a.baseAddress,
                        lda,
                        b.baseAddress,
                        ldb,
                        work.baseAddress,
                        work.count
                    )
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func spmvForm<T: Number>(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<T>,
        _ x: some Numbers<T>,
        _ y: inout some MutableNumbers<T>,
        _ kernel: (Int, Int, UnsafePointer<UInt32>?, UnsafePointer<UInt32>?, UnsafePointer<T>?, UnsafePointer<T>?, UnsafeMutablePointer<T>?) -> Int32
    ) throws(VecsolveError) {
        try exactly("row_ptr", rowPtr, y.count + 1, "one more than y holds")
        try least("col", col, last(rowPtr), "at least as many as the last value of rowPtr says")
        try least("val", val, last(rowPtr), "at least as many as the last value of rowPtr says")
        try done(rowPtr.withValues { rowPtr in
            col.withValues { col in
                val.withValues { val in
                    x.withValues { x in
                        y.withMutableValues { y in
                            kernel(
                                y.count,
                                x.count,
                                rowPtr.baseAddress,
                                col.baseAddress,
                                val.baseAddress,
                                x.baseAddress,
                                y.baseAddress
                            )
                        }
                    }
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func spmvTForm<T: Number>(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<T>,
        _ x: some Numbers<T>,
        _ y: inout some MutableNumbers<T>,
        _ kernel: (Int, Int, UnsafePointer<UInt32>?, UnsafePointer<UInt32>?, UnsafePointer<T>?, UnsafePointer<T>?, UnsafeMutablePointer<T>?) -> Int32
    ) throws(VecsolveError) {
        try exactly("row_ptr", rowPtr, x.count + 1, "one more than x holds")
        try least("col", col, last(rowPtr), "at least as many as the last value of rowPtr says")
        try least("val", val, last(rowPtr), "at least as many as the last value of rowPtr says")
        try done(rowPtr.withValues { rowPtr in
            col.withValues { col in
                val.withValues { val in
                    x.withValues { x in
                        y.withMutableValues { y in
                            kernel(
                                x.count,
                                y.count,
                                rowPtr.baseAddress,
                                col.baseAddress,
                                val.baseAddress,
                                x.baseAddress,
                                y.baseAddress
                            )
                        }
                    }
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func spmvRowsForm<T: Number>(
        _ rows: Int,
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<T>,
        _ subset: some Numbers<UInt32>,
        _ x: some Numbers<T>,
        _ y: inout some MutableNumbers<T>,
        _ kernel: (Int, Int, UnsafePointer<UInt32>?, UnsafePointer<UInt32>?, UnsafePointer<T>?, UnsafePointer<UInt32>?, Int, UnsafePointer<T>?, UnsafeMutablePointer<T>?) -> Int32
    ) throws(VecsolveError) {
        let rows = try size("rows", rows)
        try exactly("row_ptr", rowPtr, rows + 1, "rows + 1 values")
        try least("col", col, last(rowPtr), "at least as many as the last value of rowPtr says")
        try least("val", val, last(rowPtr), "at least as many as the last value of rowPtr says")
        try exactly("y", y, subset.count, "as many as subset holds")
        try done(rowPtr.withValues { rowPtr in
            col.withValues { col in
                val.withValues { val in
                    subset.withValues { subset in
                        x.withValues { x in
                            y.withMutableValues { y in
                                kernel(
                                    rows,
                                    x.count,
                                    rowPtr.baseAddress,
                                    col.baseAddress,
                                    val.baseAddress,
                                    subset.baseAddress,
                                    subset.count,
                                    x.baseAddress,
                                    y.baseAddress
                                )
                            }
                        }
                    }
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func spmmForm<T: Number>(
        _ rows: Int,
        _ cols: Int,
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<T>,
        _ n: Int,
        _ b: some Numbers<T>,
        _ ldb: Int?,
        _ c: inout some MutableNumbers<T>,
        _ ldc: Int?,
        _ kernel: (Int, Int, UnsafePointer<UInt32>?, UnsafePointer<UInt32>?, UnsafePointer<T>?, Int, UnsafePointer<T>?, Int, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        let rows = try size("rows", rows)
        let cols = try size("cols", cols)
        let n = try size("n", n)
        let ldb = try size("ldb", ldb ?? n)
        let ldc = try size("ldc", ldc ?? n)
        try exactly("row_ptr", rowPtr, rows + 1, "rows + 1 values")
        try least("col", col, last(rowPtr), "at least as many as the last value of rowPtr says")
        try least("val", val, last(rowPtr), "at least as many as the last value of rowPtr says")
        try matrix("b", b, cols, n, "ldb", ldb, "cols x n, a row every ldb values")
        try matrix("c", c, rows, n, "ldc", ldc, "rows x n, a row every ldc values")
        try done(rowPtr.withValues { rowPtr in
            col.withValues { col in
                val.withValues { val in
                    b.withValues { b in
                        c.withMutableValues { c in
                            kernel(
                                rows,
                                cols,
                                rowPtr.baseAddress,
                                col.baseAddress,
                                val.baseAddress,
                                n,
                                b.baseAddress,
                                ldb,
                                c.baseAddress,
                                ldc
                            )
                        }
                    }
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func histogramForm<T: Number>(
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int, Int) -> Int32
    ) throws(VecsolveError) {
        try done(x.withValues { x in
            out.withMutableValues { out in
                kernel(x.baseAddress, out.baseAddress, x.count, out.count)
            }
        })
    }

    @inlinable @inline(__always)
    static func prefixSumForm<T: Number>(
        _ x: some Numbers<T>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (UnsafePointer<T>?, UnsafeMutablePointer<T>?, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("out", out, x.count + 1, "one more than x holds")
        try done(x.withValues { x in
            out.withMutableValues { out in
                kernel(x.baseAddress, out.baseAddress, x.count)
            }
        })
    }

    @inlinable @inline(__always)
    static func gatherForm<T: Number>(
        _ x: some Numbers<T>,
        _ index: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (UnsafePointer<T>?, UnsafePointer<UInt32>?, UnsafeMutablePointer<T>?, Int, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("out", out, index.count, "as many as index holds")
        try done(x.withValues { x in
            index.withValues { index in
                out.withMutableValues { out in
                    kernel(x.baseAddress, index.baseAddress, out.baseAddress, x.count, index.count)
                }
            }
        })
    }

    @inlinable @inline(__always)
    static func scatterForm<T: Number>(
        _ x: some Numbers<T>,
        _ index: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<T>,
        _ kernel: (UnsafePointer<T>?, UnsafePointer<UInt32>?, UnsafeMutablePointer<T>?, Int, Int) -> Int32
    ) throws(VecsolveError) {
        try exactly("index", index, x.count, "as many as x holds")
        try done(x.withValues { x in
            index.withValues { index in
                out.withMutableValues { out in
                    kernel(x.baseAddress, index.baseAddress, out.baseAddress, x.count, out.count)
                }
            }
        })
    }
}
