;; One function to call, and one that calls out.
(module
  (import "host" "report" (func $report (param i64) (result i64)))
  (global $sum (mut i64) (i64.const 0))
  (func (export "step") (param $x i64) (result i64)
    (global.set $sum (i64.add (global.get $sum) (local.get $x)))
    (global.get $sum))
  (func (export "drive") (param $n i64) (result i64)
    (local $last i64)
    (block $done
      (loop $next
        (br_if $done (i64.eqz (local.get $n)))
        (local.set $last (call $report (local.get $n)))
        (local.set $n (i64.sub (local.get $n) (i64.const 1)))
        (br $next)))
    (local.get $last)))
